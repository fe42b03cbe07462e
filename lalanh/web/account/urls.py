"""
The addresses of signing in: only the flows we use, under the names allauth looks them up by.

E-mail management, sign-up and sign-in by code are left out on purpose.
"""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as keys
from django.urls import path, re_path

_RESET = r"^mat-khau/quen/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$"

urlpatterns = [
    path("dang-nhap/", account.login, name="account_login"),
    path("dang-nhap/khoa/", keys.login_webauthn, name="mfa_login_webauthn"),
    path("dang-nhap/ma/", mfa.authenticate, name="mfa_authenticate"),
    path("dang-xuat/", account.logout, name="account_logout"),
    path("dang-ky/", account.signup, name="account_signup"),
    path("da-khoa/", account.account_inactive, name="account_inactive"),
    path("xac-nhan/", account.reauthenticate, name="account_reauthenticate"),
    path("xac-nhan/ma/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("xac-nhan/khoa/", keys.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("mat-khau/doi/", account.password_change, name="account_change_password"),
    path("mat-khau/dat/", account.password_set, name="account_set_password"),
    path("mat-khau/quen/", account.password_reset, name="account_reset_password"),
    path("mat-khau/quen/da-gui/", account.password_reset_done, name="account_reset_password_done"),
    path(
        "mat-khau/quen/da-dat/",
        account.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    re_path(_RESET, account.password_reset_from_key, name="account_reset_password_from_key"),
    path("", mfa.index, name="mfa_index"),
    path("ung-dung/bat/", totp.activate_totp, name="mfa_activate_totp"),
    path("ung-dung/tat/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("khoa/", keys.list_webauthn, name="mfa_list_webauthn"),
    path("khoa/them/", keys.add_webauthn, name="mfa_add_webauthn"),
    path("khoa/<int:pk>/", keys.edit_webauthn, name="mfa_edit_webauthn"),
    path("khoa/<int:pk>/bo/", keys.remove_webauthn, name="mfa_remove_webauthn"),
    path("ma-du-phong/", codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("ma-du-phong/lap/", codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("ma-du-phong/tai/", codes.download_recovery_codes, name="mfa_download_recovery_codes"),
]

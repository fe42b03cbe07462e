"""Allauth's forms with our labels, help and look."""

from typing import Any, ClassVar

from allauth.account import forms as account
from allauth.mfa.base import forms as mfa
from allauth.mfa.recovery_codes.forms import GenerateRecoveryCodesForm
from allauth.mfa.totp.forms import ActivateTOTPForm, DeactivateTOTPForm
from allauth.mfa.webauthn import forms as webauthn
from django import forms

from lalanh.base.form_sentences import speak_plainly

_NEW_PASSWORD = "Ít nhất 12 ký tự. Một câu dài dễ nhớ tốt hơn một từ ngắn khó nhớ."
_AGAIN = "Ghi lại mật khẩu mới"


class Dressed(forms.Form):
    """Puts labels and help of our own on the fields of the form it is mixed into."""

    template_name = "ui/form.html"
    labels: ClassVar[dict[str, str]] = {}
    helps: ClassVar[dict[str, str]] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.label = self.labels.get(name, field.label)
            field.help_text = self.helps.get(name, "")
            field.widget.attrs.pop("placeholder", None)
            speak_plainly(field)


class LogIn(Dressed, account.LoginForm):
    """Name and password."""

    labels: ClassVar = {"login": "Tên đăng nhập hoặc thư điện tử", "password": "Mật khẩu"}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].widget.attrs |= {
            "autocomplete": "username webauthn",
            "autocapitalize": "none",
            "spellcheck": "false",
        }


class ChangePassword(Dressed, account.ChangePasswordForm):
    """The old password and a new one."""

    labels: ClassVar = {
        "oldpassword": "Mật khẩu hiện tại",
        "password1": "Mật khẩu mới",
        "password2": _AGAIN,
    }
    helps: ClassVar = {"password1": _NEW_PASSWORD}


class SetPassword(Dressed, account.SetPasswordForm):
    """A first password."""

    labels: ClassVar = {"password1": "Mật khẩu mới", "password2": _AGAIN}
    helps: ClassVar = {"password1": _NEW_PASSWORD}


class ResetPassword(Dressed, account.ResetPasswordForm):
    """Where to send the link."""

    labels: ClassVar = {"email": "Thư điện tử"}


class ResetPasswordKey(Dressed, account.ResetPasswordKeyForm):
    """The new password, after the link was opened."""

    labels: ClassVar = {"password1": "Mật khẩu mới", "password2": _AGAIN}
    helps: ClassVar = {"password1": _NEW_PASSWORD}


class Reauthenticate(Dressed, account.ReauthenticateForm):
    """The password once more."""

    labels: ClassVar = {"password": "Mật khẩu"}


class _Code(Dressed):
    """A code from the telephone is digits; a numeric keyboard suits it."""

    labels: ClassVar = {"code": "Mã xác thực hoặc mã dự phòng"}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].widget.attrs |= {"inputmode": "numeric", "autofocus": True}


class Authenticate(_Code, mfa.AuthenticateForm):
    """The second step of signing in."""


class ReauthenticateByCode(_Code, mfa.ReauthenticateForm):
    """The second step once more."""


class ActivateTOTP(_Code, ActivateTOTPForm):
    """The first code of a new authenticator."""

    labels: ClassVar = {"code": "Mã sáu số trong ứng dụng"}


class DeactivateTOTP(Dressed, DeactivateTOTPForm):
    """Nothing to fill in."""


class GenerateRecoveryCodes(Dressed, GenerateRecoveryCodesForm):
    """Nothing to fill in."""


class AddKey(Dressed, webauthn.AddWebAuthnForm):
    """A new passkey or security key."""

    labels: ClassVar = {"name": "Tên khóa", "passwordless": "Dùng khóa này thay mật khẩu"}
    helps: ClassVar = {
        "name": "Để phân biệt các khóa, ví dụ “Điện thoại” hay “Khóa cắm ở cơ quan”.",
        "passwordless": "Khóa phải có vân tay, khuôn mặt hoặc mã PIN.",
    }


class EditKey(Dressed, webauthn.EditWebAuthnForm):
    """Another name for a key."""

    labels: ClassVar = {"name": "Tên khóa"}


class AuthenticateByKey(Dressed, webauthn.AuthenticateWebAuthnForm):
    """A key as the second step; the browser fills in the hidden answer."""


class LogInByKey(Dressed, webauthn.LoginWebAuthnForm):
    """A key in place of name and password."""


class ReauthenticateByKey(Dressed, webauthn.ReauthenticateWebAuthnForm):
    """A key once more."""

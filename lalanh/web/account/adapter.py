"""What allauth asks of us: nobody signs up by themselves, and errors speak Vietnamese."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest

_NO_MATCH = (
    "Tên đăng nhập hoặc mật khẩu không đúng. Hãy kiểm tra bộ gõ tiếng Việt và phím chữ hoa "
    "rồi thử lại."
)
_WRONG_CODE = "Mã không đúng hoặc đã hết hạn. Hãy ghi mã đang hiện trong ứng dụng."
_TOO_MANY = "Đã thử sai quá nhiều lần. Hãy đợi năm phút rồi thử lại."

_WAYS = {
    "reauthenticate": "Dùng mật khẩu",
    "mfa_reauthenticate": "Dùng mã xác thực hoặc mã dự phòng",
    "mfa_reauthenticate:webauthn": "Dùng khóa truy cập",
}


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are made by a keeper, never by a visitor."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": "Tài khoản này đã khóa. Hãy liên hệ người quản trị của cơ quan.",
        "email_password_mismatch": _NO_MATCH,
        "username_password_mismatch": _NO_MATCH,
        "invalid_login": _NO_MATCH,
        "enter_current_password": "Mật khẩu hiện tại không đúng.",
        "incorrect_password": "Mật khẩu không đúng.",
        "incorrect_code": _WRONG_CODE,
        "invalid_password_reset": "Liên kết đã được dùng hoặc quá hạn. Hãy xin liên kết khác.",
        "too_many_login_attempts": _TOO_MANY,
        "rate_limited": _TOO_MANY,
        "same_as_current": "Mật khẩu mới phải khác mật khẩu hiện tại.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Refuse every sign-up."""
        return False

    def get_reauthentication_methods(self, user: AbstractBaseUser) -> list[dict[str, str]]:
        """Name the ways to confirm oneself in Vietnamese."""
        ways: list[dict[str, str]] = super().get_reauthentication_methods(user)
        return [way | {"description": _WAYS.get(way["id"], way["description"])} for way in ways]


class MFAAdapter(DefaultMFAAdapter):
    """The second step of signing in."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "cannot_delete_authenticator": "Tài khoản này phải có bước xác thực thứ hai.",
        "cannot_generate_recovery_codes": (
            "Hãy bật ứng dụng xác thực hoặc thêm khóa truy cập trước khi lập mã dự phòng."
        ),
        "incorrect_code": _WRONG_CODE,
    }

    def generate_authenticator_name(self, user: AbstractBaseUser, type: Authenticator.Type) -> str:
        """Name a new key by its number."""
        number = Authenticator.objects.filter(user_id=user.pk, type=type).count() + 1
        return f"Khóa {number}"

"""What a password must be, said in Vietnamese: Django's catalogue has no words for it."""

from django.contrib.auth.password_validation import (
    CommonPasswordValidator,
    MinimumLengthValidator,
    UserAttributeSimilarityValidator,
)


class LongEnough(MinimumLengthValidator):
    """At least so many characters."""

    def get_error_message(self) -> str:
        """Say how long it must be."""
        return f"Mật khẩu quá ngắn: cần ít nhất {self.min_length} ký tự. Hãy ghép vài từ thành câu."

    def get_help_text(self) -> str:
        """Say it beforehand."""
        return f"Ít nhất {self.min_length} ký tự."


class NotCommon(CommonPasswordValidator):
    """Not on the list of passwords that are tried first."""

    def get_error_message(self) -> str:
        """Say what is wrong with it."""
        return "Mật khẩu này quá quen thuộc nên dễ bị đoán. Hãy chọn câu khác."

    def get_help_text(self) -> str:
        """Say it beforehand."""
        return "Không dùng mật khẩu quá quen thuộc."


class NotOneself(UserAttributeSimilarityValidator):
    """Not one's own name or address."""

    def get_error_message(self) -> str:
        """Say what is wrong with it."""
        return "Mật khẩu quá giống tên hoặc thư điện tử của bạn. Hãy chọn câu khác."

    def get_help_text(self) -> str:
        """Say it beforehand."""
        return "Không giống tên hoặc thư điện tử của bạn."

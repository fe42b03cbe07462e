"""Accounts: made by a keeper, closed but never deleted."""

from datetime import datetime

from lalanh.base.action import action
from lalanh.base.models import User
from lalanh.base.refusals import refused_as
from lalanh.kernel.errors import Refused

SYSTEM_USERNAME = "he-thong"


class UsernameTaken(Refused):
    """Another account has the sign-in name."""


def system_account() -> User:
    """Return the account under which the platform itself works; nobody can sign in with it."""
    user, created = User.objects.get_or_create(
        username=SYSTEM_USERNAME, defaults={"full_name": "Hệ thống Lá Lành", "is_active": False}
    )
    if created:
        user.set_unusable_password()
        user.save(update_fields=["password"])
    return user


@action("base.account.opened")
def open_account(
    *,
    username: str,
    full_name: str,
    email: str = "",
    password: str | None = None,
    is_operator: bool = False,
    by: User,
    at: datetime,
) -> User:
    """
    Open an account; without a password it waits for its owner to set one by e-mail.

    :raises UsernameTaken: if the sign-in name is in use, in whatever case it is written.
    """
    user = User(
        username=username, full_name=full_name, email=email, is_operator=is_operator, created_at=at
    )
    user.set_password(password)
    taken = UsernameTaken(
        f"Tên đăng nhập “{username}” đã có người dùng. Hãy chọn tên khác.", field="username"
    )
    with refused_as(taken, constraint="base_user_username_any_case"):
        user.save(force_insert=True)
    return user


@action("base.account.closed")
def close_account(*, user: User, by: User, at: datetime) -> User:
    """Close an account: it can no longer sign in, its history stays."""
    user.is_active = False
    user.save(update_fields=["is_active"])
    return user

"""Accounts of the staff site."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower


class UserManager(BaseUserManager["User"]):
    """Creates accounts; used by actions, by sign-in and by nothing else."""

    def get_by_natural_key(self, username: str | None) -> "User":
        """Find the account by its sign-in name, in any case."""
        return self.get(username__iexact=username)


class User(AbstractBaseUser):
    """
    An account of an officer, an accountant, a volunteer or of the system itself.

    What an account may do comes from the seats it holds in bodies, never from the account.
    """

    username = models.CharField("tên đăng nhập", max_length=60, unique=True)
    full_name = models.CharField("họ và tên", max_length=120)
    email = models.EmailField("thư điện tử", blank=True)
    phone = models.CharField("điện thoại công vụ", max_length=20, blank=True)
    is_active = models.BooleanField("được đăng nhập", default=True)
    is_operator = models.BooleanField("vận hành hệ thống", default=False)
    created_at = models.DateTimeField("tạo lúc", null=True)

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["full_name", "email"]

    class Meta:
        constraints = [
            models.UniqueConstraint(Lower("username"), name="base_user_username_any_case"),
            models.UniqueConstraint(
                Lower("email"),
                name="base_user_email_any_case",
                condition=~models.Q(email=""),
            ),
        ]

    objects = UserManager()

    def __str__(self) -> str:
        return f"{self.full_name} ({self.username})"

    def get_full_name(self) -> str:
        """Return the name shown on screens."""
        return self.full_name

    @property
    def is_staff(self) -> bool:
        """Operators may open the read-only admin."""
        return self.is_operator and self.is_active

    @property
    def is_superuser(self) -> bool:
        """Nobody is above the rules."""
        return False

    def has_perm(self, perm: str, obj: models.Model | None = None) -> bool:
        """Operators may look at every table in the admin, and change none."""
        return self.is_staff and perm.rpartition(".")[2].startswith("view_")

    def has_module_perms(self, app_label: str) -> bool:
        """Operators see every module in the admin."""
        return self.is_staff

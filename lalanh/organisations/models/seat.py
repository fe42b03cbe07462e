"""Which account works in which body, in which role, and until when."""

from django.conf import settings
from django.db import models

from lalanh.base.permissions import ROLE_NAMES
from lalanh.organisations.models.body import Body
from lalanh.organisations.models.validity import Dated


class Seat(Dated):
    """An account works in a body in one role; somebody with two roles holds two seats."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="seats"
    )
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="seats")
    role = models.CharField(
        "vai trò", max_length=16, choices=[(role.value, name) for role, name in ROLE_NAMES.items()]
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "body", "role"],
                condition=models.Q(valid_to__isnull=True),
                name="organisations_seat_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} @ {self.body_id} {self.role}"

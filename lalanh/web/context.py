"""What every staff page shows around its content."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from lalanh.web.menu import MENU


def frame(request: HttpRequest) -> dict[str, Any]:
    """Return the seat, the menu it may see, and the province's name."""
    seat = getattr(request, "seat", None)
    entries = [] if seat is None else [e for e in MENU if e.permission in seat.permissions]
    return {"seat": seat, "menu": entries, "province_name": settings.PROVINCE_NAME}

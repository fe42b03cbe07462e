"""
What lies on the desk of the first page.

A module adds a card by decorating a function beside its views:

    @desk.card("Nhiệm vụ sắp đến hạn", order=10, permission=Permission.SEE_TASKS,
               url_name="web:tasks")
    def due_soon(seat: SeatView, at: datetime) -> desk.Content:
        return desk.Content(figure="3", note="trong 7 ngày tới", rows=[...])
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from django.urls import reverse

from lalanh.base.permissions import Permission
from lalanh.organisations.queries import SeatView


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a card; `tone` and `badge` mark what is late or waits."""

    text: str
    url: str = ""
    note: str = ""
    badge: str = ""
    tone: str = "plain"


@dataclass(frozen=True, slots=True)
class Content:
    """What a card shows: a figure, a few rows, or the sentence that there is nothing."""

    figure: str = ""
    note: str = ""
    rows: list[Row] = field(default_factory=list)
    empty: str = "Không có gì đang chờ."


@dataclass(frozen=True, slots=True)
class Card:
    """A place on the desk: who sees it, where its heading leads, and what fills it."""

    title: str
    order: int
    permission: Permission
    url_name: str
    fill: Callable[[SeatView, datetime], Content]


@dataclass(frozen=True, slots=True)
class Filled:
    """A card as it lies on this seat's desk."""

    title: str
    url: str
    content: Content

    @property
    def is_quiet(self) -> bool:
        """Whether nothing waits here."""
        return not self.content.rows and self.content.figure in ("", "0")


CARDS: list[Card] = []

type Fill = Callable[[SeatView, datetime], Content]


def card(
    title: str, *, order: int, permission: Permission, url_name: str
) -> Callable[[Fill], Fill]:
    """Put what the function returns on the desk of every seat that holds the permission."""

    def register(fill: Fill) -> Fill:
        CARDS.append(Card(title, order, permission, url_name, fill))
        return fill

    return register


def laid_out(*, seat: SeatView, at: datetime) -> list[Filled]:
    """Return the filled cards of this seat, in their order."""
    return [
        Filled(title=card.title, url=reverse(card.url_name), content=card.fill(seat, at))
        for card in sorted(CARDS, key=lambda card: (card.order, card.title))
        if card.permission in seat.permissions
    ]

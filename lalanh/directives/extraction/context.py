"""Who bears the duties at a place of the tree, and what kind of part it is."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from lalanh.directives.extraction.bodies import Run
from lalanh.directives.extraction.deadlines import Event
from lalanh.directives.extraction.model import (
    Assignee,
    Deadline,
    Kind,
    Modality,
    Recurrence,
    Role,
)
from lalanh.directives.extraction.view import View

type Zone = Literal["duty", "purpose", "requirement", "scope", "loose", "told"]


@dataclass(frozen=True, slots=True)
class Bearer:
    """A body at a place of the view, with its role."""

    start: int
    end: int
    role: Role
    inherited: bool = False


@dataclass(frozen=True, slots=True)
class Context:
    """
    What a clause takes over from the headings above it.

    ``is_scoped``: its bearers are those for whom the whole plan is meant. ``works_with``: the
    line above ended in "phối hợp với:", so that those named in the items are partners, and the
    bearers have this role.
    """

    bearers: tuple[Bearer, ...] = ()
    modality: Modality = "assign"
    zone: Zone = "duty"
    is_headed: bool = False
    is_scoped: bool = False
    works_with: Role | None = None
    issued_on: date | None = None
    near: date | None = None
    no_older: date | None = None
    events: tuple[Event, ...] = ()

    def under(
        self, bearers: tuple[Bearer, ...], modality: Modality | None = None, *, headed: bool = False
    ) -> "Context":
        """Return the context below other bearers; ``headed``: a heading holds nothing but them."""
        return replace(
            self, bearers=bearers, modality=modality or self.modality, is_headed=headed,
            is_scoped=False, works_with=None,
        )  # fmt: skip


@dataclass(slots=True)
class Draft:
    """
    A clause on its way to a proposal; slots after it may still name bearers and time.

    ``shares_time``: its deadline is that of the whole part. ``verb`` is where its predicate
    begins, -1 where it has none of its own. ``lasting`` and ``place`` are the values of slots
    that say how long it lasts and where it is held.
    """

    start: int
    end: int
    section: tuple[str, ...]
    kind: Kind
    modality: Modality
    bearers: list[Bearer]
    deadline: Deadline | None = None
    recurrence: tuple[Recurrence, ...] = ()
    condition: tuple[int, int] | None = None
    verb: int = -1
    is_named: bool = False
    has_slot: bool = False
    is_loose: bool = False
    is_scoped: bool = False
    shares_time: bool = False
    lasting: tuple[int, int] | None = None
    place: tuple[int, int] | None = None


def bearers_of(run: Run, role: Role, *, inherited: bool = False) -> tuple[Bearer, ...]:
    """Return one bearer a body of the run."""
    return tuple(Bearer(a, b, role, inherited) for a, b in run.items if b > a)


def assignees(view: View, bearers: list[Bearer]) -> tuple[Assignee, ...]:
    """Return the bearers as proposals, each body and role once."""
    made: dict[tuple[int, str], Assignee] = {}
    for bearer in bearers:
        start, end = view.trimmed(bearer.start, bearer.end)
        if start < end:
            name = view.words(start, end)
            made.setdefault(
                (start, bearer.role),
                Assignee(view.span(start, end), name, bearer.role, bearer.inherited),
            )
    return tuple(made.values())

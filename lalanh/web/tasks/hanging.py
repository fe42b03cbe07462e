"""On the page before handing out: from which event the deadline of a clause runs."""

from dataclasses import dataclass

from lalanh.organisations.models import Body
from lalanh.tasks.models import Event
from lalanh.tasks.queries import events
from lalanh.tasks.queries.fan_out import Share
from lalanh.web.pages import AuthenticatedRequest

# A select for each clause: `su-kien-12` names the event of clause 12.
FIELD = "su-kien-"
OFFERED = 100


@dataclass(frozen=True, slots=True)
class Hanging:
    """A clause about to be given, and the events its deadline may run from."""

    share: Share
    field: str
    events: list[Event]
    # The event that is proposed, by its name or because it was set up a moment ago.
    meant: Event | None
    # The name of the event that the clause itself holds, as the document has it.
    held: str

    @property
    def is_new(self) -> bool:
        """Whether the clause is not given yet."""
        return not hasattr(self.share.clause, "task")

    @property
    def is_open(self) -> bool:
        """Whether the clause counts from an event, or holds one, and is not given yet."""
        counts = self.share.clause.relative_count is not None
        return self.is_new and (counts or bool(self.held))


def hangings(shares: list[Share], *, owner: Body) -> list[Hanging]:
    """Return the clauses in their order, each with the events that may be meant."""
    own = list(events.own(owner=owner)[:OFFERED])
    held = events.held_in(document=shares[0].clause.document) if shares else {}
    return [_hanging(share, own, owner, held) for share in shares]


def _hanging(share: Share, own: list[Event], owner: Body, names: dict[int, str]) -> Hanging:
    clause = share.clause
    held = names.get(clause.start, "") if clause.start is not None else ""
    if clause.relative_count is not None:
        held = ""
    return Hanging(
        share=share,
        field=f"{FIELD}{clause.pk}",
        events=own,
        meant=events.event_meant(clause=clause, owner=owner, held=held) if own else None,
        held=held,
    )


def chosen(request: AuthenticatedRequest) -> dict[int, Event]:
    """Return the events that were chosen, by the id of the clause; of this body only."""
    asked = {
        int(name.removeprefix(FIELD)): int(value)
        for name, value in request.POST.items()
        if name.startswith(FIELD)
        and name.removeprefix(FIELD).isdecimal()
        and isinstance(value, str)
        and value.isdecimal()
    }
    own = events.own(owner=request.seat.body).in_bulk(list(set(asked.values())))
    return {clause: own[event] for clause, event in asked.items() if event in own}

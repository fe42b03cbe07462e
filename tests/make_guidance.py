"""Builders of guidance a plan waits for."""

from lalanh.programmes.actions import guidance as actions
from lalanh.programmes.models import Guidance, Programme
from lalanh.tasks.actions import giving
from tests import make, make_directives
from tests.make_programmes import FIRST


def carried_out(person: make.Person) -> Programme:
    """The plan, handed out and carried out."""
    document = make_directives.handed_out(person)
    with make.eyes_of(person):
        return giving.carry_out(
            document=document, name="Vận động ủng hộ", short_name="Ủng hộ", starts_on=FIRST,
            ends_on=None, consolidator=None, by=person.user, at=make.AT,
        )  # fmt: skip


def guidance(person: make.Person, *, of: Programme | None = None) -> Guidance:
    """A guidance the plan waits for."""
    programme = of or carried_out(person)
    with make.eyes_of(person):
        return actions.await_guidance(
            programme=programme, title="Hướng dẫn tiếp nhận hàng", drafter=None,
            issuer=person.body, by=person.user, at=make.AT,
        )  # fmt: skip

"""Every night drafts what the books gained; in the morning a person looks and publishes."""

from datetime import datetime

from lalanh.base import accounts, nights, scope
from lalanh.base.models import User
from lalanh.fund.models import Fund
from lalanh.organisations.models import Body
from lalanh.transparency.actions import drafting


@nights.nightly("transparency.draft")
def ask_for_drafts(at: datetime) -> None:
    """Ask for a draft by each body that keeps a fund below no other that does."""
    by = accounts.system_account()
    for root in Body.objects.filter(parent__isnull=True).order_by("pk"):
        for keeper in _highest(_keepers(below=root, by=by)):
            with scope.looking_as(_eyes(keeper, by=by)):
                drafting.ask_for_draft(owner=keeper, by=by, at=at)


def _keepers(*, below: Body, by: User) -> list[Body]:
    """Return the bodies of a branch that keep a fund, each before those below it."""
    with scope.looking_as(_eyes(below, by=by)):
        ids = set(Fund.objects.values_list("owner_id", flat=True))
    return list(Body.objects.filter(pk__in=ids, path__startswith=below.path).order_by("path"))


def _highest(keepers: list[Body]) -> list[Body]:
    """Leave out whoever stands below another: the draft above holds its books too."""
    highest: list[Body] = []
    for keeper in keepers:
        if not any(keeper.path.startswith(above.path) for above in highest):
            highest.append(keeper)
    return highest


def _eyes(body: Body, *, by: User) -> scope.Scope:
    return scope.Scope(user_id=by.pk, body_id=body.pk, body_path=body.path)

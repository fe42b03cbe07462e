"""Every night drafts what the books gained; in the morning a person looks and publishes."""

from datetime import datetime

from lalanh.base import accounts, nights, scope
from lalanh.base.models import User
from lalanh.fund.models import Fund
from lalanh.organisations import body_queries
from lalanh.organisations.models import Body
from lalanh.transparency.actions import drafting


@nights.nightly("transparency.draft")
def ask_for_drafts(at: datetime) -> None:
    """Ask, in each branch where funds are kept, for one draft by the body that sees them all."""
    by = accounts.system_account()
    for root in Body.objects.filter(parent__isnull=True).order_by("pk"):
        keepers = _keepers(below=root, by=by)
        if keepers:
            owner = _above_all(keepers)
            with scope.looking_as(_eyes(owner, by=by)):
                drafting.ask_for_draft(owner=owner, by=by, at=at)


def _keepers(*, below: Body, by: User) -> list[Body]:
    """Return the bodies of a branch that keep a fund."""
    with scope.looking_as(_eyes(below, by=by)):
        ids = set(Fund.objects.values_list("owner_id", flat=True))
    return list(Body.objects.filter(pk__in=ids, path__startswith=below.path))


def _above_all(keepers: list[Body]) -> Body:
    """Return the lowest body that all stand below, or the only one itself: the log is one."""
    above = [*body_queries.ancestors(body=keepers[0]), keepers[0]]
    return [b for b in above if all(k.path.startswith(b.path) for k in keepers)][-1]


def _eyes(body: Body, *, by: User) -> scope.Scope:
    return scope.Scope(user_id=by.pk, body_id=body.pk, body_path=body.path)

"""
A worker killed while it publishes: the log and the file end as if nothing had happened.

Statements, booking and the whole database killed stand in tests/fund/test_import_killed.py.
"""

from pathlib import Path

import psycopg
import pytest
from django.conf import settings

from lalanh.transparency.actions import publishing
from lalanh.transparency.models import Publication
from lalanh.transparency.snapshot.verification import verify
from tests import make, make_fund, make_publication
from tests.conftest import Scratch
from tests.killing import finish, killed_in_the_middle

pytestmark = pytest.mark.processes

# The rows are written, and the worker wants to note so in the publication.
IN_THE_WAY = "SELECT 1 FROM transparency_publication FOR NO KEY UPDATE"


def leaves(scratch: Scratch) -> list[str]:
    """The public log as it lies in the database."""
    with psycopg.connect(scratch.url("owner")) as owner:
        rows = owner.execute("SELECT leaf FROM transparency_publishedrow ORDER BY number")
        return [leaf for (leaf,) in rows]


def drafted(scratch: Scratch) -> list[str]:
    """What the approved draft will add to it."""
    with psycopg.connect(scratch.url("owner")) as owner:
        rows = owner.execute("SELECT leaf FROM transparency_draftrow ORDER BY position")
        return [leaf for (leaf,) in rows]


def approved() -> tuple[make.Person, Publication]:
    """A publication that waits for the worker."""
    lan, hoa = make_fund.accountant(), make_publication.publisher()
    make_publication.booked_fund(lan)
    made = make_publication.draft(lan)
    with make.eyes_of(hoa):
        return lan, publishing.approve(publication=made, by=hoa.user, at=make.AT)


def test_a_publication_killed_again_and_again_is_published_once(scratch: Scratch) -> None:
    lan, publication = approved()

    killed_in_the_middle(scratch, IN_THE_WAY)
    killed_in_the_middle(scratch, IN_THE_WAY)
    between = leaves(scratch)
    finish(scratch)

    with make.eyes_of(lan):
        publication.refresh_from_db()
    assert between == []
    assert leaves(scratch)[:-1] == drafted(scratch)
    assert publication.state == "published"
    (file,) = Path(settings.SNAPSHOTS_DIR).glob("*.sqlite")
    verdict = verify(file)
    assert verdict.holds
    assert verdict.log is not None
    assert (verdict.log.size, verdict.log.root.hex()) == (6, publication.root)

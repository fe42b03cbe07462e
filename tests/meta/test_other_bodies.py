"""Whatever their role, Cường's people find nothing of another district at any staff address."""

import re
from collections.abc import Iterator

import pytest
from django.db.models import Model
from django.test import Client
from pytest_django import DjangoDbBlocker

from lalanh.base.models import Job
from lalanh.base.permissions import Role
from lalanh.directives.models import (
    Attachment,
    Citation,
    Clause,
    ClauseAssignee,
    Correction,
    Document,
    Draft,
    DraftEnclosure,
    Force,
    NumberSeries,
    Reading,
    Recipient,
)
from lalanh.fund.models import (
    Donation,
    Drive,
    Entry,
    Fund,
    PublicLetter,
    Statement,
    StatementLine,
)
from lalanh.programmes.models import Guidance, Programme
from lalanh.tasks.models import (
    Adaptation,
    Assignment,
    ContingencyPlan,
    Event,
    EventSite,
    Evidence,
    FilledSheet,
    Matter,
    Obstacle,
    ObstacleFile,
    PlanReport,
    Proposal,
    Report,
    Review,
    Solution,
    Task,
)
from lalanh.transparency.models import Publication
from tests import make, make_everything
from tests.make_everything import Cast
from tests.meta.test_addresses import _staff_pages
from tests.once import made_once, undone

pytestmark = pytest.mark.long

# What an address names, and the table its number is of.
OWNED: dict[str, type[Model]] = {
    "adaptation_id": Adaptation,
    "assignee_id": ClauseAssignee,
    "attachment_id": Attachment,
    "citation_id": Citation,
    "clause_id": Clause,
    "contingency_id": ContingencyPlan,
    "correction_id": Correction,
    "document_id": Document,
    "donation_id": Donation,
    "draft_id": Draft,
    "drive_id": Drive,
    "enclosure_id": DraftEnclosure,
    "entry_id": Entry,
    "event_id": Event,
    "evidence_id": Evidence,
    "force_id": Force,
    "fund_id": Fund,
    "job_id": Job,
    "letter_id": PublicLetter,
    "guidance_id": Guidance,
    "line_id": StatementLine,
    "matter_id": Matter,
    "obstacle_file_id": ObstacleFile,
    "obstacle_id": Obstacle,
    "part_id": Assignment,
    "plan_report_id": PlanReport,
    "programme_id": Programme,
    "proposal_id": Proposal,
    "publication_id": Publication,
    "reading_id": Reading,
    "recipient_id": Recipient,
    "report_id": Report,
    "series_id": NumberSeries,
    "review_id": Review,
    "sheet_id": FilledSheet,
    "site_id": EventSite,
    "solution_id": Solution,
    "statement_id": Statement,
    "task_id": Task,
}
# The register of bodies is open to all who work here; the others are tested with their pages.
OPEN = {
    "body_id", "charge_id", "committee_id", "form", "group_id", "holding_id",
    "member_id", "name_id", "notice_id", "number", "office_id", "pair_id", "period", "seat_id",
    "secret", "type_id", "unit_id",
}  # fmt: skip
ROLES = [Role.LEADER, Role.CLERK, Role.ACCOUNTANT, Role.PUBLISHER, Role.KEEPER]


def _names(path: str) -> list[str]:
    return re.findall(r"<(?:\w+:)?(\w+)>", path)


def _something_of_each(cast: Cast) -> dict[str, int]:
    """Let the others do one of everything; return a number of each."""
    make_everything.work(cast)
    with make.eyes_of(cast.keeper):
        return {"number": 1} | {name: _last(table) for name, table in OWNED.items()}


def _last(table: type[Model]) -> int:
    number = table._default_manager.order_by("pk").values_list("pk", flat=True).last()
    assert number is not None, table
    return int(number)


def test_every_number_in_an_address_is_of_a_known_table() -> None:
    unknown = {name for path, _ in _staff_pages() for name in _names(path)} - set(OWNED)

    assert unknown <= OPEN


@pytest.fixture(scope="module")
def _done(
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[tuple[Cast, dict[str, int]]]:
    with made_once(django_db_blocker, tmp_path_factory.mktemp("done")):
        cast = make_everything.cast()
        yield cast, _something_of_each(cast)


@pytest.fixture
def done(_done: tuple[Cast, dict[str, int]]) -> Iterator[tuple[Cast, dict[str, int]]]:
    """The cast after the others have done one of everything, and a number of each."""
    with undone():
        yield _done


@pytest.mark.parametrize("role", ROLES)
def test_no_address_shows_or_changes_what_belongs_elsewhere(
    done: tuple[Cast, dict[str, int]], client: Client, role: Role
) -> None:
    cast, numbers = done
    client.force_login(make_everything.colleague(cast, role).user)
    answered = {}
    for path, _ in _staff_pages():
        if set(_names(path)) & set(OWNED) and set(_names(path)) <= set(numbers):
            address = "/" + re.sub(r"<(?:\w+:)?(\w+)>", lambda m: str(numbers[m[1]]), path)
            for answer in (client.get(address), client.post(address)):
                if answer.status_code not in (403, 404, 405):
                    answered[address] = answer.status_code

    assert answered == {}

"""The book is drafted by one person, published by another, and proved by anyone."""

import datetime as dt
from contextlib import closing
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.db import IntegrityError, ProgrammingError, connection

from lalanh.base.models import Job
from lalanh.fund.models import Entry
from lalanh.transparency import queries
from lalanh.transparency.actions import drafting, publishing
from lalanh.transparency.models import Publication, PublishedRow
from lalanh.transparency.snapshot.reading import about, open_snapshot, published
from lalanh.transparency.snapshot.search import search
from lalanh.transparency.snapshot.verification import verify
from tests import make, make_fund, make_publication
from tests.make_organisations import refused

pytestmark = pytest.mark.django_db
TWO_DAYS_LATER = make_publication.NEXT_DAY + dt.timedelta(days=1)


@pytest.fixture
def keeper() -> make.Person:
    """Lan, who keeps a fund with four gifts and a fee in its book."""
    lan = make_fund.accountant()
    make_publication.booked_fund(lan)
    return lan


def test_a_draft_holds_every_entry_once_and_the_figures_of_the_book(keeper: make.Person) -> None:
    made = make_publication.draft(keeper)

    with make.eyes_of(keeper):
        assert made.row_count == Entry.objects.count()
    assert (made.in_vnd, made.out_vnd) == (3_900_000, 11_000)


def test_who_drafted_does_not_publish(keeper: make.Person) -> None:
    made = make_publication.draft(keeper)

    with make.eyes_of(keeper), refused(publishing.OwnDraft, match="người khác"):
        publishing.approve(publication=made, by=keeper.user, at=make.AT)


def test_a_published_day_can_be_verified_by_anyone(
    keeper: make.Person, settings: LazySettings
) -> None:
    made = make_publication.published(keeper)

    file = Path(settings.SNAPSHOTS_DIR) / made.file_name
    verdict = verify(file)
    assert made.state == "published"
    assert verdict.holds
    assert verdict.log is not None
    assert verdict.log.root.hex() == made.root


def test_the_file_shows_names_as_the_notice_said_and_hides_who_wished_so(
    keeper: make.Person, settings: LazySettings
) -> None:
    made = make_publication.published(keeper)

    with closing(open_snapshot(Path(settings.SNAPSHOTS_DIR) / made.file_name)) as file:
        named = search(file, query="nguyen van test")
        shown = {h.row.opening.donor_shown for h in search(file, query="").hits if h.row.opening}
        assert named.count == 1
        assert "Nhà hảo tâm" in shown
        assert search(file, query="an danh").count == 0


def test_nothing_is_published_twice(keeper: make.Person) -> None:
    make_publication.published(keeper)

    with make.eyes_of(keeper), refused(drafting.NothingNew, match="không có gì mới"):
        drafting.prepare(
            owner=keeper.body, through=make_fund.DAY, by=keeper.user, at=TWO_DAYS_LATER
        )


def test_one_draft_waits_at_a_time(keeper: make.Person) -> None:
    make_publication.draft(keeper)

    with make.eyes_of(keeper), refused(drafting.AnotherDraft, match="chờ công bố"):
        drafting.prepare(
            owner=keeper.body, through=make_fund.DAY, by=keeper.user, at=TWO_DAYS_LATER
        )


def test_a_day_is_published_when_it_is_over(keeper: make.Person) -> None:
    with make.eyes_of(keeper), refused(drafting.DayNotOver, match="hết ngày hôm qua"):
        drafting.prepare(owner=keeper.body, through=make_fund.DAY, by=keeper.user, at=make.AT)


def test_a_reversal_is_published_as_a_correction_that_points_back(
    keeper: make.Person, settings: LazySettings
) -> None:
    make_publication.published(keeper)
    with make.eyes_of(keeper):
        entry = Entry.objects.filter(kind="donation").order_by("pk")[0]
        make_fund.reversal(keeper, of=entry)

    second = make_publication.published(keeper, at=TWO_DAYS_LATER)

    with closing(open_snapshot(Path(settings.SNAPSHOTS_DIR) / second.file_name)) as file:
        first = published(file, [0])[0]
        answer = published(file, first.corrected_by)
    assert [row.row.amount_vnd for row in answer] == [-(first.row.amount_vnd or 0)]


def test_the_second_log_begins_with_the_first(keeper: make.Person, settings: LazySettings) -> None:
    first = make_publication.published(keeper)
    with make.eyes_of(keeper):
        make_fund.reversal(keeper, of=Entry.objects.filter(kind="donation").order_by("pk")[0])
    second = make_publication.published(keeper, at=TWO_DAYS_LATER)

    folder = Path(settings.SNAPSHOTS_DIR)
    assert verify(folder / second.file_name, previous=folder / first.file_name).holds
    with closing(open_snapshot(folder / second.file_name)) as file:
        assert about(file).previous.root.hex() == first.root


def test_a_later_wish_not_to_be_named_is_honoured_and_the_log_stays(
    keeper: make.Person, settings: LazySettings
) -> None:
    first = make_publication.published(keeper)
    with make.eyes_of(keeper):
        row = PublishedRow.objects.get(number=0)
        publishing.withhold_name(row=row, by=keeper.user, at=make_publication.NEXT_DAY)

    second = make_publication.published(keeper, at=TWO_DAYS_LATER)

    folder = Path(settings.SNAPSHOTS_DIR)
    with closing(open_snapshot(folder / second.file_name)) as file:
        assert published(file, [0])[0].is_withheld
    assert verify(folder / second.file_name, previous=folder / first.file_name).holds


def test_a_wish_noted_twice_is_said_so(keeper: make.Person) -> None:
    make_publication.published(keeper)
    with make.eyes_of(keeper):
        row = PublishedRow.objects.get(number=0)
        publishing.withhold_name(row=row, by=keeper.user, at=make.AT)

    with make.eyes_of(keeper), refused(publishing.AlreadyWithheld, match="đã không nêu tên"):
        publishing.withhold_name(row=row, by=keeper.user, at=make.AT)


def test_a_discarded_draft_frees_its_entries_for_the_next(keeper: make.Person) -> None:
    made = make_publication.draft(keeper)
    with make.eyes_of(keeper):
        publishing.discard(publication=made, reason="thiếu một khoản", by=keeper.user, at=make.AT)

    assert make_publication.draft(keeper).row_count == made.row_count


def test_a_draft_is_not_thrown_away_without_a_word(keeper: make.Person) -> None:
    made = make_publication.draft(keeper)

    with make.eyes_of(keeper), refused(publishing.ReasonMissing):
        publishing.discard(publication=made, reason=" ", by=keeper.user, at=make.AT)


def test_the_nightly_draft_says_when_there_is_nothing_new() -> None:
    lan = make_fund.accountant()
    with make.eyes_of(lan):
        job = drafting.ask_for_draft(owner=lan.body, by=lan.user, at=make.AT)
    make_fund.run_jobs()

    with make.eyes_of(lan):
        assert "không có gì mới" in Job.objects.get(pk=job.pk).result["said"]


def test_a_bake_that_was_killed_is_baked_again_to_the_same_bytes(
    keeper: make.Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = make_publication.draft(keeper)
    hoa = make_publication.publisher()
    with make.eyes_of(hoa):
        publishing.approve(publication=made, by=hoa.user, at=make_publication.NEXT_DAY)
    with monkeypatch.context() as broken:
        broken.setattr(publishing, "open_snapshot", _killed)
        with pytest.raises(KeyboardInterrupt):
            make_fund.run_jobs()

    make_fund.run_jobs()

    with make.eyes_of(keeper):
        after = Publication.objects.get(pk=made.pk)
        assert (after.state, PublishedRow.objects.count()) == ("published", made.row_count + 1)


def test_rows_get_their_numbers_and_close_with_the_facts(keeper: make.Person) -> None:
    made = make_publication.draft(keeper)

    with make.eyes_of(keeper):
        publishing.append_rows(publication=made, by=keeper.user, at=make.AT)
        numbers = list(PublishedRow.objects.order_by("number").values_list("number", flat=True))
        last = PublishedRow.objects.get(number=numbers[-1])
    assert numbers == list(range(made.row_count + 1))
    assert '"kind":"publication"' in last.leaf


def _killed(**_: object) -> None:
    raise KeyboardInterrupt


def test_a_published_row_is_history() -> None:
    make_publication.booked_fund(lan := make_fund.accountant())
    make_publication.published(lan)

    with pytest.raises(IntegrityError, match="is history"), connection.cursor() as cursor:
        cursor.execute("UPDATE transparency_publishedrow SET leaf = '{}' WHERE number = 0")


def test_the_application_cannot_take_a_row_out_of_the_log() -> None:
    with pytest.raises(ProgrammingError, match="permission denied"), connection.cursor() as cursor:
        cursor.execute("DELETE FROM transparency_publishedrow")


def test_a_draft_of_the_province_is_out_of_sight_for_a_commune(keeper: make.Person) -> None:
    make_publication.draft(keeper)

    with make.eyes_of(make.cuong()):
        assert queries.waiting() is None
        assert not queries.publications().exists()

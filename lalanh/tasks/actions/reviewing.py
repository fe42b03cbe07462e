"""Writes of reviews, and the end of a plan."""

from dataclasses import dataclass
from datetime import date, datetime

from lalanh.base import scope
from lalanh.base.action import action, note
from lalanh.base.models import User
from lalanh.base.refusals import refused_as
from lalanh.kernel import text
from lalanh.kernel.errors import Refused
from lalanh.kernel.period import format_date, local_date
from lalanh.programmes.actions import programmes
from lalanh.programmes.models import Programme
from lalanh.tasks.actions import obstacle_steps
from lalanh.tasks.models import Review
from lalanh.tasks.queries import reviews as queries


class NotTheOwner(Refused):
    """The owner of a plan reviews it."""

    message = "Chỉ cơ quan ban hành kế hoạch mới sơ kết, tổng kết và đóng chương trình."


class WrongDay(Refused):
    """Figures are of a day of the plan that has come."""


class OneFinal(Refused):
    """A plan has one final review."""

    message = "Kế hoạch đã có bản tổng kết. Hãy mở bản đó để sửa hoặc xem."


class AlreadyIssued(Refused):
    """An issued review is not changed."""

    message = "Bản này đã ban hành nên không sửa được nữa."


class NoFinalReview(Refused):
    """A plan ends with its final review."""

    message = (
        "Chưa có bản tổng kết được ban hành. Hãy lập bản tổng kết, "
        "hoặc ghi lý do đóng chương trình mà không tổng kết."
    )


@dataclass(frozen=True, slots=True)
class ReviewFacts:
    """A review in words, and the day of its figures."""

    kind: str
    as_of: date
    results: str
    shortcomings: str
    lessons: str
    next_steps: str


@action("tasks.review.written")
def write_review(*, programme: Programme, facts: ReviewFacts, by: User, at: datetime) -> Review:
    """
    Begin a review with the figures of the chosen day.

    :raises NotTheOwner: from another body.
    :raises WrongDay: before the plan began, or a day to come.
    :raises OneFinal: a second final review.
    """
    _as_owner(programme)
    _check_day(programme, facts.as_of, at)
    with refused_as(OneFinal(field="kind"), constraint="tasks_review_one_final"):
        return Review.objects.create(
            programme=programme,
            owner=programme.owner,
            figures=queries.figures(programme=programme, as_of=facts.as_of),
            made_at=at,
            made_by=by,
            **_words(facts),
        )


@action("tasks.review.corrected")
def correct_review(*, review: Review, facts: ReviewFacts, by: User, at: datetime) -> Review:
    """
    Change a draft; its figures are counted anew for the day.

    :raises NotTheOwner: from another body.
    :raises AlreadyIssued: once it was issued.
    :raises WrongDay: before the plan began, or a day to come.
    :raises OneFinal: a second final review.
    """
    row = _draft(review)
    _check_day(row.programme, facts.as_of, at)
    for name, value in _words(facts).items():
        setattr(row, name, value)
    row.figures = queries.figures(programme=row.programme, as_of=facts.as_of)
    with refused_as(OneFinal(field="kind"), constraint="tasks_review_one_final"):
        row.save()
    return row


@action("tasks.review.issued")
def issue_review(*, review: Review, by: User, at: datetime) -> Review:
    """
    Issue a review: its figures are counted a last time and frozen with its words.

    :raises NotTheOwner: from another body.
    :raises AlreadyIssued: a second time.
    """
    row = _draft(review)
    row.figures = queries.figures(programme=row.programme, as_of=row.as_of)
    row.state, row.issued_at, row.issued_by = Review.State.ISSUED, at, by
    row.save()
    return row


@action("tasks.programme.concluded")
def conclude(*, programme: Programme, reason: str, by: User, at: datetime) -> Programme:
    """
    Close a plan that has its final review, or for a reason; it is never opened again.

    What is not done stays with whoever has it; they are told that nobody asks for reports any more.

    :raises NotTheOwner: from another body.
    :raises NoFinalReview: without either.
    :raises NotOnTheMap: a second time.
    """
    _as_owner(programme)
    needs = NoFinalReview(field="reason")
    with refused_as(needs, constraint="programmes_programme_ends_with_review"):
        row = programmes.close_programme(
            programme=programme, reason=text.clean(reason), by=by, at=at
        )
    bodies = queries.bodies_at_work(programme=row)
    because = f", lý do: {row.closing_reason.rstrip('.')}" if row.closing_reason else ""
    obstacle_steps.tell(
        bodies,
        words=f"Chương trình “{row.short_name}” {row.state_name}{because}. Phần việc chưa xong của "
        "cơ quan vẫn báo cáo được; không còn báo cáo kỳ mới.",
        url=f"/chuong-trinh/{row.pk}/",
        kind="tasks.plan_closed",
        by=by,
        at=at,
    )
    note(bodies=len(bodies))
    return row


def _as_owner(programme: Programme) -> None:
    if scope.current().body_id != programme.owner_id:
        raise NotTheOwner


def _check_day(programme: Programme, as_of: date, at: datetime) -> None:
    if not programme.starts_on <= as_of <= local_date(at):
        raise WrongDay(
            f"Ngày lấy số liệu phải từ {format_date(programme.starts_on)} "
            f"đến {format_date(local_date(at))}.",
            field="as_of",
        )


def _words(facts: ReviewFacts) -> dict[str, str | date]:
    return {
        "kind": facts.kind,
        "as_of": facts.as_of,
        "results": facts.results,
        "shortcomings": facts.shortcomings,
        "lessons": facts.lessons,
        "next_steps": facts.next_steps,
    }


def _draft(review: Review) -> Review:
    """Lock a draft of the acting body."""
    if scope.current().body_id != review.owner_id:
        raise NotTheOwner
    rows = Review.objects.select_for_update(of=("self",)).select_related("programme__owner")
    row = rows.get(pk=review.pk)
    if row.state == Review.State.ISSUED:
        raise AlreadyIssued
    return row

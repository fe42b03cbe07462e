"""Series of numbers are set up, begun anew, and carried on from a register kept on paper."""

from collections.abc import Iterable
from datetime import datetime

from lalanh.base.action import action, note
from lalanh.base.models import User
from lalanh.base.refusals import refused_as
from lalanh.directives.actions import runs
from lalanh.directives.models import DocumentType, NumberRun, NumberSeries, SeriesType
from lalanh.directives.queries import numbering
from lalanh.kernel import text
from lalanh.kernel.errors import Refused
from lalanh.kernel.period import local_date
from lalanh.organisations.models import Body


class SeriesTaken(Refused):
    """A name or a type stands in one series only."""


class NoTerm(Refused):
    """The Party numbers by terms of office."""

    message = (
        "Văn bản của Đảng đánh số theo nhiệm kỳ. Hãy ghi nhiệm kỳ, ví dụ 2025-2030, "
        "ở trang Sổ cấp số trước khi phát hành."
    )


class NumbersOnlyRise(Refused):
    """A number that was given is never given again."""


@action("directives.series.founded")
def found_series(
    *,
    owner: Body,
    form: str,
    name: str,
    types: Iterable[DocumentType] = (),
    term: str = "",
    by: User,
    at: datetime,
) -> NumberSeries:
    """
    Set up a series; the types named are numbered in it from now on.

    :raises SeriesTaken: if the name is in use, or a type stands in another series.
    :raises NoTerm: for a series of the Party without a term.
    """
    term = text.clean(term)
    if form == "party" and not term:
        raise NoTerm(field="term")
    taken = SeriesTaken(f"Đã có sổ tên “{text.clean(name)}”. Hãy đặt tên khác.", field="name")
    with refused_as(taken, constraint="directives_numberseries_name_once"):
        series = NumberSeries.objects.create(
            owner=owner, form=form, name=text.clean(name), term=term if form == "party" else ""
        )
    twice = SeriesTaken(
        "Có loại văn bản đã nằm trong sổ khác. Mỗi loại chỉ lấy số ở một sổ.", field="types"
    )
    with refused_as(twice, constraint="directives_seriestype_in_one_series"):
        SeriesType.objects.bulk_create(
            SeriesType(series=series, owner=owner, form=form, type=kind) for kind in types
        )
    return series


@action("directives.series.term_begun")
def begin_term(*, series: NumberSeries, term: str, by: User, at: datetime) -> NumberSeries:
    """
    Let a series of the Party count anew for another term of office.

    :raises NoTerm: without a term, or for a series of the state's, which counts by years.
    """
    term = text.clean(term)
    if not term or not series.term:
        raise NoTerm(field="term")
    series.term = term
    series.save(update_fields=["term"])
    return series


@action("directives.series.carried_on")
def carry_on(*, series: NumberSeries, last: int, by: User, at: datetime) -> NumberRun:
    """
    Say which number was the last one given outside the platform in this year or term.

    :raises NumbersOnlyRise: for one that is not above what was given.
    """
    period = numbering.period_of(series=series, on=local_date(at))
    run = runs.lock(series=series, period=period)
    if last <= run.last:
        raise NumbersOnlyRise(
            f"Sổ đã cấp đến số {run.last}, không lùi lại được. Hãy nhập số lớn hơn.", field="last"
        )
    note(before=run.last)
    run.last = last
    run.save(update_fields=["last"])
    return run

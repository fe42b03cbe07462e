"""Reads of number series: which one a paper is numbered in, and what comes next."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from lalanh.directives.models import DocumentType, Draft, NumberRun, NumberSeries, SeriesType
from lalanh.directives.papers import kinds, model
from lalanh.organisations.models import Body

# Types that carry no symbol share one series, or two papers would carry one number.
WITHOUT_SYMBOL = "Công văn"


@dataclass(frozen=True, slots=True)
class SeriesOn:
    """A series with its types and how far it has come in the present year or term."""

    series: NumberSeries
    period: str
    last: int
    types: tuple[str, ...]


def series_of(*, owner: Body, form: str, kind: DocumentType) -> NumberSeries | None:
    """Return the series the type was put in, else the one named after it, else None."""
    put = SeriesType.objects.filter(owner=owner, form=form, type=kind).select_related("series")
    row = put.first()
    if row is not None:
        return row.series
    return NumberSeries.objects.filter(
        owner=owner, form=form, name=own_name(form=form, kind=kind)
    ).first()


def own_name(*, form: str, kind: DocumentType) -> str:
    """Return the name of the series a type has when it is put in none."""
    symbol = kinds.KINDS[kind.code].symbol(model.Form(form))
    return kind.name if symbol else WITHOUT_SYMBOL


def period_of(*, series: NumberSeries, on: date) -> str:
    """Return the year of the day, or for the Party the term of office."""
    return series.term or str(on.year)


def next_number(*, draft: Draft, on: date) -> int:
    """Return the number the draft would get that day, if nothing else goes out before."""
    series = series_of(owner=draft.owner, form=draft.form, kind=draft.type)
    if series is None:
        return 1
    run = NumberRun.objects.filter(series=series, period=period_of(series=series, on=on)).first()
    return 1 if run is None else run.last + 1


def all_series(*, owner: Body, on: date) -> list[SeriesOn]:
    """Return the series of a body as they stand."""
    rows = NumberSeries.objects.filter(owner=owner).order_by("form", "name")
    return [_standing(row, on) for row in rows.prefetch_related("types__type")]


def _standing(series: NumberSeries, on: date) -> SeriesOn:
    period = period_of(series=series, on=on)
    run = NumberRun.objects.filter(series=series, period=period).first()
    names = tuple(sorted(one.type.name for one in series.types.all()))
    return SeriesOn(series, period, 0 if run is None else run.last, names)


def series() -> QuerySet[NumberSeries]:
    """Return the series in sight."""
    return NumberSeries.objects.select_related("owner")

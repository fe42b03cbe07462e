"""The row of a series' year or term: whoever holds its lock gives the next number."""

from lalanh.directives.models import NumberRun, NumberSeries


def lock(*, series: NumberSeries, period: str) -> NumberRun:
    """Return the run of this period, begun if need be and locked until the transaction ends."""
    NumberRun.objects.bulk_create(
        [NumberRun(series=series, owner=series.owner, period=period)], ignore_conflicts=True
    )
    return NumberRun.objects.select_for_update().get(series=series, period=period)


def take_next(run: NumberRun) -> int:
    """Return the next number of a locked run; it is gone once the transaction is through."""
    run.last += 1
    run.save(update_fields=["last"])
    return run.last

"""Reads of a plan's settings: the rhythm of a day, in words, and the history of changes."""

from datetime import date

from django.db.models import QuerySet

from lalanh.programmes.models import Programme, ReportRhythm, SettingChange


def rhythm_of(*, programme: Programme, on: date) -> ReportRhythm | None:
    """Return the rhythm in force that day; None while nobody has set one."""
    known = ReportRhythm.objects.filter(programme=programme, valid_from__lte=on)
    return known.order_by("-valid_from").first()


def rhythm_in_words(rhythm: ReportRhythm | None) -> str:
    """Say how often and by when: "hằng ngày, trước 16:00"."""
    if rhythm is None:
        return "chưa định"
    if rhythm.kind == ReportRhythm.Kind.NONE:
        return rhythm.get_kind_display()
    after = f", {rhythm.days_after} ngày sau khi hết kỳ" if rhythm.days_after else ""
    return f"{rhythm.get_kind_display()}, trước {rhythm.hour:%H:%M}{after}"


def changes_of(*, programme: Programme) -> QuerySet[SettingChange]:
    """Return every change of a setting, the latest first."""
    found = SettingChange.objects.filter(programme=programme)
    return found.select_related("set_by", "acting_body").order_by("-set_at", "-pk")

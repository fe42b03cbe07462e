"""How quantities, dates and moments stand on a page."""

import datetime as dt

from django import template
from django.conf import settings
from django.template import RequestContext
from django.utils import timezone
from django.utils.safestring import SafeString

from lalanh.base import clock
from lalanh.kernel import period, quantity

register = template.Library()

_MARKS = {"good": "✓", "info": "i", "warn": "!", "bad": "!"}
_JOB_TONES = {"running": "info", "done": "good", "failed": "bad", "cancelled": "warn"}
_RICE = "RICE_G"
_COMMODITIES = {"VND": "tiền", _RICE: "gạo"}
_MESSAGE_TONES = {"success": "good", "info": "info", "warning": "warn", "error": "bad"}


@register.filter
def vnd(amount_vnd: int | None) -> str:
    """Print an amount: `1.000.000 đồng`; nothing where there is no amount."""
    return "" if amount_vnd is None else quantity.format_vnd(amount_vnd)


@register.filter
def so(number: int | None) -> str:
    """Print a whole number with dots: `1.000.000`."""
    return "" if number is None else quantity.format_number(number)


@register.filter
def kg(weight_g: int | None) -> str:
    """Print grams as kilograms: `10,5 kg`."""
    return "" if weight_g is None else quantity.format_kg(weight_g)


@register.filter
def so_hang(quantity_held: int | None, commodity: str) -> str:
    """Print a quantity of the book without its unit's name: rice in kilograms, else a number."""
    return kg(quantity_held) if commodity == _RICE else so(quantity_held)


@register.filter
def ten_hang(commodity: str) -> str:
    """Return what people call money or goods of the book; goods without a name stay as coded."""
    return _COMMODITIES.get(commodity, commodity)


@register.filter
def ngay(day: dt.date | dt.datetime | None) -> str:
    """Print a date, of a moment the date in Việt Nam: `14/08/2021`."""
    if day is None:
        return ""
    if isinstance(day, dt.datetime):
        day = timezone.localtime(day)
    return f"{day:%d/%m/%Y}"


@register.filter
def gio(moment: dt.datetime | None) -> str:
    """Print a moment in Việt Nam: `14:00 ngày 14/08/2021`."""
    return "" if moment is None else f"{timezone.localtime(moment):%H:%M ngày %d/%m/%Y}"


@register.filter
def ky(code: str) -> str:
    """Print the code of a period as people call it: `Tháng 8/2021`."""
    return period.from_code(code).label


@register.filter
def ago(moment: dt.datetime | None) -> str:
    """Print how long ago a moment was; beyond a week its date."""
    if moment is None:
        return ""
    passed = clock.now() - moment
    minutes = int(passed.total_seconds() // 60)
    if minutes < 0 or passed.days >= 7:
        return gio(moment)
    if minutes < 1:
        return "vừa xong"
    if minutes < 60:
        return f"{minutes} phút trước"
    if passed.days < 1:
        return f"{minutes // 60} giờ trước"
    return f"{passed.days} ngày trước"


@register.filter
def tone_mark(tone: str) -> str:
    """Return the sign in front of an alert, so that its tone is not told by colour alone."""
    return _MARKS.get(tone, "i")


@register.filter
def tone_of_message(level_tag: str) -> str:
    """Return our tone for a level of Django's messages."""
    return _MESSAGE_TONES.get(level_tag, "plain")


@register.filter
def tone_of_job(state: str) -> str:
    """Return our tone for the state of a job."""
    return _JOB_TONES.get(state, "plain")


@register.simple_block_tag
def kept(content: str) -> str:
    """Keep what stands inside, to show it twice: `{% kept as name %}…{% endkept %}`."""
    return SafeString(content.strip())


@register.simple_tag
def province() -> str:
    """Return the province whose installation this is."""
    return settings.PROVINCE_NAME


@register.simple_tag(takes_context=True)
def page_address(context: RequestContext, number: int) -> str:
    """Return the address of another page of the same list, with the same filters."""
    query = context.request.GET.copy()
    query["page"] = str(number)
    return f"?{query.urlencode()}"

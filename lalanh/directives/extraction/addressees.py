"""Whom a letter addresses: where the list ends, and its lines as proposals."""

import re

from lalanh.directives.extraction.model import Span
from lalanh.directives.extraction.view import Line, View

_SPEAKS = re.compile(
    r"[^.;:]{4,70} (?:nhận được|đã |vừa |kính đề nghị|đề nghị|báo cáo|ban hành|thông báo"
    r"|trân trọng)"
)


def is_complete(view: View, last: Line, words: str) -> bool:
    """Tell whether the list of addressees ended: with a full stop, or since somebody now speaks."""
    if not words[0].isupper():
        return False
    abbreviated = view.plain[last.end - 2 : last.end - 1].isupper()
    ended = view.plain[last.end - 1] == "." and not abbreviated
    return ended or _SPEAKS.match(words) is not None


def addressee_spans(view: View, lines: list[Line]) -> tuple[Span, ...]:
    """Return the addressees without dash and end mark."""
    return tuple(view.span(*place) for place in addressee_places(view, lines))


def addressee_places(view: View, lines: list[Line]) -> list[tuple[int, int]]:
    """Return where the names of the addressees stand."""
    places = []
    for line in lines:
        start, end = line.start, line.end
        while start < end and view.plain[start] in "-+• ":
            start += 1
        while end > start and view.plain[end - 1] in " ;,.":
            end -= 1
        if start < end:
            places.append((start, end))
    return places

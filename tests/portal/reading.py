"""Reads answers as a person would: the words of a page, without its marks."""

import html
import re

from django.http.response import HttpResponseBase


def words(response: HttpResponseBase) -> str:
    """Return what a page says, blanks made one."""
    text = _text(response)
    main = text[text.index("<main") : text.index("</main>")]
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", main)).split())


def links(response: HttpResponseBase) -> set[str]:
    """Return the addresses a page leads to."""
    return {html.unescape(each) for each in re.findall(r'href="([^"]+)"', _text(response))}


def _text(response: HttpResponseBase) -> str:
    content = response.getvalue()
    assert isinstance(content, bytes)
    return content.decode()

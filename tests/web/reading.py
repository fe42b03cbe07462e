"""Reading pages as a browser would, not as strings."""

from typing import Protocol

from lxml import html


class Answer(Protocol):
    """What a test client gives back."""

    @property
    def content(self) -> bytes:
        """The bytes of the page."""


def parsed(answer: Answer) -> html.HtmlElement:
    """The page, or the fragment, as a tree."""
    return html.fromstring(answer.content.decode())


def text_of(element: html.HtmlElement | None) -> str:
    """Its visible words, with single blanks; an element that must be there."""
    assert element is not None
    return " ".join(element.text_content().split())


def part(answer: Answer, name: str) -> str:
    """The element with this id, as markup, with tokens that change from page to page blanked."""
    tree = parsed(answer)
    found = tree if tree.get("id") == name else tree.get_element_by_id(name)
    for hidden in found.xpath(".//input[@name='csrfmiddlewaretoken']"):
        hidden.set("value", "")
    found.tail = None
    return html.tostring(found, encoding="unicode")

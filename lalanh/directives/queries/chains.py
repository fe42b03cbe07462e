"""Chains of citations: what a document rests on, and what rests on it."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import QuerySet

from lalanh.directives.models import Document


@dataclass(frozen=True, slots=True)
class Link:
    """One step of a chain: a document and how far it stands from the first."""

    document: Document
    depth: int


DEPTH_LIMIT = 10


def chain_up(*, document: Document) -> list[Link]:
    """Return the registered documents this one rests on, to any depth, nearest first."""
    return _chain(document, lambda ids: Document.objects.filter(cited_by__document__in=ids))


def chain_down(*, document: Document) -> list[Link]:
    """Return the registered documents that rest on this one, to any depth, nearest first."""
    return _chain(document, lambda ids: Document.objects.filter(citations__cited__in=ids))


def _chain(start: Document, neighbours: Callable[[list[int]], QuerySet[Document]]) -> list[Link]:
    seen, edge = {start.pk}, [start.pk]
    links: list[Link] = []
    for depth in range(1, DEPTH_LIMIT + 1):
        found = neighbours(edge).exclude(pk__in=seen).defer("text")
        found = found.distinct().order_by("issued_on", "pk")
        edge = [document.pk for document in found]
        links += [Link(document, depth) for document in found]
        seen.update(edge)
        if not edge:
            break
    return links

"""A paper as plain text, line by line as printed: for the register's search and the reader."""

from collections.abc import Iterator

from lalanh.directives.papers.model import Block, Grid, Paper
from lalanh.directives.papers.wording import Printed, printed


def plain(paper: Paper) -> str:
    """
    Return the whole text of a paper with its annexes; no word of it is broken off.

    :raises KeyError: for a type that `kinds.KINDS` does not know.
    """
    words = printed(paper)
    parts = [_head(words), _opening(words), _body(words.body), _ending(words)]
    for annex in words.annexes:
        parts += [iter([annex.label, annex.title, annex.reference]), _body(annex.body)]
    told = ("\n".join(filter(None, part)) for part in parts)
    return "\n\n".join(filter(None, told))


def _head(words: Printed) -> Iterator[str]:
    yield " ".join(words.parent_organ)
    yield " ".join(words.organ)
    yield words.number
    yield from [" ".join(words.letter_subject), words.urgency]
    yield from [words.circulation, words.draft_mark]
    yield words.motto
    yield words.watchword
    yield words.place_and_day


def _opening(words: Printed) -> Iterator[str]:
    yield words.title
    yield " ".join(words.subject)
    if len(words.addressees) == 1:
        yield f"{words.greeting}: {words.addressees[0]}"
    elif words.addressees:
        yield f"{words.greeting}:"
        yield from (f"- {one}" for one in words.addressees)
    yield words.authority
    yield from words.bases
    yield words.orders


def _body(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Grid):
            yield from ("| " + " | ".join(row) + " |" for row in block.rows)
        else:
            yield f"{block.label} {block.text}".strip()


def _ending(words: Printed) -> Iterator[str]:
    yield words.recipients_head
    yield from words.recipients
    if words.signature is not None:
        yield from words.signature.capacity
        yield words.signature.name
    yield words.made_by
    yield words.address

"""Facts above the table: account, holder, labelled amounts, printed page count."""

import re
from collections.abc import Iterable, Sequence

from lalanh.fund.statements.figures import amount_of
from lalanh.fund.statements.lines import Line
from lalanh.kernel.text import clean, fold

_SAME_BASELINE_PT = 2.0
_ACCOUNT = re.compile(
    r"(?:s. t.i kho.n|tai khoan so|stk|account (?:number|no)|a/c no)\W*(?:/ ?account \w+\W*)?"
    r"(?P<number>\d[\d.]{6,}\d)"
)
_PAGE_OF = re.compile(r"^(?:page|trang)? ?(?P<page>\d+) ?(?:of|/|tren) ?(?P<pages>\d+)$")


def baselines(phrases: Sequence[Line]) -> list[str]:
    """Return the phrases of each baseline as one folded text, top to bottom."""
    groups: list[list[Line]] = []
    for phrase in sorted(phrases, key=lambda p: p.y):
        if groups and abs(groups[-1][0].y - phrase.y) <= _SAME_BASELINE_PT:
            groups[-1].append(phrase)
        else:
            groups.append([phrase])
    return [fold(" ".join(p.text for p in sorted(g, key=lambda p: p.x))) for g in groups]


def account_in(phrases: Sequence[Line]) -> str | None:
    """Return the account number that follows its label."""
    for text in baselines(phrases):
        if (found := _ACCOUNT.search(text)) is not None:
            return found["number"]
    return None


def right_of(phrases: Sequence[Line], label: str) -> list[str]:
    """Return the texts to the right of a label on its baseline, nearest first."""
    for phrase in phrases:
        if (found := re.search(label, fold(phrase.text))) is None:
            continue
        beside = (
            p
            for p in phrases
            if abs(p.y - phrase.y) <= _SAME_BASELINE_PT and p.x > phrase.x and p.text.strip()
        )
        # A value may have been drawn so near its label that both are one phrase.
        rest = clean(phrase.text)[found.end() :].strip(" :")
        texts = [clean(p.text) for p in sorted(beside, key=lambda p: p.x)]
        return [rest, *texts] if rest else texts
    return []


def amount_right_of(phrases: Sequence[Line], label: str) -> int | None:
    """Return the first amount to the right of a label."""
    for text in right_of(phrases, label):
        if (amount := amount_of(text)) is not None:
            return amount
    return None


def text_right_of(phrases: Sequence[Line], label: str) -> str | None:
    """Return the first text that is no label to the right of a label."""
    for text in right_of(phrases, label):
        if not text.startswith("/") and not text.endswith(":"):
            return text
    return None


def pages_in(phrases: Iterable[Line]) -> int | None:
    """Return how many pages the statement says it has."""
    for phrase in phrases:
        if (found := _PAGE_OF.match(fold(phrase.text))) is not None:
            return int(found["pages"])
    return None

"""
What a transaction is: a gift, or one of the things that must not be counted as one.

Own transfers would be counted twice; transfers of other Front committees, fees and outgoing
transfers are no donations. The rules read folded Vietnamese words only, never names of donors.
Where the words point both ways the kind is ``unsure`` and a person decides.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from lalanh.fund.statements.model import Direction, Kind, Row
from lalanh.kernel.text import fold

_FEE = re.compile(
    r"^(?:[\d.]+ )?(?:thu|tru|tra)\W{0,2}(?:tien )?phi\b"
    r"|^(?:[\d.]+ )?phi (?:dich vu|quan ly|duy tri|sms|chuyen tien|thuong nien|bdsd)\b"
    r"|^(?:thue )?vat$"
)
_REFUND = re.compile(
    r"\b(?:chuyen|hoan) (?:tra|lai)\b|\bhoan (?:tien|ck|chuyen khoan)\b|\btra lai\b"
    r"|\bchuyen nham\b|\bck nham\b"
)
_DECISION = re.compile(r"\b(?:qd|quyet dinh)\b(?: so)?\W{0,3}\d+")
_AID = re.compile(r"\bho tro (?:tinh|huyen|thanh pho|tp|xa|phuong|nhan dan|dong bao|cac)\b")
_OWN = re.compile(
    r"\bdieu von tu dong\b|\bcung (?:chu )?tai khoan\b"
    r"|\b(?:tu|from) (?:tk|tai khoan)\b.{0,60}\b(?:sang|toi|den|ve|to) (?:tk|tai khoan)\b"
    r"|\b(?:tu|from) (?:tk|tai khoan) (?:tien gui )?(?:usd|eur|ngoai te)\b"
)
_FROM_TO = re.compile(r"\b(?:from|tu) \d{6,} (?P<giver>.+?) (?:to|toi) \d{6,} (?P<taker>.+)$")
_FRONT = re.compile(
    r"\b(?:u[yi] ?ban|ub(?:nd|tw)?|ban thuong truc) ?(?:trung uong |tw )?(?:mttq\w*|mat tran\w*)"
    r"|\bub(?:tw)?(?:mttq|mt)\w*|\bmttq\w*|\bmat tran to quoc\b|\bban (?:van dong )?cuu tro\b"
)
# What stands after "toi <account>" names the receiver, that is us.
_RECEIVER = re.compile(r"\b(?:toi|den) ?(?:tk ?)?(?:\d{6,}|ct ?\d{3,}).*$")
_ORDERED_BY = re.compile(r"\bbo: ?(?P<giver>.+?)(?:\.remark:|$)")
_BANK_WORDS = re.compile(
    r"^(?:\(? ?ref ?: ?\w+ ?\)|\(|\S*\d\S*[ .;:]|lpsinprocess wics ibps credit|paytron - credit"
    r"|ct nhanh 247 den:|chuyen tien den tu napas noi dung:|ibft|mbvcb|tai \w+\.|tkthe ?:"
    r"|[ .;:,-])+"
)
_TAKES = re.compile(
    r"\b(?:gui|tang|cho|toi|den|cua|qua|vao|ve|giup|tai|nop|ck|ung ho|dong gop|quyen gop"
    r"|chuyen tien|chuyen khoan|keu goi|thong qua|theo|cung)"
    r"(?: (?:quy|tk|den|toi|cho|qua|cua|ve))*$"
)
_HOUSES = re.compile(
    r"(?:(?:tinh|huyen|thanh|quan|xa|phuong|dang)? ?(?:uy|hdnd|ubnd|dang uy)[\W ]*)*"
)


def kind_of(
    narrative: str,
    *,
    direction: Direction,
    counterparty: str = "",
    holder: str = "",
) -> Kind:
    """
    Return what a transaction is.

    :param holder: the name of the account's own holder, to know own transfers by.
    """
    words = fold(narrative)
    if direction == "debit":
        return _kind_of_debit(words)
    if _FEE.search(words):
        return "fee"
    giver, own = fold(counterparty), fold(holder)
    if _OWN.search(words) or _is_own(words, giver, own):
        return "own_transfer"
    front = _front(words, giver)
    if front == "donation" and _REFUND.search(words):
        return "unsure"
    return front


def is_outgoing(narrative: str) -> bool:
    """Say whether a text that stands without an amount tells of money that went out."""
    return _kind_of_debit(fold(narrative)) != "unsure"


def with_kinds(rows: Iterable[Row], *, holder: str | None) -> Iterator[Row]:
    """Yield the rows, each with its kind."""
    for row in rows:
        kind = kind_of(
            row.narrative,
            direction=row.direction,
            counterparty=row.counterparty or "",
            holder=holder or "",
        )
        yield replace(row, kind=kind)


def _kind_of_debit(words: str) -> Kind:
    if _FEE.search(words):
        return "fee"
    if _REFUND.search(words):
        return "refund"
    if _OWN.search(words):
        return "own_transfer"
    if _DECISION.search(words) or _AID.search(words):
        return "disbursement"
    return "unsure"


def _is_own(words: str, giver: str, own: str) -> bool:
    if len(own) > 8 and giver == own:
        return True
    found = _FROM_TO.search(words)
    if found is None:
        return False
    giver, taker = found["giver"].strip(" ."), found["taker"].strip(" .")
    # A text may be cut at its end, never in the giver's name.
    return len(giver) > 8 and taker.startswith(giver)


def _front(words: str, giver: str) -> Kind:
    """Tell a transfer of a Front body from a gift that only names the Front as its receiver."""
    ordered = _ORDERED_BY.search(words)
    if _FRONT.search(giver) or (ordered and _FRONT.search(ordered["giver"])):
        return "front_transfer"
    message = _BANK_WORDS.sub("", _RECEIVER.sub("", words))
    found = _FRONT.search(message)
    if found is None:
        return "donation"
    before = message[: found.start()].strip()
    if not before or _HOUSES.fullmatch(before):
        return "front_transfer"
    return "donation" if _TAKES.search(before) else "unsure"

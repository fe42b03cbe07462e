"""What makes two printed lines the same transaction, within one bank account."""

import hashlib
from collections import Counter
from collections.abc import Sequence

from lalanh.fund.statements.model import Row
from lalanh.kernel import text


def keys(rows: Sequence[Row]) -> list[str]:
    """
    Return one key per row, equal in every edition that prints the same facts.

    Day, direction and amount always belong to it. To them comes what the edition prints: the
    balance after the row when every row has one, else the second, else the bank's reference, else
    the words. Rows that are equal in all of it are numbered in their order: identical gifts are
    separate gifts.
    """
    has_balances = all(row.balance is not None for row in rows)
    has_times = all(row.time is not None for row in rows)
    bare = [_bare(row, has_balances=has_balances, has_times=has_times) for row in rows]
    seen: Counter[str] = Counter()
    found: list[str] = []
    for key in bare:
        seen[key] += 1
        found.append(f"{key}#{seen[key]}")
    return found


def _bare(row: Row, *, has_balances: bool, has_times: bool) -> str:
    head = f"{row.date}|{row.direction}|{row.amount}"
    if has_balances:
        return f"{head}|b{row.balance}"
    if has_times:
        return f"{head}|t{row.time}"
    if row.reference:
        return f"{head}|r{text.fold(row.reference)[:80]}"
    words = hashlib.sha256(text.fold(row.narrative).encode()).hexdigest()[:24]
    return f"{head}|w{words}"

"""What must hold over all rows together before they may be published."""

import sqlite3
from collections.abc import Iterable

from lalanh.kernel.errors import Refused
from lalanh.transparency.snapshot.facts import Facts
from lalanh.transparency.snapshot.rows import Flow

_STILL_SHOWN = """
SELECT target.leaf FROM row AS mark JOIN row AS target ON target.leaf = mark.corrects
WHERE mark.kind = 'withholding'
  AND (target.nonce IS NOT NULL OR target.json ->> '$.sealed' IS NULL) LIMIT 1
"""
_HIDDEN_UNSAID = """
SELECT leaf FROM row AS target WHERE nonce IS NULL AND json ->> '$.sealed' IS NOT NULL
AND NOT EXISTS (
  SELECT 1 FROM row AS mark WHERE mark.corrects = target.leaf AND mark.kind = 'withholding'
) LIMIT 1
"""
_TOTALS = """
SELECT fund, flow, '', sum(amount_vnd) FROM row WHERE amount_vnd IS NOT NULL GROUP BY fund, flow
UNION ALL
SELECT fund, flow, commodity, sum(quantity) FROM row WHERE quantity IS NOT NULL
GROUP BY fund, flow, commodity
"""


class NotPublishable(Refused):
    """The rows do not hang together, or do not add up to the book."""


def check_publication(db: sqlite3.Connection, *, facts: Facts) -> None:
    """
    This will refuse rows whose withheld words, or whose totals, are not what the book says.

    :raises NotPublishable: with the first difference.
    """
    for (leaf,) in db.execute(_STILL_SHOWN):
        raise NotPublishable(
            f"Dòng {leaf}: đã có yêu cầu ẩn tên nhưng tên hoặc nội dung vẫn còn, hoặc dòng này "
            "không có gì để ẩn. Hãy bỏ tên và nội dung khỏi dòng này."
        )
    for (leaf,) in db.execute(_HIDDEN_UNSAID):
        raise NotPublishable(
            f"Dòng {leaf}: tên đã bị ẩn mà không có dòng đính chính nêu lý do. Hãy công bố dòng "
            "ẩn tên kèm lý do."
        )
    _check_book(db.execute(_TOTALS), facts)


def _check_book(sums: Iterable[tuple[str, str, str, int]], facts: Facts) -> None:
    found = {(fund, flow, commodity): total for fund, flow, commodity, total in sums if total}
    book = {
        (each.fund, each.flow.value, each.commodity): each.total
        for each in facts.book
        if each.total
    }
    for key in sorted(found.keys() | book.keys()):
        if found.get(key, 0) != book.get(key, 0):
            fund, flow, commodity = key
            raise NotPublishable(
                f"Quỹ «{fund}», {'thu' if flow == Flow.IN else 'chi'} {commodity or 'đồng'}: sổ "
                f"ghi {book.get(key, 0)}, các dòng công bố cộng lại được {found.get(key, 0)}. Hãy "
                "tìm chỗ lệch trước khi công bố."
            )

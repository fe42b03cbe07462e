"""
When a body is reminded of a deadline, and in which words.

Pure: days and words in, a kind or a sentence out. What was asked and not ordered (đề nghị) is never
spoken of as an order, and what is sensitive is named by its number only.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from lalanh.kernel import text

# How many days before or after the deadline a rule may speak of.
DAYS_LIMIT = 60

ORDER_WORDS = "Yêu cầu cơ quan khẩn trương thực hiện và báo cáo kết quả kèm minh chứng."
REQUEST_WORDS = "Kính đề nghị quý cơ quan quan tâm phối hợp và cho biết kết quả. Trân trọng cảm ơn."
_SENSITIVE_WORDS = "Đề nghị trả lời bằng công văn chính thức."


@dataclass(frozen=True, slots=True)
class Rule:
    """When the platform reminds by itself; days count in Việt Nam."""

    # 0 is the last day itself.
    days_before: tuple[int, ...] = (3, 1, 0)
    # Beginning with the first day that is too late; 0: not after the deadline.
    every_days_after: int = 3
    is_on: bool = True


USUAL = Rule()


def kind_due(last_day: date, *, today: date, rule: Rule) -> str | None:
    """Return "before", "today" or "after" if a reminder is due today, else None."""
    due = due_since(last_day, since=today, today=today, rule=rule)
    return due[0] if due else None


def due_since(last_day: date, *, since: date, today: date, rule: Rule) -> tuple[str, date] | None:
    """
    Return which reminder goes out today and the day it was due on, the latest from `since` on.

    A day on which nothing could be sent is made up for: one reminder, in the words of today.
    """
    if not rule.is_on:
        return None
    for back in range((today - since).days + 1):
        day = today - timedelta(days=back)
        if _is_day_of(rule, left=(last_day - day).days):
            left = (last_day - today).days
            return ("before" if left > 0 else "after" if left < 0 else "today"), day
    return None


def _is_day_of(rule: Rule, *, left: int) -> bool:
    """Whether the rule speaks on the day on which so many days are left; late if negative."""
    if left >= 0:
        return left in rule.days_before
    return bool(rule.every_days_after) and (-left - 1) % rule.every_days_after == 0


def how_far(last_day: date | None, *, today: date) -> str:
    """Say how far the deadline is: "quá hạn 4 ngày", "còn 3 ngày", "hạn hôm nay"."""
    if last_day is None:
        return "không ghi thời hạn"
    left = (last_day - today).days
    if left < 0:
        return f"quá hạn {-left} ngày"
    return f"còn {left} ngày" if left else "hạn hôm nay"


@dataclass(frozen=True, slots=True)
class Matter:
    """What a reminder speaks of."""

    task_id: int
    title: str
    # "45/KH-MTTQ", empty where the task hangs on no document.
    document_number: str
    last_day: date | None
    is_tentative: bool
    is_request: bool
    is_sensitive: bool


def sentence(matter: Matter, *, today: date, words: str = "") -> str:
    """
    Return the text of one reminder: what, by when, how late, and what is asked.

    `words` take the place of the usual ending, but for what is sensitive.
    """
    name = f"“{matter.title}”"
    if matter.document_number:
        name += f" ({matter.document_number})"
    if matter.is_sensitive:
        name = f"số {matter.task_id}"
    when = f", {_due(matter, today=today)}" if matter.last_day else ""
    if matter.is_sensitive:
        ending = _SENSITIVE_WORDS
    elif matter.is_request:
        ending = text.clean(words) or REQUEST_WORDS
    else:
        ending = text.clean(words) or ORDER_WORDS
    begins = "Về nội dung đã đề nghị phối hợp" if matter.is_request else "Nhiệm vụ"
    if matter.is_request and matter.is_sensitive:
        begins = "Về nội dung đã đề nghị phối hợp, nhiệm vụ"
    return f"{begins} {name}{when}. {ending}"


def _due(matter: Matter, *, today: date) -> str:
    assert matter.last_day is not None
    tentative = " (dự kiến)" if matter.is_tentative else ""
    day = f"hết ngày {matter.last_day:%d/%m/%Y}{tentative}"
    far = how_far(matter.last_day, today=today)
    if matter.is_request and matter.last_day < today:
        # Whoever was asked is not told off for being late.
        return f"thời gian mong nhận kết quả là {day}"
    return f"hạn {day}, {far}"


_ORDERING = re.compile(
    r"\b(?:yêu cầu|ra lệnh|mệnh lệnh|bắt buộc|nghiêm túc|chấp hành|phê bình|kiểm điểm"
    r"|kỷ luật|kỉ luật|chậm trễ|vi phạm|chịu trách nhiệm)\b",
    re.IGNORECASE,
)


def ordering_word(words: str) -> str:
    """Return the first word that only a superior may write, or nothing."""
    found = _ORDERING.search(text.nfc(words))
    return found[0] if found else ""


def too_commanding(words: str) -> str:
    """Return the sentence for words of command to a body that was asked, or nothing."""
    found = ordering_word(words)
    if not found:
        return ""
    return (
        f"Lời gửi nơi được đề nghị không viết như mệnh lệnh (thấy “{found}”). "
        "Hãy dùng “kính đề nghị”, “mong nhận được”."
    )


def days_of(written: str) -> tuple[int, ...] | None:
    """
    Read "3, 1, 0" as days, the farthest first; None if it is no such list.

    >>> days_of("1; 3 và 0")
    (3, 1, 0)
    """
    parts = re.sub(r"[;,]|\bvà\b", " ", text.nfc(written)).split()
    if not all(part.isascii() and part.isdecimal() and len(part) <= 3 for part in parts):
        return None
    days: Collection[int] = {int(part) for part in parts}
    if any(day > DAYS_LIMIT for day in days):
        return None
    return tuple(sorted(days, reverse=True))

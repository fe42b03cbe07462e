"""Week by week and month by month: reports from below, and what was made of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time

from lalanh.cli.demo.province import Stage, moment
from lalanh.cli.demo.routes import MOVEMENT_PLAN, RELIEF_PLAN, programme_called
from lalanh.programmes.actions import setting
from lalanh.tasks.actions import plan_reports

DRIVE_PLAN = "Quỹ “Mái ấm ven sông”"


@dataclass(frozen=True, slots=True)
class Sent:
    """What a body reports for a period of a plan; the consolidating body what it was told."""

    plan: str
    who: str
    period: str
    at: datetime
    words: str
    is_consolidated: bool = False


# Points for rice, tonnes a day and people of the first week; the water falls from the fifth day on.
_FIRST_WEEK = {"dung": (6, 4, 610), "ha": (11, 9, 1_420), "long": (4, 3, 390)}
# Weeks after that, their last Sunday and who sent nothing for them.
_WEEKS = (
    ("2026-W41", 10, 11, ()), ("2026-W42", 10, 18, ()), ("2026-W43", 10, 25, ("long",)),
    ("2026-W44", 11, 1, ()), ("2026-W45", 11, 8, ("long",)), ("2026-W46", 11, 15, ("giang",)),
)  # fmt: skip
_MONTHS = (("2026-08", 9), ("2026-09", 10))


def load(stage: Stage) -> None:
    """Daily while the water stood, weekly after; monthly for the movement and the drive."""
    with stage.eyes_of("mai-bcd") as mai:
        setting.set_rhythm(
            programme=programme_called(RELIEF_PLAN), kind="weekly", hour=time(16), days_after=1,
            by=mai.user, at=moment(10, 9, 8),
        )  # fmt: skip
    for sent in (*_days(), *_weeks(), *_months(), *_of_the_drive()):
        _send(stage, sent)


def _days() -> Iterator[Sent]:
    for day in range(2, 9):
        falling = max(day - 5, 0)
        for who, (points, tonnes, people) in _FIRST_WEEK.items():
            yield Sent(
                RELIEF_PLAN, who, f"2026-10-{day:02}", moment(10, day, 15),
                f"{points} điểm phát gạo hoạt động, trong ngày phát {max(tonnes - falling, 1)} tấn "
                f"cho {people - 60 * falling} lượt người. Không để hộ nào thiếu ăn.",
            )  # fmt: skip
        yield Sent(
            RELIEF_PLAN, "mai", f"2026-10-{day:02}", moment(10, day, 17),
            "Ba huyện, thị xã báo cáo đủ; Hồng Vân chưa gửi do mất liên lạc. "
            "Gạo dự trữ của tỉnh còn đủ cấp trong mười ngày.", is_consolidated=True,
        )  # fmt: skip


def _weeks() -> Iterator[Sent]:
    for number, (period, month, last, silent) in enumerate(_WEEKS):
        for who, households in (("dung", 52), ("ha", 74), ("long", 31), ("giang", 74)):
            if who not in silent:
                yield Sent(
                    RELIEF_PLAN,
                    who,
                    period,
                    moment(month, last, 10),
                    f"Tuần này sửa xong {3 + number} nhà; còn {households - 7 * number} hộ ở nhờ.",
                )
        yield Sent(
            RELIEF_PLAN, "mai", period, moment(month, last + 1, 17),
            "Các huyện đã chuyển từ phát gạo sang giúp dân sửa nhà. "
            "Đề nghị Ban Chỉ đạo nhắc nơi chưa gửi báo cáo.", is_consolidated=True,
        )  # fmt: skip


def _months() -> Iterator[Sent]:
    for number, (period, month) in enumerate(_MONTHS):
        for who, teams in (("dung", 96), ("ha", 121), ("long", 44), ("mai", 0)):
            words = (
                f"Có {teams + 9 * number} tổ tự quản họp đều; các bến đò có người trực."
                if teams
                else "Mặt trận các cấp đã lồng ghép Phong trào vào sinh hoạt khu dân cư."
            )
            yield Sent(MOVEMENT_PLAN, who, period, moment(month, 2, 9), words)
        yield Sent(
            MOVEMENT_PLAN, "tai", period, moment(month, 4, 9),
            "Phong trào đã phát động ở các huyện, thị xã. Hồng Vân phát động chậm.",
            is_consolidated=True,
        )  # fmt: skip


def _of_the_drive() -> Iterator[Sent]:
    for month in range(6, 11):
        for who in ("mai", "son"):
            yield Sent(
                DRIVE_PLAN, who, f"2026-{month:02}", moment(month + 1, 4, 9),
                f"Cán bộ, người lao động đăng ký ủng hộ đợt {month - 5}; đã nộp về quỹ.",
            )  # fmt: skip


def _send(stage: Stage, sent: Sent) -> None:
    with stage.eyes_of(sent.who) as actor:
        write = (
            plan_reports.write_consolidated if sent.is_consolidated else plan_reports.write_report
        )
        report = write(
            programme=programme_called(sent.plan), code=sent.period, body=actor.body,
            words=sent.words, by=actor.user, at=sent.at,
        )  # fmt: skip
        plan_reports.send_report(report=report, by=actor.user, at=sent.at)

"""The files of the demonstration: who keeps each, what a person settles in it, how it is set."""

from dataclasses import dataclass, field
from datetime import date, datetime, time

from lalanh.cli.demo.people import DRIVE, MOVEMENT, RELIEF
from lalanh.cli.demo.province import moment


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How often every body reports, and by when."""

    kind: str
    days_after: int
    hour: time = time(16, 0)


@dataclass(frozen=True, slots=True)
class Carrying:
    """How the plan of a file is carried out; bodies by name or function, none where left open."""

    number: str
    short_name: str
    ends_on: date | None
    consolidator: str = ""
    committee: str = ""
    rhythm: Rhythm | None = None


@dataclass(frozen=True, slots=True)
class Paper:
    """
    One file as it comes in.

    `settles` says which body or group a name means that the register does not know; `names` gives
    a clause that names nobody, found by its beginning, to a body or group.
    """

    file: str
    keeper: str
    came_at: datetime
    carrying: Carrying | None = None
    settles: dict[str, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    goes_out: bool = True


# In the order in which they come in.
PAPERS = (
    Paper(
        file="ke-hoach-van-dong-quy.txt",
        keeper="khoi",
        came_at=moment(6, 28, 9),
        carrying=Carrying(
            number="",
            short_name="Quỹ “Mái ấm ven sông”",
            ends_on=date(2027, 2, 28),
            consolidator="van-phong-cap-uy",
            committee=DRIVE,
            rhythm=Rhythm("monthly", days_after=5),
        ),
        settles={"Ban Chỉ đạo cuộc vận động": DRIVE, "Ban Chỉ đạo": DRIVE},
        names={"Tổ chức": DRIVE},
    ),
    Paper(
        file="ke-hoach-phong-trao.txt",
        keeper="son-bcd",
        came_at=moment(8, 15, 14),
        carrying=Carrying(
            number="2210/KH-BCĐ",
            short_name="Làng sạch, bến bãi an toàn",
            ends_on=date(2026, 12, 31),
            consolidator="so-tai-nguyen",
            committee=MOVEMENT,
            rhythm=Rhythm("monthly", days_after=3),
        ),
        names={
            "Mở đợt cao điểm": "Các địa phương",
            "Tuyên truyền gương": "Các cơ quan báo chí, truyền thông của tỉnh",
            "Tổng kết": "so-tai-nguyen",
        },
    ),
    Paper(file="cong-dien.txt", keeper="son", came_at=moment(9, 24, 7)),
    Paper(
        file="thu-hoa-toc-ke-hoach.txt",
        keeper="mai-bcd",
        came_at=moment(10, 2, 8),
        carrying=Carrying(
            number="97/KH-BCĐ",
            short_name="Cứu trợ vùng ngập",
            ends_on=date(2026, 12, 15),
            consolidator="mttq",
            committee=RELIEF,
            rhythm=Rhythm("daily", days_after=0),
        ),
    ),
    Paper(
        file="thu-dan-van.txt",
        keeper="tho",
        came_at=moment(10, 5, 10),
        carrying=Carrying(
            number="118-CV/BDVTU",
            short_name="Dân vận sau lũ",
            ends_on=date(2026, 12, 31),
            rhythm=Rhythm("monthly", days_after=2),
        ),
    ),
    Paper(
        file="ke-hoach-thi-dua.txt",
        keeper="mai",
        came_at=moment(10, 14, 8),
        carrying=Carrying(
            number="",
            short_name="Dựng lại xóm làng",
            ends_on=date(2026, 11, 18),
            rhythm=Rhythm("weekly", days_after=1),
        ),
    ),
    # One stays a draft, so that the review page has something to review.
    Paper(
        file="quyet-dinh-ke-hoach-bang.txt", keeper="son", came_at=moment(11, 21), goes_out=False
    ),
)

"""Bodies report, are returned to, hand on and are reminded; one storm is over and done with."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from lalanh.base import files
from lalanh.cli.demo.province import MAP, Actor, Stage, moment
from lalanh.organisations.models import Body
from lalanh.tasks.actions import doing, giving, reminding
from lalanh.tasks.models import Assignment, Reminder, Report, Task
from lalanh.tasks.queries.reminders import Words


@dataclass(frozen=True, slots=True)
class Told:
    """What a body reports on the task that begins so, and the giver's word on it."""

    who: str
    task: str
    at: datetime
    words: str
    figure: int = 0
    figure_unit: str = ""
    letter: str = ""
    claims_done: bool = True
    judge: str = ""
    # Empty: accepted.
    returned_for: str = ""


REPORTS = (
    # The storm of September: four districts, all in time or nearly.
    *(
        Told(
            who, "Rà soát khu dân cư ven sông", moment(9, 25, hour),
            "Đã đưa các hộ ở vùng nguy cơ cao đến nhà văn hóa, trường học.",
            figure=households, figure_unit="hộ", judge="son",
        )
        for who, hour, households in (("dung", 14, 96), ("ha", 15, 132), ("long", 16, 41))
    ),
    Told(
        "van", "Rà soát khu dân cư ven sông", moment(9, 26, 9),
        "Đường vào Suối Cạn bị sạt, sáng 26 mới đưa xong 51 hộ.",
        figure=51, figure_unit="hộ", judge="son",
    ),
    *(
        Told(
            who, "Bố trí lực lượng chốt trực", moment(9, 27, 17),
            "Đã chốt trực đủ các ngầm, tràn đến khi nước rút.", letter=letter, judge="son",
        )
        for who, letter in (
            ("dung", "318/BC-UBND"), ("ha", "402/BC-UBND"), ("long", "277/BC-UBND"),
            ("van", "195/BC-UBND"),
        )
    ),
    # The movement.
    Told(
        "dung", "Tổ chức phát động sau ngày", moment(8, 18, 10),
        "Phát động tại sân vận động huyện, 13 điểm xã cùng dự.", figure=2_140,
        figure_unit="người", judge="son-bcd",
    ),
    Told(
        "ha", "Tổ chức phát động sau ngày", moment(8, 22, 16),
        "Phát động muộn ba ngày vì mưa.", figure=1_860, figure_unit="người", judge="son-bcd",
    ),
    Told(
        "long", "Tổ chức phát động sau ngày", moment(8, 19, 11),
        "Đã phát động.", letter="140/BC-UBND", judge="son-bcd",
        returned_for="Chưa nêu số xã, phường đã phát động. Hãy bổ sung.",
    ),
    Told(
        "tai", "Xây dựng hướng dẫn mô hình khung", moment(8, 25, 9),
        "Dự thảo hướng dẫn đã lấy ý kiến các huyện, đang hoàn chỉnh.", claims_done=False,
    ),
    # The relief of October.
    Told(
        "ha", "Thiết lập ít nhất 02 điểm phát gạo", moment(10, 4, 18),
        "Mở 11 điểm ở 5 xã, mỗi điểm có bảng niêm yết.", figure=11, figure_unit="điểm",
        judge="mai-bcd",
    ),
    Told(
        "dung", "Thiết lập ít nhất 02 điểm phát gạo", moment(10, 5, 17),
        "Mở 6 điểm; xã Yên Lạc chưa mở được vì nước còn sâu.", figure=6, figure_unit="điểm",
        judge="mai-bcd", returned_for="Yên Lạc chưa có điểm. Hãy báo lại khi mở đủ.",
    ),
    Told(
        "long", "Chuyển tiền cho các hộ", moment(10, 12, 15),
        "Đã chuyển cho 640 hộ, còn 85 hộ chưa có tài khoản.", figure=640, figure_unit="hộ",
        claims_done=False,
    ),
    # The emulation movement of the Front.
    Told(
        "giang", "Tổ chức vận động, tiếp nhận ủng hộ", moment(11, 3, 9),
        "Các khu dân cư góp ngày công dựng lại nhà.", figure=1_215, figure_unit="công",
        judge="mai",
    ),
    Told(
        "giang", "Tiếp tục phối hợp với chính quyền", moment(11, 10, 9),
        "Đã cùng UBND huyện thẩm định 74 hộ.", figure=74, figure_unit="hộ", claims_done=False,
    ),
    Told(
        "giang", "Tuyên truyền sâu rộng", moment(11, 20, 16),
        "Đã họp 46 khu dân cư.", figure=46, figure_unit="cuộc",
    ),
)  # fmt: skip


def load(stage: Stage) -> None:
    """Let weeks pass."""
    _answers(stage)
    for told in REPORTS:
        _report(stage, told)
    _hand_on(stage)
    _remind(stage)


def part_of(actor: Actor, beginning: str) -> Assignment | None:
    """Return the actor's part in the task whose title begins so, if it has one."""
    return (
        Assignment.objects.filter(body=actor.body, task__title__startswith=beginning)
        .select_related("task", "body")
        .first()
    )


def _report(stage: Stage, told: Told) -> None:
    with stage.eyes_of(told.who) as actor:
        part = part_of(actor, told.task)
        if part is None:
            raise LookupError(f"{told.who} has no part in {told.task}")
        made = doing.report(
            assignment=part, words=told.words, claims_done=told.claims_done,
            shown=_shown(told), by=actor.user, at=told.at,
        )  # fmt: skip
    if not told.judge:
        return
    with stage.eyes_of(told.judge) as judge:
        doing.judge_report(
            report=Report.objects.get(pk=made.pk), accepts=not told.returned_for,
            reason=told.returned_for, by=judge.user, at=told.at + timedelta(hours=3),
        )  # fmt: skip


def _shown(told: Told) -> list[doing.Shown]:
    shown = []
    if told.letter:
        shown.append(doing.Shown(title=f"Văn bản {told.letter}", letter_number=told.letter))
    if told.figure:
        shown.append(doing.Shown(title="Kết quả", figure=told.figure, figure_unit=told.figure_unit))
        minutes = f"Biên bản: {told.words}".encode()
        kept = files.keep(content=minutes, media_type="text/plain", at=told.at)
        shown.append(doing.Shown(title="Biên bản", file=kept))
    return shown


def _answers(stage: Stage) -> None:
    """What was asked is answered: taken on, or declined with a reason."""
    with stage.eyes_of("mai") as mai:
        asked = Assignment.objects.filter(body=mai.body, state=Assignment.State.ASKED)
        for part in asked.select_related("task", "body").order_by("pk"):
            declines = part.task.title.startswith("Phối hợp với Văn phòng UBND tỉnh")
            doing.answer_request(
                assignment=part, accepts=not declines,
                reason="Ngày này Mặt trận tỉnh đã có hội nghị toàn quốc." if declines else "",
                by=mai.user, at=part.task.given_at + timedelta(hours=20),
            )  # fmt: skip


def _hand_on(stage: Stage) -> None:
    """Kim Bảng hands its teams on to its communes; Bình Sơn is done, the others are on the way."""
    at = moment(8, 16, 9)
    communes = [name for _, name in MAP[("huyen", "Kim Bảng")]]
    with stage.eyes_of("dung") as dung:
        part = part_of(dung, "Thành lập các tổ tự quản")
        assert part is not None
        below = list(
            Body.objects.filter(
                path__startswith=dung.body.path, function="ubnd", unit__name__in=communes
            )
        )
        giving.cascade(
            assignment=part, bodies=below, words="Thành lập tổ tự quản ở từng thôn, xóm.",
            last_day=None, by=dung.user, at=at,
        )  # fmt: skip
    _report(
        stage,
        Told(
            "cuong", "Thành lập tổ tự quản ở từng thôn", moment(8, 17, 15),
            "Ba thôn đã có tổ, mỗi tổ bảy người.", figure=3, figure_unit="tổ", judge="dung",
        ),
    )  # fmt: skip


def _remind(stage: Stage) -> None:
    """The committees remind of what is late; one of the reminded opens it."""
    for who, beginning, at in (
        ("son-bcd", "Tổ chức phát động sau ngày", moment(8, 20, 8)),
        ("son-bcd", "Thành lập các tổ tự quản", moment(8, 19, 8)),
        ("mai-bcd", "Xây dựng phương án cứu trợ", moment(10, 5, 8)),
    ):
        with stage.eyes_of(who) as actor:
            tasks = Task.objects.filter(owner=actor.body, title__startswith=beginning)
            reminding.remind(
                parts=Assignment.objects.filter(task__in=tasks), words=Words(), by=actor.user, at=at
            )
    with stage.eyes_of("van") as van:
        mine = Reminder.objects.filter(body=van.body).values_list("pk", flat=True)
        reminding.open_reminders(ids=list(mine), by=van.user, at=moment(10, 5, 14))

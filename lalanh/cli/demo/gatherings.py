"""A launch with its sites on the very day of the plan, and a rally that was moved."""

from lalanh.cli.demo.province import Stage, moment
from lalanh.cli.demo.routes import MOVEMENT_PLAN, programme_called
from lalanh.organisations.models import Body
from lalanh.tasks.actions import changing, holding
from lalanh.tasks.actions.holding import EventFacts
from lalanh.tasks.models import Event, EventSite, Task

DRIVE_PLAN = "Quỹ “Mái ấm ven sông”"
# People at each site of the launch, by the district's account.
PRESENT = {"dung": 310, "ha": 275, "long": 190}


def load(stage: Stage) -> None:
    """Hold the launch; move the rally, and with it what is counted from it."""
    _launch(stage)
    _rally(stage)


def _launch(stage: Stage) -> None:
    with stage.eyes_of("son-bcd") as son:
        task = Task.objects.get(owner=son.body, title__startswith="Tổ chức Lễ phát động")
        launch = holding.set_up_event(
            owner=son.body, programme=programme_called(MOVEMENT_PLAN), task=task,
            clause=task.clause,
            facts=EventFacts(
                name="Lễ phát động Phong trào", form=Event.Form.ONLINE,
                place="Hội trường UBND tỉnh", online_address="https://hop.songlam.example/phat-dong",
            ),
            starts_at=moment(8, 15, 7, 45), is_all_day=False, is_tentative=False,
            by=son.user, at=moment(8, 15, 6),
        )  # fmt: skip
        districts = Body.objects.filter(function="ubnd", level=2)
        for bodies, is_main in (([stage.body("ubnd")], True), (list(districts), False)):
            holding.add_sites(
                event=launch, bodies=bodies, place="", is_main=is_main, expected_people=200,
                by=son.user, at=moment(8, 15, 6, 30),
            )  # fmt: skip
    for who, people in PRESENT.items():
        with stage.eyes_of(who) as actor:
            site = EventSite.objects.select_related("event").get(event=launch, body=actor.body)
            holding.confirm_attendance(
                site=site, present_people=people, by=actor.user, at=moment(8, 15, 11)
            )


def _rally(stage: Stage) -> None:
    with stage.eyes_of("khoi") as khoi:
        rally = holding.set_up_event(
            owner=khoi.body, programme=programme_called(DRIVE_PLAN),
            facts=EventFacts(
                name="Lễ gặp mặt tri ân 30 năm Ngày tái lập tỉnh",
                place="Trung tâm Hội nghị tỉnh",
            ),
            starts_at=moment(12, 12), is_all_day=True, is_tentative=True,
            by=khoi.user, at=moment(6, 29, 9),
        )  # fmt: skip
        counted = Task.objects.get(owner=khoi.body, title__startswith="Trong thời gian 02 tháng")
        changing.tie_deadline(
            task=counted, event=rally, count=2, unit="month", by=khoi.user, at=moment(6, 29, 10)
        )
        holding.move_event(
            event=rally, starts_at=moment(12, 15), is_all_day=True,
            reason="Tổ chức đúng Ngày tái lập tỉnh.", by=khoi.user, at=moment(11, 9, 9),
        )  # fmt: skip

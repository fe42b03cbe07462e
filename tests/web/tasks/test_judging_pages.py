"""Reports are read in full and accepted several at once; nobody's own, and nobody else's."""

import pytest
from django.test import Client

from lalanh.base.permissions import Role
from lalanh.tasks.actions import doing
from lalanh.tasks.models import Assignment, Report, Task
from tests import make, make_tasks
from tests.web.reading import parsed, text_of

pytestmark = pytest.mark.django_db
ADDRESS = "/nhiem-vu/duyet/"


@pytest.fixture
def tasks(client: Client) -> list[Task]:
    """Two tasks that Giang has reported as done; Lan, who gave them, is signed in."""
    lan, giang = make.lan(), make_tasks.giang()
    made = [make_tasks.given(lan, giang.body) for _ in range(2)]
    for task in made:
        make_tasks.reported(giang, task)
    client.force_login(lan.user)
    return made


def _reports() -> list[int]:
    with make.eyes_of(make.again("lan")):
        return list(Report.objects.order_by("pk").values_list("pk", flat=True))


def _states() -> list[str]:
    with make.eyes_of(make.again("lan")):
        return list(Assignment.objects.order_by("pk").values_list("state", flat=True))


def test_nothing_is_ticked_and_everything_is_shown(client: Client, tasks: list[Task]) -> None:
    tree = parsed(client.get(ADDRESS))

    assert text_of(tree).count("Đã rà soát 14 thôn.") == 2
    assert tree.xpath("//input[@name='report'][@checked]") == []


def test_those_ticked_are_accepted(client: Client, tasks: list[Task]) -> None:
    first, _ = _reports()

    answer = client.post(ADDRESS, {"report": [first]}, follow=True)

    assert _states() == ["done", "reported"]
    assert "Đã chấp nhận 1 báo cáo." in text_of(parsed(answer))


def test_a_report_of_ones_own_is_not_accepted_with_the_others(client: Client) -> None:
    lan = make.lan()
    below = make.person("lan", "Trần Thị Lan", body=make.district(), role=Role.LEADER)
    assert below.user == lan.user
    task = make_tasks.given(lan, make.district())
    with make.eyes_of(lan):
        part = Assignment.objects.get(task=task)
        report = Report.objects.create(
            assignment=part, body=part.body, owner=lan.body, text="Xong.", claims_done=True,
            reported_at=make.AT, reported_by=lan.user,
        )  # fmt: skip
        Assignment.objects.filter(pk=part.pk).update(state="reported")
    client.force_login(lan.user)

    answer = client.post(ADDRESS, {"report": [report.pk]}, follow=True)

    assert "không tự duyệt" in text_of(parsed(answer))
    assert _states() == ["reported"]


def test_another_body_accepts_nothing_of_ours(client: Client, tasks: list[Task]) -> None:
    client.force_login(make.cuong().user)

    client.post(ADDRESS, {"report": _reports()})

    assert _states() == ["reported", "reported"]


def test_who_only_looks_judges_nothing(client: Client) -> None:
    client.force_login(make.binh().user)

    assert client.get(ADDRESS).status_code == 403


def test_whoever_judges_one_report_sees_its_figures(client: Client) -> None:
    lan, giang = make.lan(), make_tasks.giang()
    part = make_tasks.part(giang, make_tasks.given(lan, giang.body))
    figure = doing.Shown(title="Số liệu", figure=46, figure_unit="cuộc họp")
    with make.eyes_of(giang):
        doing.report(
            assignment=part, words="", claims_done=True, shown=[figure], by=giang.user, at=make.AT
        )
    client.force_login(lan.user)

    tree = parsed(client.get(f"/nhiem-vu/bao-cao/{_reports()[0]}/duyet/"))

    assert "46 cuộc họp" in text_of(tree)

"""The audit record as leaders and keepers read it."""

from importlib import import_module

import pytest
from django.apps import apps
from django.conf import settings
from django.db.models import Model
from django.test import Client

from lalanh.base import accounts
from lalanh.base.action import REGISTRY
from lalanh.web.shell.action_names import ACTION_NAMES
from lalanh.web.shell.subject_names import SUBJECT_NAMES
from tests import make
from tests.web.reading import parsed, part, text_of


def _leave_a_trace(person: make.Person) -> None:
    with make.eyes_of(person):
        accounts.open_account(username="moi", full_name="Đỗ Văn Mới", by=person.user, at=make.AT)


def _rows(client: Client, query: str = "") -> list[str]:
    return [text_of(row) for row in parsed(client.get(f"/nhat-ky/{query}")).xpath("//tbody/tr")]


@pytest.mark.django_db
def test_who_may_not_see_the_record_is_refused(client: Client) -> None:
    client.force_login(make.binh().user)

    answer = client.get("/nhat-ky/")

    assert answer.status_code == 403
    assert "không có quyền" in text_of(parsed(answer))


@pytest.mark.django_db
def test_an_action_stands_in_the_record_by_its_name(client: Client) -> None:
    lan = make.lan()
    _leave_a_trace(lan)
    client.force_login(lan.user)

    [row] = _rows(client, "?kind=base.account.opened")

    assert "14:00 ngày 14/08/2021" in row
    assert "Mở tài khoản" in row
    assert "Trần Thị Lan" in row


@pytest.mark.django_db
def test_another_district_sees_nothing_of_it(client: Client) -> None:
    _leave_a_trace(make.lan())
    client.force_login(make.cuong().user)

    assert _rows(client, "?kind=base.account.opened") == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?kind=base.account.opened&actor=Lan", 1),
        ("?kind=base.account.opened&actor=Bình", 0),
        ("?kind=base.account.opened&from_day=2021-08-14&to_day=2021-08-14", 1),
        ("?kind=base.account.opened&from_day=15/08/2021", 0),
        ("?kind=base.account.opened&to_day=13/08/2021", 0),
        ("?kind=fund.", 0),
    ],
)
def test_the_filter_narrows_the_record(client: Client, query: str, found: int) -> None:
    lan = make.lan()
    _leave_a_trace(lan)
    client.force_login(lan.user)

    assert len(_rows(client, query)) == found


@pytest.mark.django_db
def test_a_day_that_is_none_is_said_beside_its_field(client: Client) -> None:
    client.force_login(make.lan().user)

    page = parsed(client.get("/nhat-ky/?from_day=31/02/2021"))

    assert "Chưa đọc được ngày" in text_of(page.get_element_by_id("id_from_day_error"))


@pytest.mark.django_db
def test_the_rows_swapped_in_equal_the_rows_reloaded(client: Client) -> None:
    lan = make.lan()
    _leave_a_trace(lan)
    client.force_login(lan.user)

    swapped = client.get("/nhat-ky/?kind=base.", headers={"HX-Request": "true"})

    assert part(swapped, "rows") == part(client.get("/nhat-ky/?kind=base."), "rows")


def test_every_action_has_a_name_people_can_read() -> None:
    import_module(settings.ROOT_URLCONF)
    ours = {kind for kind, found in REGISTRY.items() if found.module.startswith("lalanh.")}

    assert ours - ACTION_NAMES.keys() == set()


@pytest.mark.django_db
def test_what_an_action_touched_stands_there_by_its_name(client: Client) -> None:
    lan = make.lan()
    _leave_a_trace(lan)
    client.force_login(lan.user)

    [row] = _rows(client, "?kind=base.account.opened")

    assert "tài khoản" in row
    assert "base.user" not in row


@pytest.mark.parametrize("model", apps.get_models(), ids=lambda model: model._meta.label_lower)
def test_every_model_of_ours_that_an_action_may_touch_has_a_name(model: type[Model]) -> None:
    is_ours = model.__module__.startswith("lalanh.")
    keeps_traces = model._meta.label_lower in ("base.auditevent", "base.delivery")

    assert (model._meta.label_lower in SUBJECT_NAMES) == (is_ours and not keeps_traces)

"""The operators' view: everything to look at, nothing to change, for operators alone."""

import pytest
from django.contrib import admin
from django.test import Client

from lalanh.base import accounts
from lalanh.base.admin import ReadOnlyAdmin
from lalanh.base.models import User
from lalanh.base.permissions import Role
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def operator() -> make.Person:
    """Tú, who runs the machines of the province."""
    accounts.open_account(
        username="tu", full_name="Mai Anh Tú", is_operator=True, by=accounts.system_account(),
        at=make.AT,
    )  # fmt: skip
    return make.person("tu", "Mai Anh Tú", body=make.province(), role=Role.LOOKER)


def _as(person: make.Person) -> Client:
    client = Client()
    client.force_login(person.user)
    return client


def test_every_table_in_the_view_is_only_to_look_at() -> None:
    ours = [a for m, a in admin.site._registry.items() if m.__module__.startswith("lalanh.")]

    assert ours
    assert all(isinstance(each, ReadOnlyAdmin) for each in ours)


def test_an_operator_looks_at_tables(operator: make.Person) -> None:
    client = _as(operator)

    assert client.get("/van-hanh/").status_code == 200
    assert client.get("/van-hanh/organisations/body/").status_code == 200


def test_an_operator_changes_nothing(operator: make.Person) -> None:
    client = _as(operator)

    assert client.get("/van-hanh/organisations/body/add/").status_code == 403
    assert client.post(f"/van-hanh/base/user/{operator.user.pk}/delete/").status_code == 403
    assert User.objects.filter(pk=operator.user.pk).exists()


def test_a_leader_is_no_operator() -> None:
    assert _as(make.lan()).get("/van-hanh/").status_code == 302

import pytest
from django.contrib import admin
from django.test import Client

from lalanh.base import accounts
from lalanh.base.models import User
from lalanh.organisations import admin as _registered
from lalanh.organisations.models import Body, Unit
from tests import make
from tests.make_organisations import province_of_two_districts


@pytest.fixture
def operator(client: Client) -> User:
    user = accounts.open_account(
        username="van-hanh", full_name="Vũ Văn Hành", is_operator=True,
        by=make.system(), at=make.AT,
    )  # fmt: skip
    client.force_login(user)
    return user


@pytest.mark.django_db
@pytest.mark.usefixtures("operator")
@pytest.mark.parametrize("model", [Unit, Body])
def test_an_operator_looks_at_the_register(client: Client, model: type[Unit] | type[Body]) -> None:
    province_of_two_districts()
    address = f"/van-hanh/organisations/{model._meta.model_name}/"

    assert client.get(address).status_code == 200
    assert client.get(f"{address}add/").status_code == 403
    assert client.post(f"{address}{model.objects.order_by('pk')[0].pk}/delete/").status_code == 403


def test_no_table_of_the_register_can_be_changed_there() -> None:
    assert _registered.BodyAdmin in {type(entry) for entry in admin.site._registry.values()}
    open_ = [
        model.__name__
        for model, entry in admin.site._registry.items()
        if model._meta.app_label == "organisations" and entry.has_change_permission(None)  # type: ignore[arg-type]  # no request is read
    ]

    assert open_ == []

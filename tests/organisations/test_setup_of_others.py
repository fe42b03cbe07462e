import datetime as dt
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from lalanh.organisations import setup_actions, unit_actions, unit_queries
from lalanh.organisations.models import Body
from tests import make
from tests.make_organisations import refused, unit

ON = dt.date(2021, 8, 14)
TODAY = dt.date(2026, 1, 1)
pytestmark = pytest.mark.django_db


def test_todays_province_has_no_districts() -> None:
    unit_actions.load_units(provinces=["20"], by=make.system(), at=make.AT)
    lang_son = unit_queries.unit_by_code(scheme="qd19-2025", code="20")
    assert lang_son is not None

    setup_actions.set_up_province(province=lang_son, on=TODAY, by=make.system(), at=make.AT)

    assert Body.objects.filter(level=2).count() == 0
    assert {body.parent for body in Body.objects.filter(function="ubnd", level=3)} == {
        Body.objects.get(unit=lang_son, function="ubnd")
    }
    assert Body.objects.filter(function="so-lao-dong").count() == 0


def test_only_a_province_is_set_up() -> None:
    with refused(setup_actions.NotAProvince, match="không phải là tỉnh"):
        setup_actions.set_up_province(
            province=unit("huyện Kim Bảng"), on=ON, by=make.system(), at=make.AT
        )


def test_the_command_sets_up_a_loaded_province() -> None:
    out = StringIO()
    with pytest.raises(CommandError, match="load_units"):
        call_command("set_up_province", "84")
    call_command("load_units", "84", stdout=out)
    call_command("set_up_province", "84", "--on", "2021-08-14", stdout=out)

    assert "Đã thêm" in out.getvalue()

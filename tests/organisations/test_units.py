import datetime as dt
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from lalanh.base.models import AuditEvent
from lalanh.organisations import actions, unit_actions, unit_queries
from lalanh.organisations.models import Unit, UnitKind
from tests import make
from tests.make_organisations import refused, unit

IN_2021 = dt.date(2021, 8, 14)
IN_MAY_2025 = dt.date(2025, 5, 1)
TODAY = dt.date(2026, 1, 1)
SOURCES = ["26", "08", "56", "20", "84"]


@pytest.fixture
def loaded(db: None) -> None:
    unit_actions.load_units(provinces=SOURCES, by=make.system(), at=make.AT)


def by_code(scheme: str, code: str) -> Unit:
    found = unit_queries.unit_by_code(scheme=scheme, code=code)
    assert found is not None
    return found


@pytest.mark.usefixtures("loaded")
@pytest.mark.parametrize(
    ("province", "districts", "communes"),
    [("26", 9, 136), ("08", 7, 138), ("56", 9, 139), ("20", 11, 200), ("84", 9, 106)],
)
def test_a_source_province_has_its_units_of_2021(
    province: str, districts: int, communes: int
) -> None:
    whole = by_code("qd124-2021", province)
    below = unit_queries.units(on=IN_2021, parent=whole)

    assert below.count() == districts
    assert Unit.objects.filter(parent__parent=whole).count() >= communes
    assert unit_queries.units(on=IN_2021, level=3).filter(parent__in=below).count() == communes


@pytest.mark.usefixtures("loaded")
@pytest.mark.parametrize(
    ("province", "communes"), [("25", 148), ("08", 124), ("56", 65), ("20", 65), ("86", 124)]
)
def test_todays_province_has_its_communes_and_no_district(province: str, communes: int) -> None:
    below = unit_queries.units(on=TODAY, parent=by_code("qd19-2025", province))

    assert below.count() == communes
    assert {one.kind.level for one in below} == {3}


@pytest.mark.usefixtures("loaded")
def test_one_code_means_two_units_in_two_schemes() -> None:
    assert by_code("qd124-2021", "08863").full_name == "xã Triệu Đề"
    assert by_code("qd124-2025", "08863").full_name == "xã Tây Sơn"


@pytest.mark.usefixtures("loaded")
def test_a_commune_is_followed_over_two_changes_to_todays_map() -> None:
    old = by_code("qd124-2021", "08863")

    now = unit_queries.unit_as_of(unit=old, on=TODAY)

    assert now is not None
    assert now == unit_queries.unit_as_of(unit=by_code("qd124-2025", "08863"), on=TODAY)
    assert unit_queries.unit_as_of(unit=old, on=IN_2021) == old


@pytest.mark.usefixtures("loaded")
def test_a_divided_commune_needs_a_person() -> None:
    found = unit_queries.successors(unit=by_code("qd124-2021", "06040"), on=IN_MAY_2025)

    assert [one.full_name for one in found.units] == ["xã Đội Cấn", "thị trấn Thất Khê"]
    assert not found.is_whole
    assert found.certain is None


@pytest.mark.usefixtures("loaded")
def test_a_commune_whose_successor_nobody_named_is_not_guessed() -> None:
    found = unit_queries.successors(unit=by_code("qd124-2021", "08779"), on=TODAY)

    assert found.units == ()
    assert found.certain is None


@pytest.mark.usefixtures("loaded")
def test_a_district_is_shown_on_todays_map_through_its_communes() -> None:
    found = unit_queries.successors(unit=by_code("qd124-2025", "842"), on=TODAY)

    assert len(found.units) > 1
    assert {one.parent for one in found.units} == {by_code("qd19-2025", "86")}


@pytest.mark.usefixtures("loaded")
def test_a_unit_of_today_is_followed_back_to_what_it_was_made_of() -> None:
    now = by_code("qd19-2025", "08905")

    then = unit_queries.successors(unit=now, on=IN_MAY_2025)

    assert len(then.units) > 1
    assert "xã Hội Thịnh" in [one.full_name for one in then.units]


@pytest.mark.usefixtures("loaded")
def test_loading_again_adds_nothing() -> None:
    again = unit_actions.load_units(provinces=SOURCES, by=make.system(), at=make.AT)

    assert (again.units, again.successions) == (0, 0)


@pytest.mark.django_db
def test_the_command_says_what_it_loaded() -> None:
    out = StringIO()
    call_command("load_units", "84", stdout=out)

    assert "Đã thêm 241 đơn vị" in out.getvalue()
    with make.eyes_of(make.lan()):
        assert AuditEvent.objects.filter(kind="organisations.units.loaded").count() == 0


@pytest.mark.django_db
def test_an_unknown_code_is_refused_in_a_sentence() -> None:
    with pytest.raises(CommandError, match="Không có tỉnh mang mã 99"):
        call_command("load_units", "84", "99")


@pytest.mark.django_db
def test_a_kind_of_unit_is_data() -> None:
    kind = unit_actions.keep_unit_kind(
        code="buon", name="buôn", level=4, is_urban=False, by=make.system(), at=make.AT
    )
    commune = unit("xã Ea Lâm", parent=unit("huyện Krông An"))

    hamlet = unit_actions.found_unit(
        kind=kind, name="Ma Hai", parent=commune, valid_from=make.LONG_AGO,
        by=make.system(), at=make.AT,
    )  # fmt: skip

    assert hamlet.full_name == "buôn Ma Hai"
    assert list(unit_queries.units(on=IN_2021, parent=commune)) == [hamlet]


@pytest.mark.django_db
def test_a_unit_cannot_stand_below_a_lesser_one() -> None:
    hamlet = unit("thôn Hạ", parent=unit("xã An Hòa"))

    with refused(unit_actions.WrongLevel, match="cấp trên"):
        unit_actions.found_unit(
            kind=UnitKind.objects.get(code="xa"), name="Bình An", parent=hamlet,
            valid_from=make.LONG_AGO, by=make.system(), at=make.AT,
        )  # fmt: skip


@pytest.mark.django_db
def test_a_person_names_the_successor_and_the_figure_moves() -> None:
    old, new = unit("xã An Hòa"), unit("xã An Bình", valid_from=dt.date(2023, 1, 1))
    unit_actions.close_unit(unit=old, on=dt.date(2023, 1, 1), by=make.system(), at=make.AT)

    unit_actions.name_successor(
        old=old, new=new, on=dt.date(2023, 1, 1), is_whole=True, by=make.system(), at=make.AT
    )

    assert unit_queries.unit_as_of(unit=old, on=TODAY) == new
    assert unit_queries.unit_as_of(unit=old, on=IN_2021) == old


@pytest.mark.django_db
def test_a_unit_does_not_go_into_itself() -> None:
    old = unit("xã An Hòa")

    with refused(actions.NotAnother, match="chính mình"):
        unit_actions.name_successor(
            old=old, new=old, on=TODAY, is_whole=True, by=make.system(), at=make.AT
        )


@pytest.mark.django_db
def test_a_unit_cannot_end_before_it_began() -> None:
    with refused(unit_actions.EndsBeforeStart):
        unit_actions.close_unit(
            unit=unit("xã An Hòa"), on=dt.date(2014, 1, 1), by=make.system(), at=make.AT
        )


@pytest.mark.django_db
def test_a_code_is_given_once_in_a_scheme() -> None:
    unit("xã An Hòa")
    kind = UnitKind.objects.get(code="xa")
    given = {
        "kind": kind, "parent": None, "valid_from": make.LONG_AGO, "scheme": "qd19-2025",
        "code": "99001", "by": make.system(), "at": make.AT,
    }  # fmt: skip
    unit_actions.found_unit(name="Một", **given)  # type: ignore[arg-type]  # one table of facts

    with refused(unit_actions.CodeTaken, match="99001"):
        unit_actions.found_unit(name="Hai", **given)  # type: ignore[arg-type]  # the same


@pytest.mark.django_db
def test_units_are_found_without_accents() -> None:
    unit("xã An Hòa", parent=unit("huyện Thanh Giang"))

    assert [u.name for u in unit_queries.units_like(name="an hoa thanh giang", on=IN_2021)] == [
        "An Hòa"
    ]

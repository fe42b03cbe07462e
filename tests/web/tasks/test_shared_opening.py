"""Names below one superior are shown without the words they all open with."""

import pytest

from lalanh.web.programmes.cells import _shared_opening

FRONT = "Ủy ban Mặt trận Tổ quốc Việt Nam"


@pytest.mark.parametrize(
    ("names", "shown"),
    [
        ([f"{FRONT} xã An Hòa", f"{FRONT} xã An Bình"], "xã An Hòa"),
        ([f"{FRONT} xã An Hòa", f"{FRONT} phường Tích Sơn"], "xã An Hòa"),
        ([f"{FRONT} xã An Hòa"], f"{FRONT} xã An Hòa"),
        (["Sở Y tế", "Sở Tài chính"], "Sở Y tế"),
        (["Hội Nông dân tỉnh", "Hội Cựu chiến binh tỉnh"], "Hội Nông dân tỉnh"),
        (["Báo Sông Lam", "Báo Sông Lam"], "Báo Sông Lam"),
    ],
)
def test_what_is_left_of_a_name_begins_with_its_place(names: list[str], shown: str) -> None:
    assert names[0][_shared_opening(names) :] == shown

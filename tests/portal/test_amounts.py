"""Goods in words."""

import pytest

from lalanh.portal.amounts import goods_text


@pytest.mark.parametrize(
    ("commodity", "quantity", "said"),
    [
        ("gạo (gam)", 40_500, "40,5 kg gạo"),
        ("gạo (gam)", None, "gạo"),
        ("áo phao", 1_200, "1.200 áo phao"),
        ("áo phao", None, "áo phao"),
    ],
)
def test_goods_are_said_with_their_unit(commodity: str, quantity: int | None, said: str) -> None:
    assert goods_text(commodity, quantity) == said

"""A list whose filter cannot be read says so, and lists nothing as if it had been filtered."""

import pytest
from django.test import Client

from tests import make, make_fund


@pytest.mark.django_db
@pytest.mark.parametrize("headers", [{}, {"HX-Request": "true"}], ids=["page", "swapped"])
@pytest.mark.parametrize(
    "address",
    [
        "/quy/ung-ho/?amount_vnd=hom-qua",
        "/quy/{fund}/so/?first_day=hom-qua",
        "/nhat-ky/?from_day=hom-qua",
        "/don-doc/?programme_id=0",
        "/nhiem-vu/?role=0",
        "/to-chuc/?level=99",
    ],
)
def test_a_filter_that_cannot_be_read_is_refused_in_words(
    client: Client, address: str, headers: dict[str, str]
) -> None:
    lan = make.lan()
    with make.eyes_of(lan):
        fund = make_fund.fund(lan)
    client.force_login(lan.user)

    said = client.get(address.format(fund=fund.pk), headers=headers).content.decode()

    assert said.count("Chưa lọc được") == 1
    assert "Chưa ghi được" not in said
    assert "<tbody>" not in said

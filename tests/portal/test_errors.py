"""What goes wrong is said in our words, on a page of ours."""

import pytest
from django.test import Client

from lalanh.portal import figures
from tests.portal.reading import words


def test_a_fault_of_ours_is_said_calmly(visitor: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(figures, "funds", None)
    visitor.raise_request_exception = False

    response = visitor.get("/")

    assert response.status_code == 500
    assert "Số liệu đã công bố không bị ảnh hưởng" in words(response)


@pytest.mark.usefixtures("published")
@pytest.mark.parametrize("address", ["/gop-y/", "/khoan-cua-toi/"])
def test_a_form_from_elsewhere_is_not_taken(address: str) -> None:
    response = Client(enforce_csrf_checks=True).post(address, {"name": "x"})

    assert response.status_code == 403
    assert "Biểu mẫu đã hết hạn" in words(response)

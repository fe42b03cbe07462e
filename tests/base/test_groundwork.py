import pytest
from django.db import connection

from tests import make


@pytest.mark.django_db
def test_the_tests_run_as_the_application_role() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        assert cursor.fetchone() == ("lalanh_app",)


@pytest.mark.django_db
def test_a_seat_gives_the_eyes_of_its_body() -> None:
    lan = make.lan()

    assert lan.seat.scope.body_path == f"{lan.body.pk}."

"""The log holds no key to a calendar."""

import logging

from lalanh.base.logs import WithoutSecrets


def test_the_secret_of_a_feed_is_left_out_of_the_log() -> None:
    record = logging.LogRecord(
        "django.request", logging.WARNING, __file__, 1, "%s: %s",
        ("Too Many Requests", "/lich/Hq3-x_9.ics"), None,
    )  # fmt: skip

    assert WithoutSecrets().filter(record)
    assert record.getMessage() == "Too Many Requests: /lich/….ics"

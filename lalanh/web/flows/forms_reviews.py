"""Forms of reviews and of the end of a plan."""

from typing import Any

from django import forms

from lalanh.tasks.actions.reviewing import ReviewFacts
from lalanh.tasks.models import Review
from lalanh.web.directives.forms import day_field, text_field
from lalanh.web.forms import Form, SharedForm


class ReviewWords(SharedForm):
    """A review in words, and the day of its figures."""

    kind = forms.ChoiceField(label="Loại", choices=Review.Kind.choices)
    as_of = day_field(
        "Số liệu đến hết ngày",
        required=True,
        help_text="Máy đếm từ hồ sơ như đã có vào cuối ngày này.",
    )
    results = text_field("Kết quả nổi bật", rows=5)
    shortcomings = text_field("Hạn chế, nguyên nhân", rows=4, required=False)
    lessons = text_field("Bài học kinh nghiệm", rows=4)
    next_steps = text_field("Nhiệm vụ thời gian tới", rows=4, required=False)

    @classmethod
    def known(cls, review: Review) -> dict[str, Any]:
        """Return what a draft says."""
        return {name: getattr(review, name) for name in cls.base_fields if name != "seen"}

    def facts(self) -> ReviewFacts:
        """Return what was written."""
        return ReviewFacts(**self.cleaned_data)


class Conclude(Form):
    """Why a plan ends without its review."""

    reason = text_field("Lý do đóng khi chưa có bản tổng kết", rows=3, required=False)

"""Forms of proposals."""

from collections.abc import Iterable
from typing import Any

from django import forms

from lalanh.organisations.models import Body
from lalanh.tasks.actions.matters import NewTask
from lalanh.tasks.actions.proposals import ProposalFacts
from lalanh.tasks.models import Proposal
from lalanh.web.directives.forms import day_field, text_field
from lalanh.web.forms import Form, SharedForm
from lalanh.web.organisations.fields import BodyField


class Write(SharedForm):
    """A proposal in words."""

    kind = forms.ChoiceField(label="Loại", choices=Proposal.Kind.choices)
    title = forms.CharField(label="Tên", max_length=200)
    text = text_field("Nội dung", rows=7)
    benefit = text_field("Hiệu quả mong đợi", rows=3, required=False)

    def facts(self) -> ProposalFacts:
        """Return what was said of it."""
        return ProposalFacts(**self.cleaned_data)


class _To(Form):
    """Where it goes."""

    to = forms.ChoiceField(label="Gửi tới", choices=[])

    def __init__(self, *args: Any, above: Iterable[Body], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known = {str(body.pk): body for body in above}
        field = self.fields["to"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(key, body.name) for key, body in self.known.items()]

    def chosen(self) -> Body:
        """Return the body."""
        return self.known[self.cleaned_data["to"]]


class Submit(_To):
    """Where it goes first."""


class PassUp(_To):
    """Where it goes next, with one's own opinion."""

    words = text_field("Ý kiến của cơ quan ta", rows=3)


class Accept(Form):
    """Yes, and perhaps a task that carries it out."""

    answer = text_field("Ý kiến chấp nhận", rows=4)
    task_title = forms.CharField(
        label="Giao nhiệm vụ thực hiện, nếu cần", required=False, max_length=160
    )
    task_body = BodyField(label="Giao cho cơ quan", required=False)
    task_last_day = day_field("Ngày cuối còn trong hạn")

    def clean(self) -> dict[str, Any]:
        """A task needs its title and somebody to do it."""
        given = super().clean() or {}
        if given.get("task_title") and not given.get("task_body"):
            self.add_error("task_body", "Hãy chọn cơ quan được giao nhiệm vụ này.")
        if given.get("task_body") and not given.get("task_title"):
            self.add_error("task_title", "Hãy ghi nhiệm vụ giao cho cơ quan này.")
        return given

    def new_task(self) -> NewTask | None:
        """Return the task, if one is given."""
        given = self.cleaned_data
        if not given["task_title"]:
            return None
        return NewTask(
            given["task_title"], given["answer"], (given["task_body"],), given["task_last_day"]
        )


class Reject(Form):
    """No, and why."""

    answer = text_field("Lý do không chấp nhận", rows=4)

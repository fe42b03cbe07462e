"""Forms of a body that fits its part, or sends up its own plan."""

from typing import Any

from django import forms

from lalanh.tasks.models import Adaptation, Task
from lalanh.tasks.queries.lower_plans import FILTERS, Proposed
from lalanh.web.directives.forms import text_field
from lalanh.web.forms import Form

OFFERED = 30


class Adapt(Form):
    """In which form or on which scale the body does it, and why."""

    aspect = forms.ChoiceField(
        label="Điều chỉnh", choices=Adaptation.Aspect.choices, widget=forms.RadioSelect
    )
    words = text_field("Cách thực hiện tại cơ quan", rows=4)
    reason = text_field("Lý do", rows=2)


class FindPlan(Form):
    """Which of one's own documents is the plan."""

    tim = forms.CharField(
        label="Tìm trong sổ văn bản của cơ quan",
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"type": "search"}),
    )


class SubmitPlan(Form):
    """The plan, and what of the plan above it takes up."""

    covers = forms.MultipleChoiceField(
        label="Kế hoạch của cơ quan đã đưa vào những nhiệm vụ nào",
        required=False,
        choices=[],
        widget=forms.CheckboxSelectMultiple,
        help_text="Đã đánh dấu sẵn những nhiệm vụ thấy được nhắc lại; hãy xem và sửa cho đúng.",
    )

    def __init__(
        self, *args: Any, tasks: list[Task], proposed: dict[int, Proposed], **kwargs: Any
    ) -> None:
        kwargs["initial"] = {"covers": [str(pk) for pk in proposed]}
        super().__init__(*args, **kwargs)
        self.known = {str(task.pk): task for task in tasks}
        field = self.fields["covers"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = [
            (key, _label(task, proposed.get(task.pk))) for key, task in self.known.items()
        ]

    def tasks(self) -> list[Task]:
        """Return the tasks that were ticked."""
        return [self.known[key] for key in self.cleaned_data["covers"]]


def _label(task: Task, found: Proposed | None) -> str:
    """The task, and where in the lower plan it seems to stand."""
    if found is None:
        return task.title
    section = ".".join(str(part) for part in found.clause.section)
    return f"{task.title} – thấy ở mục {section}" if section else f"{task.title} – thấy nhắc lại"


class PlanFilter(Form):
    """Which bodies of the overview to show."""

    xem = forms.ChoiceField(
        label="Hiện", required=False, choices=[("", "tất cả cơ quan"), *FILTERS.items()]
    )

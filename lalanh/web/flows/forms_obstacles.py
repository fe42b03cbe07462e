"""Forms of obstacles and of what is put to the committee."""

from collections.abc import Iterable
from typing import Any

from django import forms

from lalanh.directives.models import Document
from lalanh.tasks.actions.matters import NewTask
from lalanh.tasks.actions.obstacles import ObstacleFacts
from lalanh.tasks.models import Obstacle
from lalanh.web.directives.forms import day_field, text_field
from lalanh.web.flows.asking import upload_field
from lalanh.web.forms import Form, SharedForm
from lalanh.web.organisations.fields import BodyField


class Raise(Form):
    """An obstacle in the words of who met it."""

    title = forms.CharField(label="Vướng mắc", max_length=200, help_text="Một câu ngắn gọn.")
    what = text_field("Nội dung cụ thể", rows=4)
    since_on = day_field("Gặp từ ngày", required=True)
    tried = text_field("Đã làm gì để tháo gỡ", rows=3)
    beyond = text_field("Vì sao vượt thẩm quyền", rows=3)
    proposal = text_field("Đề nghị", rows=3)
    uploads = upload_field()

    def facts(self) -> ObstacleFacts:
        """Return what was said of the obstacle."""
        given = self.cleaned_data
        names = ("title", "what", "since_on", "tried", "beyond", "proposal")
        return ObstacleFacts(**{name: given[name] for name in names})


class Again(Form):
    """What was missing."""

    words = text_field("Phần bổ sung", rows=4)
    uploads = upload_field()


class Close(Form):
    """How it ended."""

    words = text_field("Đã giải quyết thế nào", rows=3)


class Why(Form):
    """Why."""

    reason = text_field("Lý do", rows=3)


class MatterWords(SharedForm):
    """What is put, in words."""

    title = forms.CharField(label="Nội dung trình", max_length=200)
    words = text_field("Tình hình và đề nghị", rows=8)


class Bundle(MatterWords):
    """Which obstacles belong together, and what is put about them."""

    obstacles = forms.MultipleChoiceField(
        label="Vướng mắc tổng hợp chung",
        choices=[],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Chưa chọn vướng mắc nào. Hãy chọn ít nhất một."},
    )
    field_order = ("obstacles", "title", "words")

    def __init__(self, *args: Any, waiting: Iterable[Obstacle], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known = {str(one.pk): one for one in waiting}
        field = self.fields["obstacles"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = [(key, f"{one.body.name}: {one.title}") for key, one in self.known.items()]

    def chosen(self) -> list[Obstacle]:
        """Return the obstacles that were ticked."""
        return [self.known[key] for key in self.cleaned_data["obstacles"]]


class Decide(Form):
    """The decision, the document it stands in, and a task that carries it out."""

    decision = text_field("Ý kiến quyết định", rows=5)
    document = forms.ChoiceField(
        label="Văn bản đã ban hành, nếu có",
        required=False,
        choices=[],
        help_text="Văn bản đã vào sổ của cơ quan. Các cơ quan nêu vướng mắc nhận bản chuyển.",
    )
    task_title = forms.CharField(
        label="Giao nhiệm vụ thực hiện, nếu cần", required=False, max_length=160
    )
    task_body = BodyField(label="Giao cho cơ quan", required=False)
    task_last_day = day_field("Ngày cuối còn trong hạn")

    def __init__(self, *args: Any, documents: Iterable[Document], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known = {str(row.pk): row for row in documents}
        named = [
            (key, f"{row.number or 'không số'}: {row.subject[:80]}")
            for key, row in self.known.items()
        ]
        field = self.fields["document"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", "không kèm văn bản"), *named]

    def clean(self) -> dict[str, Any]:
        """A task needs its title and somebody to do it."""
        given = super().clean() or {}
        if given.get("task_title") and not given.get("task_body"):
            self.add_error("task_body", "Hãy chọn cơ quan được giao nhiệm vụ này.")
        if given.get("task_body") and not given.get("task_title"):
            self.add_error("task_title", "Hãy ghi nhiệm vụ giao cho cơ quan này.")
        return given

    def stated_in(self) -> Document | None:
        """Return the document, if one was chosen."""
        return self.known.get(self.cleaned_data["document"])

    def new_task(self) -> NewTask | None:
        """Return the task, if one is given."""
        given = self.cleaned_data
        if not given["task_title"]:
            return None
        words = f"{given['task_title']}\n\nTheo ý kiến quyết định: {given['decision']}"
        return NewTask(given["task_title"], words, (given["task_body"],), given["task_last_day"])

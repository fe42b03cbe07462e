"""Forms that give a task: at any time, with the clause that allows it, to bodies picked by name."""

from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict

from lalanh.directives.models import Clause
from lalanh.organisations.models import Body
from lalanh.programmes.models import Programme
from lalanh.tasks.actions.giving import TaskFacts
from lalanh.tasks.models import Assignment
from lalanh.tasks.queries.allowing import Allowing
from lalanh.web.directives.forms import day_field, text_field
from lalanh.web.tasks import past_days
from lalanh.web.tasks.picking import Picking

SHOWN_LETTERS = 90


class GiveTask(Picking):
    """A task at any time."""

    title = forms.CharField(label="Nhiệm vụ", max_length=160)
    text = text_field("Nội dung, nếu cần nói thêm", rows=4, required=False)
    modality = forms.ChoiceField(
        label="Cách giao",
        choices=[(c.value, c.label) for c in (Clause.Modality.ASSIGN, Clause.Modality.REQUEST)],
    )
    last_day = day_field("Ngày cuối còn trong hạn")
    asked_day = past_days.asked_day()
    allowed_by = forms.ChoiceField(
        label="Theo mục nào của kế hoạch",
        required=False,
        choices=[],
        help_text="Mục cho phép giao việc cụ thể khi cần; nhiệm vụ sẽ thuộc chương trình đó.",
    )
    lead = forms.ChoiceField(
        label="Cơ quan chủ trì",
        required=False,
        choices=[],
        help_text="Chọn trong các cơ quan đã tìm. Không có cơ quan chủ trì thì mỗi cơ quan tự chịu "
        "trách nhiệm phần mình.",
    )
    field_order = [
        "title", "text", "modality", "last_day", "allowed_by", "search", "chosen", "lead",
    ]  # fmt: skip
    kept_in = ("chosen", "lead")

    def __init__(
        self,
        data: QueryDict | None,
        *,
        owner: Body,
        on: date,
        allowing: list[Allowing],
        initial: dict[str, Any] | None = None,
    ) -> None:
        self.clauses = {str(c.pk): c for one in allowing for c in one.clauses}
        self.programmes = {c.document_id: one.programme for one in allowing for c in one.clauses}
        super().__init__(data, owner=owner, on=on, initial=initial)
        field = self.fields["allowed_by"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [
            ("", "không theo mục nào"),
            *[(one.programme.short_name, [_choice(c) for c in one.clauses]) for one in allowing],
        ]

    def offer(self, choices: list[tuple[str, str]]) -> None:
        """Offer the single bodies as lead."""
        field = self.fields["lead"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", "không có"), *[one for one in choices if one[0].startswith("b")]]

    def clean(self) -> dict[str, Any]:
        """Ask once about a last day that is over."""
        given = super().clean() or {}
        past_days.ask_once(self, today=self.on)
        return given

    def facts(self) -> TaskFacts:
        """Return what was said of the task."""
        given = self.cleaned_data
        return TaskFacts(
            title=given["title"],
            text=given["text"] or given["title"],
            modality=given["modality"],
            last_day=given["last_day"],
        )

    def lead_body(self) -> Body | None:
        """Return the lead, if one was chosen."""
        pick = self.picks.get(self.cleaned_data["lead"])
        return pick.body if pick else None

    def clause(self) -> Clause | None:
        """Return the clause that allows it."""
        return self.clauses.get(self.cleaned_data["allowed_by"])

    def programme(self) -> Programme | None:
        """Return the programme the task belongs to: that of the clause."""
        clause = self.clause()
        return self.programmes[clause.document_id] if clause else None


def _choice(clause: Clause) -> tuple[str, str]:
    section = ".".join(str(part) for part in clause.section)
    words = clause.plain_text
    short = words if len(words) <= SHOWN_LETTERS else words[:SHOWN_LETTERS].rsplit(" ", 1)[0] + "…"
    return str(clause.pk), f"mục {section}: {short}" if section else short


class AddPart(Picking):
    """More bodies in a task."""

    role = forms.ChoiceField(label="Vai trò", choices=Assignment.Role.choices)
    responsibility = forms.ChoiceField(
        label="Loại trách nhiệm",
        required=False,
        choices=[("", "văn bản không nêu"), *Assignment.Responsibility.choices],
    )


class Cascade(Picking):
    """To which bodies below, what, by when."""

    words = text_field("Nội dung giao", rows=4)
    last_day = day_field(
        "Ngày cuối còn trong hạn",
        help_text="Để nguyên hạn của cấp trên thì khi hạn đó dời, hạn này dời theo.",
    )
    asked_day = past_days.asked_day()
    field_order = ["search", "chosen", "words", "last_day"]

    def clean(self) -> dict[str, Any]:
        """Ask once about a last day that is over, unless it is that of the task above."""
        given = super().clean() or {}
        past_days.ask_once(self, today=self.on, stands=self.initial.get("last_day"))
        return given

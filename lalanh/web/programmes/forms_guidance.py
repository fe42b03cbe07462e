"""Forms of guidance to be issued."""

from django import forms

from lalanh.web.directives.forms import day_field, text_field
from lalanh.web.directives.forms_relations import NumberedForm
from lalanh.web.forms import Form
from lalanh.web.organisations.fields import BodyField


class GuidanceForm(Form):
    """What the plan waits for, who draws it up, who issues it."""

    title = forms.CharField(
        label="Tên hướng dẫn",
        max_length=300,
        help_text="ví dụ: Hướng dẫn Mô hình khung khu dân cư văn hóa",
    )
    drafter = BodyField(label="Cơ quan soạn", required=False)
    issuer = BodyField(
        label="Cơ quan ban hành", required=False, help_text="có thể khác cơ quan soạn"
    )
    due_on = day_field("Hạn ban hành")


class UseForm(NumberedForm):
    """How a body made it concrete."""

    field_order = ("words", "on", "numbered")
    words = text_field("Cụ thể hóa thế nào", rows=3)
    on = day_field("Ngày", required=True)

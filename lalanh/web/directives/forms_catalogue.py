"""Forms of what search reads besides the text, and of the catalogue of types."""

from django import forms

from lalanh.web.forms import Form


class CorrectionForm(Form):
    """How words of the text should read."""

    literal = forms.CharField(
        label="Chữ trong bản đọc",
        max_length=300,
        help_text="chép đúng như đang có, ví dụ: đơn đốc",
    )
    reading = forms.CharField(label="Đọc đúng là", max_length=300, help_text="ví dụ: đôn đốc")


class SameNameForm(Form):
    """A name in use for a thing."""

    thing = forms.CharField(
        label="Tên đầy đủ", max_length=200, help_text="ví dụ: phòng, chống dịch COVID-19"
    )
    words = forms.CharField(
        label="Cách gọi khác",
        max_length=200,
        help_text="ví dụ: phòng, chống dịch bệnh COVID-19; tìm một cách gọi sẽ ra mọi cách gọi",
    )


class DocumentTypeForm(Form):
    """A type of document."""

    name = forms.CharField(label="Tên loại", max_length=60, help_text="ví dụ: Thư ngỏ")
    code = forms.CharField(
        label="Chữ viết tắt", max_length=12, help_text="như trong số, ký hiệu; ví dụ: TN"
    )

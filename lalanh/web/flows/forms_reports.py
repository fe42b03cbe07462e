"""Forms of the periodic reports of a plan."""

from lalanh.web.directives.forms import text_field
from lalanh.web.forms import SharedForm


class Words(SharedForm):
    """What is reported, in words; the figures are counted by the machine."""

    words = text_field("Nội dung báo cáo", rows=12)

"""Pages that came in as pictures, with the words a machine recognised on them."""

from django.db import models

from lalanh.base.models import StoredFile
from lalanh.organisations.models import Body


class ScannedPage(models.Model):
    """
    One page of a file as recognised; kept page by page, so that recognition goes on where it broke.

    `words` lists [start, end, left, top, width, height, how sure in percent], places counted in
    `text`, the rest in pixels of a picture of `width_px` by `height_px`.
    """

    owner = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField("trang")
    text = models.TextField("chữ nhận dạng", blank=True)
    words = models.JSONField("từng chữ", default=list)
    width_px = models.PositiveIntegerField("rộng (điểm ảnh)", default=0)
    height_px = models.PositiveIntegerField("cao (điểm ảnh)", default=0)
    # None when the page carried its text and needed no recognition.
    picture = models.ForeignKey(StoredFile, null=True, on_delete=models.PROTECT, related_name="+")
    recognised_at = models.DateTimeField("nhận dạng lúc")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["owner", "file", "number"], name="directives_scannedpage_once"
            ),
        ]

    def __str__(self) -> str:
        return f"trang {self.number} #{self.pk}"

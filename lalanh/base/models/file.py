"""Files known by the hash of their content."""

from django.db import models
from django.db.models.functions import Length

models.CharField.register_lookup(Length)


class StoredFile(models.Model):
    """
    The content of one file, kept once whoever sends it and however often.

    Who may read it is decided by the record that uses it, never by this row.
    """

    sha256 = models.CharField("SHA-256", max_length=64, unique=True)
    size_bytes = models.PositiveBigIntegerField("cỡ (byte)")
    media_type = models.CharField("kiểu", max_length=100)
    kept_at = models.DateTimeField("lưu lúc")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(sha256__length=64), name="base_storedfile_hash_is_whole"
            ),
        ]

    def __str__(self) -> str:
        return self.sha256

"""Files by the hash of their content, in a folder tree below the file store."""

import hashlib
import os
import tempfile
from datetime import datetime
from pathlib import Path

from django.conf import settings

from lalanh.base.models import StoredFile
from lalanh.kernel.errors import Refused


class FileTooBig(Refused):
    """The upload is over the limit."""


class FileDamaged(Refused):
    """The stored content no longer has the hash it was stored under."""


def keep(*, content: bytes, media_type: str, at: datetime) -> StoredFile:
    """
    Store the content once and return its row; the same bytes give the same row.

    The bytes are on disk before the row exists, so a row never points at nothing.

    :raises FileTooBig: above `UPLOAD_LIMIT_BYTES`.
    """
    if len(content) > settings.UPLOAD_LIMIT_BYTES:
        limit = settings.UPLOAD_LIMIT_BYTES // 2**20
        weight = f"{len(content) / 2**20:.1f}".replace(".", ",")
        raise FileTooBig(
            f"Tệp nặng {weight} MB, quá mức {limit} MB. "
            "Hãy chia nhỏ tệp rồi gửi lại; chưa có gì được lưu."
        )
    digest = hashlib.sha256(content).hexdigest()
    target = _place(digest)
    if not target.exists():
        _write(target, content)
    row, _ = StoredFile.objects.get_or_create(
        sha256=digest,
        defaults={"size_bytes": len(content), "media_type": media_type, "kept_at": at},
    )
    return row


def content_of(file: StoredFile) -> bytes:
    """
    Return the bytes, after checking that they still are what was stored.

    :raises FileDamaged: if the disk gives other bytes, or none.
    """
    place = _place(file.sha256)
    content = place.read_bytes() if place.exists() else b""
    if hashlib.sha256(content).hexdigest() != file.sha256:
        raise FileDamaged(
            f"Tệp {file.sha256[:12]}… trên ổ đĩa không còn nguyên vẹn. "
            "Hãy báo người vận hành lấy lại từ bản sao lưu."
        )
    return content


def _place(digest: str) -> Path:
    """Where the content with this hash lies."""
    return Path(settings.FILES_DIR) / digest[:2] / digest[2:4] / digest


def _write(target: Path, content: bytes) -> None:
    """Write whole or not at all, and only return once the disk has it."""
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
        os.replace(name, target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise

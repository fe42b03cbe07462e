"""Files by the hash of their content."""

from pathlib import Path

import pytest
from django.conf import LazySettings

from lalanh.base import files
from lalanh.base.models import StoredFile
from tests import make

pytestmark = pytest.mark.django_db


def test_the_same_bytes_are_kept_once() -> None:
    first = files.keep(content=b"sao ke", media_type="text/plain", at=make.AT)
    second = files.keep(content=b"sao ke", media_type="application/pdf", at=make.AT)

    assert first == second
    assert StoredFile.objects.count() == 1


def test_what_was_kept_is_read_back() -> None:
    row = files.keep(content="lá lành".encode(), media_type="text/plain", at=make.AT)

    assert files.content_of(row).decode() == "lá lành"


def test_a_file_damaged_on_disk_is_never_given_out(settings: LazySettings) -> None:
    row = files.keep(content=b"nguyen ven", media_type="text/plain", at=make.AT)
    place = Path(settings.FILES_DIR) / row.sha256[:2] / row.sha256[2:4] / row.sha256
    place.write_bytes(b"bi sua")

    with pytest.raises(files.FileDamaged, match="không còn nguyên vẹn"):
        files.content_of(row)


def test_a_file_over_the_limit_is_refused_with_both_figures(settings: LazySettings) -> None:
    settings.UPLOAD_LIMIT_BYTES = 2**20

    with pytest.raises(files.FileTooBig, match=r"2,0 MB, quá mức 1 MB"):
        files.keep(content=b"x" * 2**21, media_type="text/plain", at=make.AT)


def test_a_disk_that_breaks_off_leaves_no_half_file(
    settings: LazySettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("lalanh.base.files.os.fsync", full)

    with pytest.raises(OSError, match="No space"):
        files.keep(content=b"mot nua", media_type="text/plain", at=make.AT)

    assert [p for p in Path(settings.FILES_DIR).rglob("*") if p.is_file()] == []
    assert not StoredFile.objects.exists()

"""Corrected readings beside the text, and names in use: what search looks through besides."""

from datetime import datetime

from lalanh.base.action import action, note
from lalanh.base.models import User
from lalanh.base.refusals import refused_as
from lalanh.directives.actions.indexing import index_document
from lalanh.directives.models import Correction, Document, SameName
from lalanh.kernel import text
from lalanh.kernel.errors import Refused

PLACES_LIMIT = 200


class NotInTheText(Refused):
    """The words are nowhere in the text, or only where they are corrected already."""


class NothingToCorrect(Refused):
    """The right reading is what stands there."""

    message = "Chữ đúng trùng với chữ đang có. Hãy ghi chữ cần đọc lại cho đúng."


class NameTaken(Refused):
    """The name stands for something already."""


@action("directives.correction.noted")
def note_correction(
    *, document: Document, literal: str, reading: str, by: User, at: datetime
) -> list[Correction]:
    """
    Note how words of the text should read, at each place where they stand.

    The text stays as it was recognised; search looks through both.

    :raises NotInTheText: if the words are nowhere, or all their places are corrected.
    :raises NothingToCorrect: if both are the same.
    """
    wrong, right = text.nfc(literal).strip(), text.clean(reading)
    if wrong == right:
        raise NothingToCorrect(field="reading")
    document = Document.objects.select_for_update().get(pk=document.pk)
    taken = list(document.corrections.filter(dropped_at__isnull=True).values_list("start", "end"))
    begins = document.start or 0
    free = [
        (begins + first, begins + last)
        for first, last in _places(document.text, wrong)
        if all(begins + last <= start or begins + first >= end for start, end in taken)
    ]
    if not free:
        raise NotInTheText(
            f"Không thấy “{wrong}” trong toàn văn, hoặc chỗ ấy đã được đính chính. "
            "Hãy chép đúng từng chữ như bản đọc đang có.",
            field="literal",
        )
    made = Correction.objects.bulk_create(
        Correction(
            document=document, start=start, end=end, literal=wrong, reading=right,
            noted_at=at, noted_by=by,
        )
        for start, end in free[:PLACES_LIMIT]
    )  # fmt: skip
    index_document(document)
    note(places=len(made))
    return made


def _places(whole: str, words: str) -> list[tuple[int, int]]:
    """Return where words stand in a text as it was given, however its letters are composed."""
    composed, offsets = text.nfc_with_offsets(whole)
    places, at = [], composed.find(words) if words else -1
    while at >= 0:
        places.append((offsets[at], offsets[at + len(words)]))
        at = composed.find(words, at + len(words))
    return places


@action("directives.correction.dropped")
def drop_correction(*, correction: Correction, by: User, at: datetime) -> Document:
    """Take a corrected reading back; that it stood there is kept."""
    correction = Correction.objects.select_for_update().get(pk=correction.pk)
    if correction.dropped_at is None:
        correction.dropped_at, correction.dropped_by = at, by
        correction.save(update_fields=["dropped_at", "dropped_by"])
        index_document(correction.document)
    return correction.document


@action("directives.same_name.added")
def add_same_name(*, thing: str, words: str, by: User, at: datetime) -> SameName:
    """
    Say that words are a name in use for a thing; searches for one of its names find all.

    :raises NameTaken: if the words stand for something already.
    """
    name = SameName(
        thing=text.clean(thing),
        words=text.clean(words),
        folded=text.fold(words, blank_punctuation=True),
    )
    known = SameName.objects.filter(folded=name.folded).first()
    said = f"“{name.words}” đã được ghi là tên gọi của “{known.thing if known else name.thing}”."
    with refused_as(NameTaken(said, field="words"), constraint="directives_samename_folded_key"):
        name.save(force_insert=True)
    return name


@action("directives.same_name.dropped")
def drop_same_name(*, name: SameName, by: User, at: datetime) -> None:
    """Take a name out of use; documents stay as they are."""
    note(thing=name.thing, words=name.words)
    name.delete()

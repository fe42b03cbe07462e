"""What goes with a document: a file, or another document of the register, shared not copied."""

from datetime import datetime

from lalanh.base import files
from lalanh.base.action import action, note
from lalanh.base.models import User
from lalanh.base.refusals import refused_as
from lalanh.directives.actions import spreading
from lalanh.directives.models import Attachment, Copy, Document
from lalanh.kernel import text
from lalanh.kernel.errors import Refused


class AttachedAlready(Refused):
    """It goes with the document already."""

    message = "Đã kèm theo văn bản này rồi."


class AttachedToItself(Refused):
    """A document cannot go with itself."""

    message = "Không kèm một văn bản vào chính nó được. Hãy chọn văn bản khác."


@action("directives.attachment.file_added")
def attach_file(
    *, document: Document, content: bytes, name: str, by: User, at: datetime
) -> Attachment:
    """
    Let a file go with a document.

    :raises AttachedAlready: if the same file goes with it.
    :raises FileTooBig: above the limit of uploads.
    """
    file = files.keep(content=content, media_type="application/octet-stream", at=at)
    made = Attachment(
        document=document, file=file, name=text.clean(name)[:250], attached_at=at, attached_by=by
    )
    with refused_as(AttachedAlready, constraint="directives_attachment_file_once"):
        made.save(force_insert=True)
    return made


@action("directives.attachment.document_added")
def attach_document(
    *, document: Document, attached: Document, by: User, at: datetime
) -> Attachment:
    """
    Let another document go with this one, of the register or received; who holds this one reads it.

    :raises AttachedAlready: if it goes with it.
    :raises AttachedToItself: for the document itself.
    """
    named = f"{attached.number or 'không số'} {attached.subject}"
    made = Attachment(
        document=document, attached=attached, name=named[:250], attached_at=at, attached_by=by
    )
    with (
        refused_as(AttachedAlready, constraint="directives_attachment_document_once"),
        refused_as(AttachedToItself, constraint="directives_attachment_not_of_itself"),
    ):
        made.save(force_insert=True)
    holders = [copy.body for copy in Copy.objects.filter(document=document).select_related("body")]
    spreading.hand_copies(document=attached, bodies=holders, by=by, at=at)
    return made


@action("directives.attachment.dropped")
def detach(*, attachment: Attachment, by: User, at: datetime) -> Document:
    """Let it no longer go with the document; the file, or that document, stays."""
    document = attachment.document
    note(name=attachment.name)
    attachment.delete()
    return document

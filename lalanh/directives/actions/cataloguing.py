"""The catalogue of types of documents: data, so that a new one needs no code."""

from datetime import datetime

from lalanh.base.action import action
from lalanh.base.models import User
from lalanh.base.refusals import refused_as
from lalanh.directives.models import DocumentType
from lalanh.kernel import text
from lalanh.kernel.errors import Refused


class TypeTaken(Refused):
    """The catalogue has a type of this name or code."""


def _kept(kind: DocumentType, *, name: str, code: str) -> DocumentType:
    kind.name, kind.code = text.clean(name), text.clean(code)
    named = TypeTaken(f"Danh mục đã có loại “{kind.name}”.", field="name")
    coded = TypeTaken(f"Chữ viết tắt “{kind.code}” đã dùng cho loại khác.", field="code")
    with (
        refused_as(named, constraint="directives_documenttype_name_key"),
        refused_as(coded, constraint="directives_documenttype_code_key"),
    ):
        kind.save()
    return kind


@action("directives.type.added")
def add_type(*, name: str, code: str, by: User, at: datetime) -> DocumentType:
    """
    Add a type to the catalogue.

    :raises TypeTaken: if the name or the code is there.
    """
    return _kept(DocumentType(), name=name, code=code)


@action("directives.type.renamed")
def rename_type(
    *, kind: DocumentType, name: str, code: str, by: User, at: datetime
) -> DocumentType:
    """
    Give a type another name or code; documents of this type follow.

    :raises TypeTaken: if the name or the code is there.
    """
    return _kept(kind, name=name, code=code)

"""A person says what a document rests on, also where the machine saw no number."""

from datetime import datetime

from lalanh.base.action import action, note
from lalanh.base.models import User
from lalanh.base.refusals import refused_as
from lalanh.directives.actions.drafting import draft_only, number_key
from lalanh.directives.actions.enclosing import attach_enclosed
from lalanh.directives.models import Citation, Document
from lalanh.kernel import text
from lalanh.kernel.errors import Refused


class RestsOnItself(Refused):
    """A document cannot rest on itself."""

    message = "Văn bản không căn cứ vào chính nó. Hãy chọn văn bản khác."


@action("directives.citation.linked")
def link_citation(
    *, citation: Citation, cited: Document | None, by: User, at: datetime
) -> Citation:
    """
    Say which document of the register is cited, or none; no word of the paper changes.

    :raises RestsOnItself: for the citing document.
    """
    citation.cited = cited
    with refused_as(RestsOnItself, constraint="directives_citation_not_of_itself"):
        citation.save(update_fields=["cited"])
    attach_enclosed([citation], by=by, at=at)
    return citation


@action("directives.citation.added")
def add_citation(
    *,
    document: Document,
    literal: str,
    number: str,
    relation: str,
    cited: Document | None,
    by: User,
    at: datetime,
) -> Citation:
    """
    Add what a document rests on; a call or a letter has neither number nor day.

    :raises RestsOnItself: for the document itself.
    """
    made = Citation(
        document=document,
        literal=text.clean(literal),
        number=text.clean(number),
        number_key=number_key(number),
        issued_on=cited.issued_on if cited else None,
        issuer_name=cited.issuer_name if cited else "",
        relation=relation,
        cited=cited,
    )
    with refused_as(RestsOnItself, constraint="directives_citation_not_of_itself"):
        made.save(force_insert=True)
    return made


@action("directives.citation.dropped")
def drop_citation(*, citation: Citation, by: User, at: datetime) -> Document:
    """
    Take a citation out of a draft; what the machine proposed stays in the reading.

    :raises NotADraft: once the document is in the register.
    """
    document = citation.document
    draft_only(document)
    note(literal=citation.literal[:200])
    citation.delete()
    return document

"""Tables of documents, what they cite, whom they address, and what they order."""

from lalanh.directives.models.clause import Clause, ClauseAssignee
from lalanh.directives.models.document import Document, DocumentType, IncomingStamp
from lalanh.directives.models.reading import Reading
from lalanh.directives.models.reference import Citation, Copy, Recipient
from lalanh.directives.models.scan import ScannedPage

__all__ = [
    "Citation",
    "Clause",
    "ClauseAssignee",
    "Copy",
    "Document",
    "DocumentType",
    "IncomingStamp",
    "Reading",
    "Recipient",
    "ScannedPage",
]

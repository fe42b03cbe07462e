"""Tables of documents, what they cite, whom they address, and what they order."""

from lalanh.directives.models.arrival import Arrival
from lalanh.directives.models.attachment import Attachment, Force
from lalanh.directives.models.clause import Clause, ClauseAssignee
from lalanh.directives.models.document import Document, DocumentType, IncomingStamp
from lalanh.directives.models.draft import (
    Draft,
    DraftAnnex,
    DraftBasis,
    DraftEnclosure,
    DraftLine,
    DraftStep,
    DraftVersion,
)
from lalanh.directives.models.issue import Issue, NumberRun, NumberSeries, SeriesType
from lalanh.directives.models.reading import Reading
from lalanh.directives.models.reference import Citation, Copy, Recipient
from lalanh.directives.models.scan import ScannedPage
from lalanh.directives.models.search import Correction, SameName

__all__ = [
    "Arrival",
    "Attachment",
    "Citation",
    "Clause",
    "ClauseAssignee",
    "Copy",
    "Correction",
    "Document",
    "DocumentType",
    "Draft",
    "DraftAnnex",
    "DraftBasis",
    "DraftEnclosure",
    "DraftLine",
    "DraftStep",
    "DraftVersion",
    "Force",
    "IncomingStamp",
    "Issue",
    "NumberRun",
    "NumberSeries",
    "Reading",
    "Recipient",
    "SameName",
    "ScannedPage",
    "SeriesType",
]

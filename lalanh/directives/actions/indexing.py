"""The words under which a document is found, kept right by every write of the register."""

from django.db import connection

from lalanh.directives.models import Correction, Document
from lalanh.kernel import search_keys


def index_document(document: Document) -> None:
    """
    Let search find a document of one's own by its head, its text, and its corrected readings.

    To be called whenever one of these was written; days, state and copies are followed by the
    database itself.
    """
    keys = search_keys.keys_of(
        document.number,
        document.subject,
        document.issuer_name,
        document.signer_name,
        document.text,
        corrected_text(document),
    )
    with connection.cursor() as cursor:
        cursor.execute("SELECT directives_find_by(%s, %s)", [document.pk, sorted(keys)])


def corrected_text(document: Document) -> str:
    """Return the text as it should read; empty where nothing is corrected."""
    corrections = Correction.objects.filter(document=document, dropped_at__isnull=True)
    begins = document.start or 0
    read, at = [], 0
    for correction in corrections.order_by("start"):
        first, last = correction.start - begins, correction.end - begins
        if first >= at:
            read += [document.text[at:first], correction.reading]
            at = last
    return "".join([*read, document.text[at:]]) if read else ""

"""Registers the module with Django and classes its fields."""

from django.apps import AppConfig

from lalanh.base.classes import Table

FIELDS = {
    "Reading": Table(
        internal="id owner file name text proposals faults received_at received_by",
    ),
    "ScannedPage": Table(
        internal="id owner file number text words width_px height_px picture recognised_at"
    ),
    "DocumentType": Table(public="id code name"),
    "Document": Table(
        internal="id owner reading text start end direction state number number_key type subject "
        "issued_on not_before not_after place issuer issuer_name issuer_key parent_body_name "
        "urgency signer_name signer_capacity withdrawn_reason confirmed_at confirmed_by",
    ),
    "IncomingStamp": Table(
        internal="id document office number received_on forwarded_to file_number"
    ),
    "Arrival": Table(
        internal="id body document year number received_on passed_to passed_on file_number remark "
        "entered_at entered_by"
    ),
    "Citation": Table(
        internal="id document literal number number_key issued_on issuer_name relation cited "
        "is_enclosed"
    ),
    "Recipient": Table(internal="id document position is_addressee literal purpose body group"),
    "Copy": Table(
        internal="id document body owner handed_at opened_at opened_by spread_on spread_how "
        "spread_to_people"
    ),
    "Clause": Table(
        internal="id document position start end text section kind modality is_sensitive "
        "is_followed deadline_literal last_day due_time bound is_tentative rhythms "
        "confidence_percent restates relative_event relative_count relative_unit responsibility "
        "is_general lasts_with demands"
    ),
    "Attachment": Table(internal="id document attached file name attached_at attached_by"),
    "Force": Table(
        internal="id document unit starts_on ends_on begun_by ended_by noted_at noted_by"
    ),
    "Correction": Table(
        internal="id document start end literal reading noted_at noted_by dropped_at dropped_by"
    ),
    "SameName": Table(public="id thing words folded"),
    "ClauseAssignee": Table(internal="id clause position literal role is_inherited body group"),
    "Draft": Table(
        internal="id owner state form type subject text parent_organ organ organ_symbol "
        "unit_symbol place greeting authority filed_in circulation typist copies address "
        "urgency answer_by signer capacity "
        "in_whose_name mandate changes change drafted_by drafted_at checked_by checked_at "
        "signed_by signed_at"
    ),
    "DraftLine": Table(internal="id draft position is_addressee literal purpose body group"),
    "DraftBasis": Table(internal="id draft position words document"),
    "DraftAnnex": Table(internal="id draft position title text"),
    "DraftEnclosure": Table(internal="id draft attached file name attached_at attached_by"),
    "DraftVersion": Table(internal="id draft number subject text rest written_by written_at"),
    "DraftStep": Table(internal="id draft state is_comment words taken_by taken_at"),
    "NumberSeries": Table(internal="id owner form name term"),
    "SeriesType": Table(internal="id series owner form type"),
    "NumberRun": Table(internal="id series owner period last"),
    "Issue": Table(
        internal="id owner draft document pdf word run count changes change answer_by issued_by "
        "issued_at"
    ),
}


class DirectivesConfig(AppConfig):
    """Documents in and out, what they cite, and what they order."""

    name = "lalanh.directives"
    label = "directives"

"""Registers the module with Django and classes its fields."""

import importlib

from django.apps import AppConfig

from lalanh.base.classes import Personal, Table

# Donors' names and transfer texts stay with the book's papers; the figures stay for good.
_RETENTION = "as long as the book's papers must be kept (Law on Accounting), then masked"
_BASIS = "carrying out the gift the donor made and accounting for it, Law 91/2025/QH15"

FIELDS = {
    "Fund": Table(public="id owner code name opened_on closed_on"),
    "FundPurpose": Table(public="id fund owner code name"),
    "Drive": Table(
        public="id fund owner code name occasion starts_on ends_on starts_in_month committee "
        "target_vnd use state names notice unnamed_by_default"
    ),
    "Account": Table(public="id fund owner code name kind statutory_code legal_ref"),
    "Entry": Table(
        public="id fund owner kind day decision beneficiaries reason corrects leaf",
        internal="line posted_by posted_at",
    ),
    "Posting": Table(
        public="id entry fund owner account number commodity amount source purpose programme"
    ),
    "BankAccount": Table(
        public="id fund owner drive account bank number holder source opened_on closed_on"
    ),
    "Statement": Table(
        public="file file_name starts_on ends_on",
        internal="id bank_account owner state uploaded_by uploaded_at import_job booking_job "
        "layout printed_account opening_vnd closing_vnd page_count printed controls "
        "reader_faults faults vouched_by vouched_at vouched_reason",
    ),
    "StatementLine": Table(
        internal="id statement bank_account owner number page place printed_number day at_time "
        "amount_vnd direction balance_vnd channel kind state identity same_as entry",
        personal=(
            Personal(
                "reference narrative folded counterparty counterparty_account",
                purpose="prove each gift against the bank's own words",
                legal_basis=_BASIS,
                retention=_RETENTION,
            ),
        ),
    ),
    "LineReview": Table(
        internal="id line owner old_kind new_kind old_amount_vnd new_amount_vnd old_day new_day "
        "reason by at"
    ),
    "Donation": Table(
        public="day amount_vnd drive fund receipt_year receipt_number reversed_at",
        internal="id owner line entry donor_kind original_currency original_minor rate_vnd_e4 "
        "recorded_by recorded_at",
        personal=(
            Personal(
                "donor_name folded wishes_unnamed consents_to_name",
                purpose="receipt, letter of thanks, and naming the donor as the donor wishes",
                legal_basis=_BASIS,
                retention=_RETENTION,
            ),
        ),
    ),
    "ReceiptSeries": Table(internal="id fund owner year last_number"),
    "ThankYou": Table(internal="id donation owner signed_for state queued_at sent_at"),
    "PublicLetter": Table(
        internal="id owner item code kind number received_at state answer answered_at answered_by",
        personal=(
            Personal(
                "contact",
                purpose="ask the sender back, and tell the sender the answer",
                legal_basis="request of the person, Law 91/2025/QH15",
                retention="until the letter is settled, then emptied",
            ),
            Personal(
                "text receipt_no",
                purpose="find the gift meant, and what the answer was given on",
                legal_basis="request of the person, Law 91/2025/QH15",
                retention="with the book's papers; emptied at once in a letter thrown away",
            ),
        ),
    ),
}


class FundConfig(AppConfig):
    """The book: accounts, entries, statements, donations and drives."""

    name = "lalanh.fund"
    label = "fund"

    def ready(self) -> None:
        """Register the actions and jobs, which stand in a folder of their own."""
        for part in (
            "funds", "entries", "statements", "booking", "review", "donations", "letters",
        ):  # fmt: skip
            importlib.import_module(f"lalanh.fund.actions.{part}")

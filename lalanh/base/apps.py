"""Registers the module with Django and classes its fields."""

from django.apps import AppConfig

from lalanh.base.classes import Personal, Table

FIELDS = {
    "User": Table(
        internal="id password last_login username is_active is_operator created_at",
        personal=(
            Personal(
                "full_name email phone",
                purpose="sign-in, notices, and the name beside what an officer did",
                legal_basis="performance of official duty, Law 91/2025/QH15",
                retention="as long as the account; the name stays in the audit for ten years",
            ),
        ),
    ),
    "AuditEvent": Table(
        internal="id at kind actor_id body_id body_path subject_type subject_id trace facts",
        personal=(
            Personal(
                "actor_name",
                purpose="who answers for what was done",
                legal_basis="protection of personal data by logging, Decree 356/2025/NĐ-CP",
                retention="ten years, as vouchers under the Law on Accounting",
            ),
        ),
    ),
    "StoredFile": Table(internal="id sha256 size_bytes media_type kept_at"),
    "InboxItem": Table(
        internal="id kind received_at state handled_at reason",
        personal=(
            Personal(
                "payload",
                purpose="what a citizen sent in, until the module it is for has taken it",
                legal_basis="request of the person, Law 91/2025/QH15",
                retention="90 days after it was handled",
            ),
        ),
    ),
    "Job": Table(
        internal="id kind key args state cursor done total message result requested_by body_id "
        "body_path requested_at not_before started_at finished_at cancel_asked_at starts"
    ),
    "Notice": Table(internal="id to sent_by kind text url urgency sent_at read_at"),
    "Delivery": Table(internal="id notice channel state tries finished_at reason"),
}


class BaseConfig(AppConfig):
    """Groundwork on Django."""

    name = "lalanh.base"
    label = "base"

"""Registers the module with Django and classes its fields."""

from django.apps import AppConfig

from lalanh.base.classes import Table

FIELDS = {
    "Publication": Table(
        public="id through state facts row_count in_vnd out_vnd first_number log_size root "
        "file_name file_sha256",
        internal="owner prepared_at prepared_by settled_at settled_by reason",
    ),
    # What a draft holds is public once a second person has said so; the source never is.
    "DraftRow": Table(public="id publication position leaf opening", internal="source"),
    "PublishedRow": Table(public="number publication leaf opening withheld_at"),
    "Spoken": Table(internal="id source row"),
}


class TransparencyConfig(AppConfig):
    """What may be public: published rows, the log that proves them, snapshots."""

    name = "lalanh.transparency"
    label = "transparency"

"""Tables of plans being carried out."""

from lalanh.programmes.models.programme import Programme
from lalanh.programmes.models.setting import ReportRhythm, SettingChange

__all__ = ["Programme", "ReportRhythm", "SettingChange"]

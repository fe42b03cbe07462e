"""Tables of plans being carried out."""

from lalanh.programmes.models.guidance import Guidance, GuidanceUse, GuidanceVersion
from lalanh.programmes.models.programme import Programme
from lalanh.programmes.models.setting import ReportRhythm, SettingChange

__all__ = [
    "Guidance",
    "GuidanceUse",
    "GuidanceVersion",
    "Programme",
    "ReportRhythm",
    "SettingChange",
]

"""Tables of plans being carried out."""

from lalanh.programmes.models.programme import Programme

__all__ = ["Programme"]

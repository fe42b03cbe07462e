"""How often somebody may ask without signing in; counted for all processes together."""

import hashlib

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest

_WINDOW_S = 3600


def within_limit(*, what: str, who: str, most: int) -> bool:
    """Count one more time in this hour, and tell whether it was within the limit."""
    mark = hashlib.blake2b(who.encode(), digest_size=16).hexdigest()
    key = f"limit:{what}:{mark}"
    cache.add(key, 0, _WINDOW_S)
    try:
        return int(cache.incr(key)) <= most
    except ValueError:
        # It ended between the two: a new window begins.
        return True


def visitor(request: HttpRequest) -> str:
    """Return the address a request comes from, as the outermost proxy of ours saw it."""
    return str(get_adapter().get_client_ip(request))

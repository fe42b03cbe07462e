"""
How often one visitor may ask, without keeping who asked.

Counted is a hash of the address under a random key; key and counts are thrown away together when
the window ends. Nothing is written anywhere, so each process counts for itself: with four processes
a visitor may ask four times as often.
"""

import hashlib
import ipaddress
import secrets
import threading
import time
from collections import Counter
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest

# Whoever has an IPv6 line has at least such a network of addresses.
_IPV6_NETWORK_BITS = 64


class Limiter:
    """Lets each visitor through ``most`` times in a window of ``within_s`` seconds."""

    def __init__(
        self, *, most: int, within_s: int, clock: Callable[[], float] = time.monotonic
    ) -> None:
        """Begin with nobody counted."""
        self._most, self._within_s, self._clock = most, within_s, clock
        self._lock = threading.Lock()
        self._window = -1
        self._key = b""
        self._counts: Counter[bytes] = Counter()

    def lets_through(self, visitor: str) -> bool:
        """Count one more time, and tell whether it was within the limit."""
        with self._lock:
            window = int(self._clock() // self._within_s)
            if window != self._window:
                self._window, self._key = window, secrets.token_bytes(32)
                self._counts.clear()
            mark = hashlib.blake2b(visitor.encode(), key=self._key, digest_size=16).digest()
            self._counts[mark] += 1
            return self._counts[mark] <= self._most


def visitor(request: HttpRequest) -> str:
    """
    Return the address a request comes from, of IPv6 its network.

    Behind proxies of ours it is the one that the outermost of them saw; what a visitor writes into
    the header himself stands before it and is not believed.
    """
    proxies: int = settings.ALLAUTH_TRUSTED_PROXY_COUNT
    hops = [hop.strip() for hop in request.headers.get("X-Forwarded-For", "").split(",")]
    said = hops[-proxies] if 0 < proxies <= len(hops) else request.META.get("REMOTE_ADDR", "")
    try:
        address = ipaddress.ip_address(said)
    except ValueError:
        return str(said)
    if address.version == 4:
        return str(address)
    return str(ipaddress.ip_network((address, _IPV6_NETWORK_BITS), strict=False))

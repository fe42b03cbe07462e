"""
How a donor finds the own gift in a drive that shows no names (decision D15).

The file holds one key for each gift and way of asking: a keyed hash (HMAC-SHA256) of the folded
name without blanks together with the amount, or with the bank's or our reference. Who knows both
finds the row; a key gives back neither.

About the secret, plainly. A salt printed in the file would stop nobody: Vietnamese names and round
amounts are few enough to try them all on one computer within hours, and so to list the donors. So
the hash is keyed with a secret that stays with the province's portal and never enters the file. The
price: this question cannot be asked of a downloaded copy, only of the portal, which must limit how
often one visitor may ask. Whoever steals the secret can try names against every file published with
it. Then new keys must be published under a new secret, and the old files stay guessable.
"""

import hashlib
import hmac
from collections.abc import Iterable

from lalanh.kernel.text import fold

_KEY_BYTES = 16
_SECRET_BYTES = 32


def keys(
    *, secret: bytes, name: str, amount_vnd: int | None, references: Iterable[str] = ()
) -> tuple[str, ...]:
    """
    Return the keys under which a gift can be found by its giver, for `rows.Opening`.

    ``references`` are the bank's transaction number, our receipt number, whatever the donor holds.

    :raises ValueError: if the secret is shorter than 32 bytes, or the name holds no letter.
    """
    found = [] if amount_vnd is None else [amount_key(secret, name, amount_vnd)]
    found += [reference_key(secret, name, each) for each in references if _glued(each)]
    return tuple(dict.fromkeys(found))


def is_name(name: str) -> bool:
    """Tell whether a name holds anything that can be compared."""
    return bool(_glued(name))


def amount_key(secret: bytes, name: str, amount_vnd: int) -> str:
    """Return the key of an exact name and amount."""
    return _key(secret, "amount", name, str(amount_vnd))


def reference_key(secret: bytes, name: str, reference: str) -> str:
    """Return the key of an exact name and reference."""
    return _key(secret, "reference", name, _glued(reference))


def _key(secret: bytes, way: str, name: str, knowledge: str) -> str:
    glued = _glued(name)
    if len(secret) < _SECRET_BYTES or not glued:
        raise ValueError("a secret of 32 bytes and a name are needed")
    asked = "\0".join((way, glued, knowledge)).encode()
    return hmac.digest(secret, asked, hashlib.sha256)[:_KEY_BYTES].hex()


def _glued(text: str) -> str:
    return fold(text, blank_punctuation=True).replace(" ", "")

"""What took work to make, kept in the process for the next who asks the same."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock


class Kept[V]:
    """
    The last values asked for, by a key that names everything they depend on.

    A key that changes with what it depends on never finds an old value; nothing has to be told.
    """

    def __init__(self, *, limit: int) -> None:
        self._limit = limit
        self._values: OrderedDict[Hashable, V] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Hashable, make: Callable[[], V]) -> V:
        """Return the value of the key, made now if it is not there."""
        with self._lock:
            if key in self._values:
                self._values.move_to_end(key)
                return self._values[key]
        made = make()
        with self._lock:
            self._values[key] = made
            while len(self._values) > self._limit:
                self._values.popitem(last=False)
        return made

"""One measured figure, as the table of `make bench` shows it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """What was measured, how we did, and how a peer did the same in the same run."""

    what: str
    ours: float
    # "ms" is better when less; everything else counts per second and is better when more.
    unit: str
    peer: float | None = None
    peer_name: str = ""

    @property
    def times_as_good(self) -> float | None:
        """Return how many times better than the peer we are; below one we are worse."""
        if not self.peer or not self.ours:
            return None
        return self.peer / self.ours if self.unit == "ms" else self.ours / self.peer

"""Pages of publications: what waits, what a draft says, approving, discarding."""

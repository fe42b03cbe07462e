"""Settings and the roots of the two sites."""

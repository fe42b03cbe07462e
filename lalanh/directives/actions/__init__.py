"""Writes of the register: receiving and reading, correcting, confirming, spreading."""

"""Pages of the register: receiving, checking, confirming, handing out, spreading."""

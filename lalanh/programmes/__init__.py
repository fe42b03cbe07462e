"""A plan being carried out: its committee, period, reporting route and rhythm."""

"""Writes of publications: drafting, settling, the log and its snapshots."""

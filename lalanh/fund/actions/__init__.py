"""Writes: funds and drives, postings, statements, reviews, donations; and the two long jobs."""

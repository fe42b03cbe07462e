"""Reads: funds and balances, the book, statements, donations, and what may be published."""

"""The book: accounts, entries, statements, donations and drives."""

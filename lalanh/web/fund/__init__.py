"""Staff pages of funds, the book, statements and donations."""

"""How Vietnamese papers word dates and limits in time: fragments of grammar and their readers."""

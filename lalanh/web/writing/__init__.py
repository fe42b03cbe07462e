"""Pages on which papers of our own are written, checked, signed, numbered and issued."""

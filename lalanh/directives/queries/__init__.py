"""Reads of the register: search, one document, its doubts, meanings of names, chains, copies."""

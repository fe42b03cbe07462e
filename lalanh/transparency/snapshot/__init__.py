"""
The published file: one immutable SQLite file that anybody can copy, search and check.

It owns the file format. Nothing in it knows Django or a network: rows go in, a file comes out, and
the same rows always give the same bytes. The rows (`rows`) and the facts about them (`facts`) are
all that is told; order, totals, indexes and hashes are computed. So a file proves itself: baked
anew from its own rows it must come out byte for byte, and the root of its log must be the printed
one.
"""

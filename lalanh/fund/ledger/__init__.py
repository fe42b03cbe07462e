"""
Facts in, balanced entries out: the double-entry core of the book. Pure, no Django, no clock.

Invariants: every draft has at least two lines and sums to zero in each commodity; amounts are
whole đồng, grams or pieces; a positive line stands under Nợ, a negative one under Có.
"""

"""
Bank statements: bytes in; rows, controls and faults out. Pure, no Django, no clock.

``reading.read`` recognises the layout by headings and columns and never raises on hostile bytes;
``sandbox.read_in_child`` does the same in a child process with limits of memory and time, and is
what an upload goes through. Invariants: amounts are whole đồng and positive; nothing that fails a
printed control is called reconciled; equal rows stay separate rows.
"""

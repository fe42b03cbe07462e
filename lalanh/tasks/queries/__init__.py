"""Reads of tasks: what is to be given, a body's desk, one task, a plan as a matrix."""

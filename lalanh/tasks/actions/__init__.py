"""Writes of tasks: giving, answering, reporting, judging, closing."""

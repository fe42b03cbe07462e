"""Writes of this module."""

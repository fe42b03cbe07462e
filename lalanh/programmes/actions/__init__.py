"""Writes of programmes: opening, setting the route, closing."""

"""Lá Lành: a province's relief plans, social funds and movements from end to end."""

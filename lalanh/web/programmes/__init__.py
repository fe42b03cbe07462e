"""Pages of programmes: a plan being carried out, at a glance."""

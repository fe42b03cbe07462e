"""Pages of units, bodies, committees, offices, groups and areas."""

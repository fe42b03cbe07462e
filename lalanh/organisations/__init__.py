"""Units over time, bodies, committees, offices and who held them, groups."""

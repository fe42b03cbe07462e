"""Pages of what flows through a plan: obstacles, reports, proposals, reviews."""

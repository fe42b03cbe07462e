"""Pages of tasks: the desk, one task, reporting, judging, giving."""

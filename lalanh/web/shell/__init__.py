"""Pages that belong to no module: the desk, seats, notices, jobs, the audit record, the gallery."""

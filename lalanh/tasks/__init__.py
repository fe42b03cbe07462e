"""Who must do what by when: assignment, cascade, report, evidence."""

"""Our own PostgreSQL launcher: a private server as a direct child, and the three database roles."""

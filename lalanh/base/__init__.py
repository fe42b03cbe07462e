"""Groundwork on Django: users, permissions, row security, audit, files, inbox, jobs, notices."""

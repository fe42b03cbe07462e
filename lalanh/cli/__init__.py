"""The lalanh command."""

"""Commands that need every room of the house."""

"""Signing in and keeping one's account safe: allauth's flows in our words and at our addresses."""

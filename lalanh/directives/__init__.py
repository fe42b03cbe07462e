"""Documents in and out, what they cite, and what they order."""

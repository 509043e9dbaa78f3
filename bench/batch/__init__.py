"""Batch scoring against a floor and against what a user would write instead, on the same synthetic answers."""

"""Scoring rules: what the columns of a scale are worth together. One rule, one file, one file of cases."""

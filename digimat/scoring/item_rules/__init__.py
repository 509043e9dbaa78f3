"""Item rules: what one response is worth, from 0 to 1. One rule, one file, one file of cases in tests.

All rules here are keyed: by declared policy a shown item left blank, and "don't know", earn 0.
"""

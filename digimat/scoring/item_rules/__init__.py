"""Item rules: what one response is worth, from 0 to 1. One rule, one file, one file of cases in tests.

Keyed rules, of tests: by declared policy a shown item left blank, and "don't know", earn 0. Survey rules
(linear, piecewise, breadth) declare nothing for them: there is no wrong answer, so no response stays missing.
"""

"""Files of answers from any form tool: what each column is, what each cell says, and what cannot be read.

    bytes -> encoding, delimiter, header rows -> vendor -> columns (``Layout``) -> values -> answer table

Nothing is taken by position or guessed: what can be read in two ways is an error that names both.
"""

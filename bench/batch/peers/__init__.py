"""The same scores, as a user would write them without digimat; each one a program: ``… IN OUT``.

Written as well as their authors can, and only for these answers: no check, no message, no other file than this one.
"""

"""Questionnaires with a bank, and forms, on paper: plain lines of 76 columns that need no colour to be read."""

from digimat.commands.booklets.bank import bank_booklet
from digimat.commands.booklets.form import form_booklet
from digimat.commands.booklets.keys import BANNER, holds_keys

__all__ = ["BANNER", "bank_booklet", "form_booklet", "holds_keys"]

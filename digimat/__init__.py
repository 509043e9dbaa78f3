"""digimat: administer, score and report digital-maturity questionnaires."""

__version__ = "0.1.0"

"""``invite`` and ``take``: sittings prepared for a list of people, and answered by a code."""

"""The commands as they are typed: options, help, and one call each. ``digimat.cli`` puts them in order."""

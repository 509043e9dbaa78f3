"""Slides of 16:9 by python-pptx: real titles, native charts and tables, nothing outside its box."""

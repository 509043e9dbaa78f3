"""What lies inside a report: written into it, read back from a file of unknown origin, compared with its pages."""

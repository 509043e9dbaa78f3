"""``portfolio``: all assessments of one client of a workspace, side by side."""

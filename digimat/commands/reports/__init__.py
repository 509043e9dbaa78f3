"""``report``: one, one on a group, or one for everybody; in which format, and where they lie."""

"""``verify``: whether a store is in order, and whether a report is true to its answers."""

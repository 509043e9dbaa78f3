"""Files that say who reacted to whom: the interactions of a network, and the list of its members."""

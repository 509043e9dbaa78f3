"""What was answered: the answer table, files of answers, and the store of sittings."""

"""Many people, each scored alone: their results as one case, and the parts of the report that only they have."""

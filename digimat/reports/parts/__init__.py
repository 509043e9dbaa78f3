"""The parts of a report, each written from a case: cover, summary, scores, conclusions, advice, method, annex."""

"""Scores files of any size, stretch by stretch, on all cores: nothing lost, nothing twice, whole files or none.

    job -> spans -> work (a worker a core: read, score, write a part) -> doubles -> merged

What a worker does with a stretch is what a cluster does with it: ``work.score_span``.
"""

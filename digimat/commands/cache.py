"""Where questionnaires that were read are kept for the next start: a folder of the user's own.

``DIGIMAT_CACHE=off`` does without; any other value is the folder that takes its place.
"""

from __future__ import annotations

import os
from pathlib import Path

from digimat.questionnaires.cache import Cache


def user_cache() -> Cache | None:
    """The cache of this user; None where there is to be none."""
    asked = os.environ.get("DIGIMAT_CACHE", "")
    if asked == "off":
        return None
    if asked:
        return Cache(Path(asked) / "questionnaires")
    from platformdirs import user_cache_path

    return Cache(user_cache_path("digimat", appauthor=False) / "questionnaires")

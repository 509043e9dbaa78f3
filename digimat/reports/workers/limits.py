"""What a worker may use, and how the system holds it to that."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import threading
from dataclasses import dataclass
from multiprocessing import connection, parent_process
from pathlib import Path
from typing import Final

_PR_SET_PDEATHSIG: Final = 1  # linux/prctl.h
_KILL_ME_FIRST: Final = (
    "500"  # of 1000: where the machine runs out of memory, a worker goes, not who watches it
)


@dataclass(frozen=True, slots=True)
class Limits:
    """What one report may cost."""

    seconds: float = 60.0
    memory: int = 1 << 30  # bytes, beyond what a worker that is ready has
    reports: int = 500  # after so many a worker makes room for a fresh one


LIMITS: Final = Limits()


def bound_memory(more: int) -> None:
    """Let this process have so many bytes more than now; beyond, an allocation fails.

    On Linux alone: macOS does not keep to such a limit and Windows has none, there the limit of time is left.
    """
    if sys.platform != "linux":
        return
    import resource

    # Address space, not memory in use: only of the former does Linux keep count for a limit.
    pages = int(Path("/proc/self/statm").read_text().split()[0])
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    wanted = pages * resource.getpagesize() + more
    with contextlib.suppress(ValueError, OSError):  # a tighter limit is in force already
        resource.setrlimit(resource.RLIMIT_AS, (wanted, hard))


def release_memory() -> None:
    """Lift the limit, to have room to say that it was reached."""
    if sys.platform == "linux":
        import resource

        with contextlib.suppress(ValueError, OSError):
            _, hard = resource.getrlimit(resource.RLIMIT_AS)
            resource.setrlimit(resource.RLIMIT_AS, (hard, hard))


def end_with(parent: int) -> None:
    """End this process at once when the one that started it is gone, whatever it is doing then."""
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:  # it was gone before that was said
            os._exit(1)
    else:
        threading.Thread(target=_end_after_parent, daemon=True).start()


def _end_after_parent() -> None:
    starter = parent_process()
    if starter is not None:
        connection.wait([starter.sentinel])
        os._exit(1)


def expect_the_worst() -> None:
    """Leave no image of the memory, which holds answers, behind a crash; and go first where memory runs out."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with contextlib.suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text(_KILL_ME_FIRST)

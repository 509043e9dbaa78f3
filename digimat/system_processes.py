"""The processes of this machine: how one is told from another, and whether one is gone."""

from __future__ import annotations

import contextlib
import os
import socket
import sys
from pathlib import Path
from typing import Final

_PROC: Final = Path("/proc")
_STILL_ACTIVE: Final = 259  # Windows: the exit code of a process that has not ended
_QUERY: Final = 0x1000  # Windows: PROCESS_QUERY_LIMITED_INFORMATION


def host_name() -> str:
    """The name of this machine."""
    return socket.gethostname()


def boot_id() -> str:
    """What tells this start of the machine from the one before; empty where the system does not say."""
    with contextlib.suppress(OSError):
        return (_PROC / "sys/kernel/random/boot_id").read_text().strip()
    return ""


def started_at(pid: int) -> str:
    """When a process started, in the system's own words; empty where it does not say, or there is none."""
    with contextlib.suppress(OSError, IndexError):
        # The name of the program stands in brackets and may hold anything; what follows is in columns.
        columns = (_PROC / str(pid) / "stat").read_text(errors="replace").rpartition(")")[2].split()
        return "" if columns[0] in "ZX" else columns[19]  # a zombie has ended
    return ""


def is_gone(pid: int, started: str) -> bool:
    """Whether a process of this machine has ended; its number may have gone to another one since."""
    if started and _PROC.exists():
        return started_at(pid) != started
    return not _is_running_on_windows(pid) if sys.platform == "win32" else not _is_running(pid)


def _is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)  # asks, and does nothing to it
    except ProcessLookupError:
        return False
    except OSError:  # it is somebody else's
        return True
    return True


def _is_running_on_windows(pid: int) -> bool:
    """On Windows ``os.kill`` would end the process."""
    import ctypes

    kernel = ctypes.windll.kernel32  # type: ignore[attr-defined, unused-ignore]
    handle = kernel.OpenProcess(_QUERY, 0, pid)
    if not handle:
        return False
    code = ctypes.c_ulong()
    known = kernel.GetExitCodeProcess(handle, ctypes.byref(code))
    kernel.CloseHandle(handle)
    return bool(known) and code.value == _STILL_ACTIVE

"""A program in a pseudo-terminal: what comes to the screen, and when. For measures only; the tests have their own."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import termios
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType

SIZE = (24, 80)
PATIENCE = 30.0  # seconds until a measure is given up
_ORDERS = re.compile(rb"\x1b(\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(\x07|\x1b\\)|[()][0-9A-Z]|[=>78])")


class Screen:
    """A running program. Use it as a context manager: at the end it is killed."""

    def __init__(self, words: Sequence[str], environment: Mapping[str, str], folder: Path) -> None:
        self._master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", *SIZE, 0, 0))
        self._seen = b""
        self.started = time.perf_counter()
        self.process = subprocess.Popen(
            words,
            stdin=slave,
            stdout=slave,
            stderr=slave,
            cwd=folder,
            env=environment,
            start_new_session=True,
        )
        os.close(slave)

    def __enter__(self) -> Screen:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.process.kill()
        self.process.wait()
        os.close(self._master)

    def types(self, keys: str) -> None:
        """Type keys, all at once."""
        os.write(self._master, keys.encode())

    def waits_for(self, words: str) -> float:
        """Wait until words stand on the screen that were not there before; the seconds since the start."""
        wanted = words.encode()
        end = time.perf_counter() + PATIENCE
        while True:
            plain = _ORDERS.sub(b"", self._seen)
            if (place := plain.find(wanted)) >= 0:
                self._seen = plain[place + len(wanted) :]
                return time.perf_counter() - self.started
            if not self._look(end - time.perf_counter()):
                raise TimeoutError(f"{words!r} never appeared: {plain[-1000:].decode(errors='replace')}")

    def rests(self, seconds: float) -> None:
        """Take in what comes, for a while."""
        end = time.perf_counter() + seconds
        while (left := end - time.perf_counter()) > 0:
            self._look(left)

    def cpu_seconds(self) -> float:
        """What the process has used so far, all threads together."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def _look(self, patience: float) -> bool:
        if patience <= 0 or not select.select([self._master], [], [], patience)[0]:
            return False
        try:
            data = os.read(self._master, 65536)
        except OSError:  # Linux says so when the program has left the terminal
            return False
        self._seen += data
        return bool(data)

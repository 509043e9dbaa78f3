"""A person at a real (pseudo-)terminal: reads the screen of ``digimat``, types keys, pulls the plug."""

import os
import pty
import re
import select
import signal
import subprocess
import sys
import time

# The process makes the terminal its own, so that Ctrl-C reaches it as it does in a window.
PROGRAM = """
import fcntl, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
from digimat.cli import main
sys.exit(main())
"""
STYLES = re.compile(r"\x1b\[[0-9;]*m")  # bold and dim; no other order to the terminal is expected
PATIENCE = 60  # seconds; only a test that fails waits as long


class Person:
    """Runs one command in a terminal of its own. Use it as a context manager."""

    def __init__(self, folder, *words):
        self.master, slave = pty.openpty()
        environment = {
            **os.environ,
            "DIGIMAT_STORE": str(folder / "digimat.db"),
            "TERM": "xterm",
            "DIGIMAT_PLAIN": "1",
            "PYTHONUTF8": "1",
        }
        self.process = subprocess.Popen(
            [sys.executable, "-c", PROGRAM, *words],
            stdin=slave, stdout=slave, stderr=slave, cwd=folder, env=environment, start_new_session=True,
        )  # fmt: skip
        os.close(slave)
        self.screen = ""
        self._bytes = b""
        self._seen = 0

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        os.close(self.master)

    def _look(self, patience):
        """Take in what came to the screen; False at its end, or when nothing comes."""
        if not select.select([self.master], [], [], patience)[0]:
            return False
        try:
            data = os.read(self.master, 65536)
        except OSError:  # Linux says so when the last program has left the terminal
            return False
        self._bytes += data
        self.screen = STYLES.sub("", self._bytes.decode("utf-8", "replace").replace("\r\n", "\n"))
        return bool(data)

    def waits_for(self, words):
        """Wait until words appear after those waited for before."""
        end = time.monotonic() + PATIENCE
        while (found := self.screen.find(words, self._seen)) < 0:
            if not self._look(end - time.monotonic()):
                raise AssertionError(f"{words!r} never appeared:\n{self.screen[-2000:]}")
        self._seen = found + len(words)

    def types(self, *lines):
        os.write(self.master, "".join(f"{line}\n" for line in lines).encode())

    def presses(self, key):
        os.write(self.master, key)

    def is_killed(self):
        """SIGKILL; what had come to the screen by then was seen."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        while self._look(0.01):
            pass

    def leaves(self):
        """Wait for the end; the exit status."""
        end = time.monotonic() + PATIENCE
        while self._look(max(0, end - time.monotonic())):
            pass
        return self.process.wait(PATIENCE)

"""The full screen on a real terminal: what is left of it when it ends, however it ends."""

import os
import select
import signal
import struct
import subprocess
import sys
import time
from pathlib import Path

import pytest

pty = pytest.importorskip("pty")  # Windows has none of these
fcntl = pytest.importorskip("fcntl")
termios = pytest.importorskip("termios")

# What a process does that sits a test: the last line says how it ended, and how the sitting stands.
CHILD = """
import sys
sys.path.insert(0, {here!r})
from fullscreen_kit import EVERY_TYPE, Clock
from sitting_kit import conduct
from digimat.administration.fullscreen import Terminated, sit
conductor = conduct(clock=Clock())
try:
    sit(EVERY_TYPE, "en", begin=None, known={{}}, conductor=conductor, finish=None)
    how = "left"
except KeyboardInterrupt:
    how = "interrupted"
except Terminated as end:
    how = f"terminated {{end.signal}}"
print("ENDED", how, conductor.state.status, dict(conductor.state.codes), flush=True)
"""


class Session:
    """A process on a terminal of its own."""

    def __init__(self):
        self.terminal, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        code = CHILD.format(here=str(Path(__file__).parent))
        self.process = subprocess.Popen(
            [sys.executable, "-c", code],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            start_new_session=True,
            env={**os.environ, "TERM": "xterm-256color"},
        )
        os.close(theirs)
        self.written = b""

    def wait_for(self, words, seconds=20):
        """Read until the words are there."""
        end = time.monotonic() + seconds
        while words not in self.written:
            ready, _, _ = select.select([self.terminal], [], [], max(end - time.monotonic(), 0))
            assert ready, self.written[-2000:]
            self.written += os.read(self.terminal, 65536)

    def type(self, text):
        os.write(self.terminal, text)

    def close(self):
        self.process.wait(20)
        os.close(self.terminal)


RESTORED = {
    "the first screen is back": b"\x1b[?1049l",
    "the cursor is shown": b"\x1b[?25h",
    "the mouse is the terminal's again": b"\x1b[?1000l",
    "pasting is as before": b"\x1b[?2004l",
}


@pytest.mark.parametrize(
    ("end", "how"),
    [
        (lambda s: s.type(b"p"), b"left"),
        (lambda s: s.type(b"\x03"), b"interrupted"),
        (lambda s: s.process.send_signal(signal.SIGTERM), b"terminated 15"),
        (lambda s: s.process.send_signal(signal.SIGHUP), b"terminated 1"),
    ],
    ids=["p", "Ctrl-C", "SIGTERM", "SIGHUP"],
)
def test_however_it_ends_the_terminal_is_given_back_and_the_answers_are_kept(end, how):
    session = Session()
    session.wait_for(b"Which colour?")
    session.type(b"2\r")
    session.wait_for(b"Saved: green")
    end(session)
    session.wait_for(b"ENDED ")
    session.wait_for(b"}")
    session.close()
    last = session.written[session.written.rindex(b"ENDED ") :]
    assert last.startswith(b"ENDED " + how + b" paused {'one': 'b'}")
    for state, sequence in RESTORED.items():
        assert sequence in session.written, state
    assert session.written.rindex(b"\x1b[?1049l") > session.written.rindex(b"\x1b[?1049h")

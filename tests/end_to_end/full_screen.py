"""A person at a full screen: real keys, and what stands on the screen then; in a terminal of our own, or in tmux.

``DIGIMAT_TMUX=1`` holds the same sittings in tmux: another program, and other people's idea of a terminal.
"""

import fcntl
import os
import pty
import select
import shlex
import signal
import struct
import subprocess
import sys
import termios
import time
from pathlib import Path

import pyte
from pseudo_terminal import PATIENCE, PROGRAM

IN_TMUX = os.environ.get("DIGIMAT_TMUX") == "1"
STILL = 0.15  # seconds without a change after which a screen is complete
AFTER_ESCAPE = 0.3  # seconds: what follows at once makes another key of it
KEYS = {  # name here: bytes, name in tmux
    "enter": (b"\r", "Enter"), "escape": (b"\x1b", "Escape"), "tab": (b"\t", "Tab"), "space": (b" ", "Space"),
    "backspace": (b"\x7f", "BSpace"), "up": (b"\x1b[A", "Up"), "down": (b"\x1b[B", "Down"),
    "right": (b"\x1b[C", "Right"), "left": (b"\x1b[D", "Left"), "end": (b"\x1b[F", "End"),
    "pagedown": (b"\x1b[6~", "NPage"), "pageup": (b"\x1b[5~", "PPage"),
    **{f"ctrl+{letter}": (bytes([ord(letter) - 96]), f"C-{letter}") for letter in "cdegprs"},
}  # fmt: skip


def environment(folder):
    """What the program is told: full screen, its own store, nothing of whoever runs the tests."""
    keep = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "SYSTEMROOT")}
    store = {"DIGIMAT_STORE": str(folder / "digimat.db"), "XDG_CACHE_HOME": str(folder / "cache")}
    return {**keep, **store, "TERM": "xterm-256color", "PYTHONUTF8": "1", "LANG": "C.UTF-8"}


class Watched:
    """What both terminals have in common."""

    def lines(self):
        """The screen, line by line, without blanks at the ends."""
        raise NotImplementedError

    def text(self):
        return "\n".join(self.lines())

    def waits_for(self, words):
        """Wait until words stand on the screen, and it has come to rest."""
        end = time.monotonic() + PATIENCE
        while True:
            self.look(STILL)
            shown = self.text()
            if words in shown:
                self.look(STILL)
                if self.text() == shown:
                    return shown
            elif time.monotonic() > end:
                raise AssertionError(f"{words!r} never appeared:\n{shown}")


class OwnTerminal(Watched):
    """A pseudo-terminal, drawn by pyte."""

    def __init__(self, folder, size, *words):
        self.screen = pyte.Screen(*size)
        self.stream = pyte.ByteStream(self.screen)
        self.bytes = b""  # everything that came
        self.master, slave = pty.openpty()
        self.resize(*size)
        self.process = subprocess.Popen(
            [sys.executable, "-c", PROGRAM, *words],
            stdin=slave, stdout=slave, stderr=slave, cwd=folder, env=environment(folder), start_new_session=True,
        )  # fmt: skip
        os.close(slave)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        os.close(self.master)

    def resize(self, columns, lines):
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
        self.screen.resize(lines, columns)
        if hasattr(self, "process"):
            self.process.send_signal(signal.SIGWINCH)

    def look(self, patience):
        """Take in what comes until nothing has come for a while; False at the end."""
        while select.select([self.master], [], [], patience)[0]:
            try:
                data = os.read(self.master, 65536)
            except OSError:  # Linux says so when the last program has left the terminal
                return False
            if not data:
                return False
            self.bytes += data
            self.stream.feed(_known_to_pyte(data))
        return True

    def presses(self, *keys):
        for key in keys:
            os.write(self.master, KEYS[key][0] if key in KEYS else key.encode())
            if key == "escape":
                self.look(AFTER_ESCAPE)

    def lines(self):
        return [line.rstrip() for line in self.screen.display]

    def is_killed(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        self.look(0.05)

    def ends(self):
        """Wait for the end; the exit status."""
        end = time.monotonic() + PATIENCE
        while self.look(0.1) and self.process.poll() is None and time.monotonic() < end:
            pass
        return self.process.wait(PATIENCE)


def _known_to_pyte(data):
    """Without the questions to a terminal that pyte takes for text: which keyboard it has, whether it can wait."""
    for question in (b"\x1b[>1u", b"\x1b[<u", b"\x1b[>4;2m", b"\x1b[>4m", b"\x1b[?2026$p", b"\x1b[?2048$p"):
        data = data.replace(question, b"")
    return data


class Tmux(Watched):
    """A window of a tmux server of our own."""

    def __init__(self, folder, size, *words):
        self.server = ["tmux", "-L", f"digimat-{os.getpid()}-{folder.name}", "-f", os.devnull]
        self.status = folder / "status"
        self.status.unlink(missing_ok=True)
        settings = [f"{name}={value}" for name, value in environment(folder).items() if name != "TERM"]
        program = shlex.join(
            ["env", "-i", "TERM=screen-256color", *settings, sys.executable, "-m", "digimat", *words]
        )
        command = (
            f"cd {shlex.quote(str(folder))}; {program}; echo $? > {shlex.quote(str(self.status))}; sleep 1000"
        )
        columns, lines = size
        self._tmux("new-session", "-d", "-x", str(columns), "-y", str(lines), command)
        self._tmux("set-option", "-g", "status", "off")
        self.resize(*size)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        subprocess.run([*self.server, "kill-server"], capture_output=True)

    def _tmux(self, *words):
        return subprocess.run([*self.server, *words], check=True, capture_output=True, text=True).stdout

    def resize(self, columns, lines):
        self._tmux("resize-window", "-x", str(columns), "-y", str(lines))

    def look(self, patience):
        time.sleep(patience)

    def presses(self, *keys):
        for key in keys:
            words = [KEYS[key][1]] if key in KEYS else ["-l", key]
            self._tmux("send-keys", *words)
            if key == "escape":
                self.look(AFTER_ESCAPE)

    def lines(self):
        lines = self._tmux("capture-pane", "-p").split("\n")
        return [line.rstrip() for line in lines[:-1]]

    def is_killed(self):
        pid = self._tmux("list-panes", "-F", "#{pane_pid}").strip()
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        for child in children:
            os.kill(int(child), signal.SIGKILL)
        self.ends()

    def ends(self):
        end = time.monotonic() + PATIENCE
        while not (self.status.exists() and self.status.read_text().strip()) and time.monotonic() < end:
            time.sleep(0.05)
        return int(self.status.read_text())


Terminal = Tmux if IN_TMUX else OwnTerminal

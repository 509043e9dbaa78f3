"""How far a long command is, on stderr: a bar, a rate, the time left; a line now and then where nobody looks."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Final, Protocol

from digimat.language import Language, Text

IN_LOG: Final = 30.0  # seconds between two lines where there is no terminal


class Step(Protocol):
    """Says that more is done: so much of the total, in which there were so many of what is counted."""

    def __call__(self, size: int = 1, count: int | None = None) -> None:
        """Args: count: the same as the size where it is not said."""


# Given the total, a language, and what is counted (nothing said: reports): within it, steps are told.
Progress = Callable[[int, Language], AbstractContextManager[Step]]

REPORTS: Final = Text(fr="Rapports", en="Reports")
ROWS: Final = Text(fr="Lignes", en="Rows")


def _silent(size: int = 1, count: int | None = None) -> None:
    """Say nothing."""


@contextmanager
def no_progress(_total: int, _language: Language) -> Iterator[Step]:
    """Say nothing."""
    yield _silent


@contextmanager
def progress_on_stderr(total: int, language: Language, what: Text = REPORTS) -> Iterator[Step]:
    """Draw a bar where somebody sees it; elsewhere, as in a log, a line every half a minute."""
    if not sys.stderr.isatty():
        yield _in_log(total, language, what)
        return
    from rich.console import Console
    from rich.progress import BarColumn, Task, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar
    from rich.text import Text as Shown

    class Counted(TextColumn):
        """How many, and how many a second."""

        def render(self, task: Task) -> Shown:
            count, seconds = task.fields["count"], task.elapsed or 0
            said = grouped(count, language) + ("" if what is ROWS else f"/{grouped(total, language)}")
            return Shown(f"{said} · {_rate(count, seconds).of(language)}" if count and seconds else said)

    left = Text(fr="reste", en="left:").of(language)
    columns = (
        TextColumn(what.of(language)), BarColumn(), Counted(""), TextColumn(left), TimeRemainingColumn()
    )  # fmt: skip
    # No thread that draws: processes are started meanwhile, and a copy of a process has no threads.
    with Bar(*columns, console=Console(stderr=True), auto_refresh=False, transient=True) as bar:
        task = bar.add_task("", total=total, count=0)
        bar.refresh()

        def step(size: int = 1, count: int | None = None) -> None:
            more = size if count is None else count
            bar.update(task, advance=size, count=bar.tasks[0].fields["count"] + more)
            bar.refresh()

        yield step


def _in_log(total: int, language: Language, what: Text) -> Step:
    start = last = time.monotonic()
    done = counted = 0

    def step(size: int = 1, count: int | None = None) -> None:
        nonlocal last, done, counted
        done, counted = done + size, counted + (size if count is None else count)
        now = time.monotonic()
        if now - last < IN_LOG:
            return
        last = now
        seconds = now - start
        left = (total - done) * seconds / max(done, 1)
        said = Text(
            fr=f"{what.fr} : {grouped(counted, 'fr')}, {100 * done // max(total, 1)} %, "
            f"{_rate(counted, seconds).fr}, encore {duration(left)}",
            en=f"{what.en}: {grouped(counted, 'en')}, {100 * done // max(total, 1)}%, "
            f"{_rate(counted, seconds).en}, {duration(left)} left",
        )
        sys.stderr.write(said.of(language) + "\n")
        sys.stderr.flush()

    return step


def _rate(count: int, seconds: float) -> Text:
    """So many a second; with a decimal where they are few."""
    speed = count / max(seconds, 1e-9)
    if speed < 100:
        said = f"{speed:.1f}"
        return Text(fr=f"{said.replace('.', ',')} par seconde", en=f"{said} a second")
    return Text(fr=f"{grouped(round(speed), 'fr')} par seconde", en=f"{grouped(round(speed), 'en')} a second")


def grouped(number: int, language: Language) -> str:
    """A number with its thousands apart.

    >>> grouped(1234567, "en")
    '1,234,567'
    """
    return f"{number:,}" if language == "en" else f"{number:,}".replace(",", "\N{NARROW NO-BREAK SPACE}")


def duration(seconds: float) -> str:
    """A time to wait, rounded up to what matters.

    >>> duration(4.2), duration(61), duration(7300)
    ('5 s', '2 min', '2 h 02 min')
    """
    whole = int(-(-seconds // 1))
    if whole < 60:
        return f"{whole} s"
    minutes = -(-whole // 60)
    return f"{minutes} min" if minutes < 60 else f"{minutes // 60} h {minutes % 60:02d} min"

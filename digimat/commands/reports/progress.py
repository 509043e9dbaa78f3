"""How far a long command is, on stderr: a bar, a rate, the time that is left; in a terminal only."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

from digimat.language import Language, Text

# Given the number of steps and a language: within it, a call says that one more is done.
Progress = Callable[[int, Language], AbstractContextManager[Callable[[], None]]]


@contextmanager
def no_progress(_total: int, _language: Language) -> Iterator[Callable[[], None]]:
    """Say nothing."""
    yield lambda: None


@contextmanager
def progress_on_stderr(total: int, language: Language) -> Iterator[Callable[[], None]]:
    """Draw a bar where somebody sees it."""
    if not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Task, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar
    from rich.text import Text as Shown

    class Rate(TextColumn):
        """Reports a second."""

        def render(self, task: Task) -> Shown:
            speed = f"{task.speed or 0:.1f}"
            rate = Text(fr=f"{speed.replace('.', ',')} par seconde", en=f"{speed} a second").of(language)
            return Shown(rate if task.speed else "")

    title = Text(fr="Rapports", en="Reports").of(language)
    left = Text(fr="reste", en="left:").of(language)
    columns = (
        TextColumn(title), BarColumn(), MofNCompleteColumn(), Rate(""), TextColumn(left), TimeRemainingColumn()
    )  # fmt: skip
    # No thread that draws: processes are started meanwhile, and a copy of a process has no threads.
    with Bar(*columns, console=Console(stderr=True), auto_refresh=False, transient=True) as bar:
        task = bar.add_task("", total=total)
        bar.refresh()

        def step() -> None:
            bar.advance(task)
            bar.refresh()

        yield step

"""How a job of a worker ended."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

from digimat.problems import Problem

Job = TypeVar("Job")
Made = TypeVar("Made")

Why = Literal[
    "time",  # not done when its time was over
    "crash",  # the process ended, twice
    "memory",  # more than it may have, twice
    "depth",  # nested too deeply
    "address",  # a file or a page of the network was asked for
    "engine",  # a library of the PDF engine is missing
    "mistake",  # what somebody can mend: ``problems`` says it
    "fault",  # an error of the program: ``traceback`` says where
]


@dataclass(frozen=True, slots=True)
class Failure:
    """Why nothing was made."""

    why: Why
    detail: str = ""  # a signal, or an error in Python's words
    traceback: str = ""
    problems: Sequence[Problem] = ()


@dataclass(frozen=True, slots=True)
class Done(Generic[Job, Made]):
    """A job, and what was made."""

    job: Job
    made: Made


@dataclass(frozen=True, slots=True)
class Failed(Generic[Job]):
    """A job of which nothing came."""

    job: Job
    failure: Failure


Ended = Done[Job, Made] | Failed[Job]

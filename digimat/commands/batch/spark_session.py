"""A session of Apache Spark: the cluster that the command was submitted to, or else this machine."""

from __future__ import annotations

import os
import re
import shutil
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import digimat
from digimat.commands.batch import spark_problems as wrong
from digimat.problems import UserError

_ERROR = re.compile(r"^[\w.]*(?:Error|Exception|Exit)\b.*", re.MULTILINE)
_LONGEST = 300  # characters of what Spark says


@contextmanager
def spark_session() -> Iterator[Any]:
    """A session; one that is there already is taken, and stays.

    The master is that of ``spark-submit``, of ``SPARK_REMOTE`` (Spark Connect), of ``SPARK_MASTER`` or of Spark's own
    configuration, in this order; without any, all cores of this machine.

    Raises:
        UserError: PySpark, PyArrow or Java is missing, or Spark does not start, or stops.
    """
    with warnings.catch_warnings():
        # PySpark wants pandas to be there, and warns of its newest; no table of pandas is ever made here.
        warnings.filterwarnings("ignore", category=FutureWarning)
        try:
            import pyarrow  # noqa: F401  # what the functions of workers are given their rows in
            from pyspark.sql import SparkSession
        except ImportError as error:
            raise UserError(wrong.no_pyspark((error.name or "pyspark").split(".")[0])) from error
        before = SparkSession.getActiveSession()
        with told():
            session = before or _started(SparkSession.builder)
        try:
            with told():
                yield session
        finally:
            if before is None:
                session.stop()


def _started(builder: Any) -> Any:
    submitted = "PYSPARK_GATEWAY_PORT" in os.environ
    remote = "SPARK_REMOTE" in os.environ
    if not (submitted or remote or os.environ.get("JAVA_HOME") or shutil.which("java")):
        raise UserError(wrong.no_java())
    builder = builder.appName("digimat score")
    if remote:
        return builder.getOrCreate()
    if not submitted:
        builder = builder.config("spark.log.level", "ERROR")
        builder = builder.config("spark.ui.showConsoleProgress", str(sys.stderr.isatty()).lower())
        if master := os.environ.get("SPARK_MASTER"):
            builder = builder.master(master)
    session = builder.getOrCreate()
    context = session.sparkContext
    if context.master.startswith("local"):
        # The first python3 of the PATH would perhaps be another one, without the packages.
        if "PYSPARK_PYTHON" not in os.environ:
            context.pythonExec = sys.executable
        package = str(Path(digimat.__file__).parents[1])
        known = context.environment.get("PYTHONPATH", os.environ.get("PYTHONPATH", ""))
        context.environment["PYTHONPATH"] = os.pathsep.join(filter(None, [package, known]))
    return session


def slots(session: Any) -> int | None:
    """How many tasks the cluster does at once; None where it does not say."""
    if "SPARK_REMOTE" in os.environ:
        return None
    return int(session.sparkContext.defaultParallelism)


@contextmanager
def told() -> Iterator[None]:
    """What Spark raises, in one line."""
    try:
        yield
    except Exception as error:
        if type(error).__module__.split(".")[0] not in ("pyspark", "py4j", "grpc"):
            raise
        if "JAVA_GATEWAY_EXITED" in str(error) or "UnsupportedClassVersionError" in str(error):
            raise UserError(wrong.no_java()) from error
        raise UserError(wrong.stopped(last_error(str(error)))) from error


def last_error(text: str) -> str:
    """The line of a traceback that says what happened.

    >>> last_error("Traceback:\\n  File x\\nModuleNotFoundError: No module named 'digimat'\\n\\nat java")
    "ModuleNotFoundError: No module named 'digimat'"
    """
    found = _ERROR.findall(text)
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return (found[-1] if found else lines[0] if lines else "?")[:_LONGEST]

# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Grading an assignment of a course from Python: what ``oms42 grade`` does."""

import contextlib
import gc
import os
import sys
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from oms42.grading.bare import bare
from oms42.grading.withheld import withheld

CONFIG = "nbgrader_config.py"


@dataclass(frozen=True)
class Graded:
    """What a run did.

    Attributes:
        students: Whose submissions were graded.
        complete: Whether no submission failed.
        skipped: Whose submissions were graded before, with nothing changed since.
        again: Students that had been graded before, each with why it was done again.
    """

    students: tuple[str, ...]
    complete: bool
    skipped: tuple[str, ...] = ()
    again: tuple[tuple[str, str], ...] = ()


@bare()
def grade(
    course: Path,
    assignment: str,
    *,
    jobs: int = 1,
    options: tuple[str, ...] = (),
    report: Callable[[str], None] = lambda _: None,
    ready: Callable[[int], None] = lambda _: None,
) -> Graded:
    """Autograde an assignment as nbgrader would, several submissions at a time.

    Args:
        course: The course folder.
        assignment: Its name, ``e2``.
        jobs: How many submissions are executed at a time.
        options: Further words of nbgrader's command line, such as ``--force``.
        report: Called with a student's id when that submission is saved.
        ready: Called with the number of submissions to grade, before the first is saved.

    Returns:
        Who was graded, and whether all were.

    Raises:
        ExerciseError: If the folder is not a course, or its gradebook cannot be opened.
        NoIsolationError: If there is no sandbox, and the course has not been told to do without.

    Example:
        >>> grade(Path("no-such-course"), "e2")
        Traceback (most recent call last):
        ...
        oms42.grading.text.ExerciseError: no-such-course has no nbgrader_config.py, so it is not ...
    """
    _begin(course)
    gc.disable()  # there is nothing to collect while libraries load
    with withheld():
        from nbgrader.apps.autogradeapp import AutogradeApp
        from nbgrader.converters.base import NbGraderException

        from oms42.grading.parallel import ParallelAutograde
    from oms42.grading.sandbox.isolation import NoIsolationError

    gc.freeze()  # what is loaded stays, and the workers go on sharing it
    gc.enable()
    students: list[str] = []

    def saved(student: str) -> None:
        students.append(student)
        report(student)

    with _inside(course), warnings.catch_warnings():
        warnings.filterwarnings("ignore", module="nbgrader")  # its use of SQLAlchemy 2.1
        app = _open(AutogradeApp(), assignment, options)
        converter = ParallelAutograde(coursedir=app.coursedir, parent=app, jobs=jobs)
        converter.report, converter.ready = saved, ready
        try:
            converter.start()
        except NbGraderException as error:
            if isinstance(error.__cause__, NoIsolationError):
                raise error.__cause__ from None
            return _account(students, converter, complete=False)
    return _account(students, converter, complete=True)


def _open(app: Any, assignment: str, options: tuple[str, ...]) -> Any:
    """Read the course's settings, and refuse a gradebook that cannot be opened."""
    from oms42.grading.ledger import unreachable

    app.initialize([f"--assignment={assignment}", "--log-level=ERROR", *options])
    if words := unreachable(app.coursedir.db_url):
        from oms42.grading.text import ExerciseError

        raise ExerciseError(words)
    return app


def _account(students: list[str], converter: Any, complete: bool) -> Graded:
    """Say what a converter did."""
    again = tuple((name, converter.again[name]) for name in students if name in converter.again)
    return Graded(tuple(students), complete, tuple(converter.skipped), again)


def _begin(course: Path) -> None:
    """Let the processes that run cells load their libraries while this one loads nbgrader."""
    from oms42.grading.sandbox.isolation import prepare
    from oms42.grading.sandbox.settings import OmsSandbox

    if not (course / CONFIG).is_file():
        from oms42.grading.text import ExerciseError

        raise ExerciseError(
            f"{course} has no {CONFIG}, so it is not a course folder; name one with --course"
        )
    prepare(OmsSandbox())
    from oms42.grading.split.process import TestsError, server

    with contextlib.suppress(TestsError):  # the first test cell will say what is wrong
        server()


@contextlib.contextmanager
def _inside(course: Path) -> Iterator[None]:
    """Stand in the course folder, with this Python's programs on the path: nbgrader calls one."""
    path = os.environ.get("PATH", os.defpath)
    os.environ["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{path}"
    try:
        with contextlib.chdir(course):
            yield
    finally:
        os.environ["PATH"] = path

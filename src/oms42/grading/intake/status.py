# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""`oms42 grade status`: a table of what became of each submission."""

import argparse
import json
import sys
from collections import Counter
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from oms42.grading.intake.standing import ABSENT, FAILED, WAITING, Standing, standings

if TYPE_CHECKING:
    from nbgrader.coursedir import CourseDirectory

EXAMPLES = """examples:
  oms42 grade status e2              a line for each student
  oms42 grade status e2 --json       the same for a program

exit codes: 0 every submission is graded; 1 some are flagged, failed or waiting
"""
OPEN = ("flagged", FAILED, WAITING)


def register(actions: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the action `status` to the family `oms42 grade`.

    Args:
        actions: What `add_subparsers` of the family's parser returned.

    Example:
        >>> parser = argparse.ArgumentParser()
        >>> register(parser.add_subparsers())
        >>> parser.parse_args(["status", "e2"]).assignment
        'e2'
    """
    status = actions.add_parser(
        "status",
        help="say what became of each submission",
        description="Say for each student: graded, mended, flagged, failed, waiting or absent.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    status.add_argument("assignment", metavar="NAME", help="the assignment, such as e2")
    status.add_argument(
        "--course",
        type=Path,
        default=Path(),
        metavar="DIR",
        help="the nbgrader course folder (default: the current folder)",
    )
    status.add_argument("--json", action="store_true", help="print JSON")
    status.set_defaults(run=run_status)


def run_status(args: argparse.Namespace) -> int:
    """Print what became of each submission.

    Args:
        args: `assignment`, `course` and `json`.

    Returns:
        0 if every submission is graded, 1 if a person has to act, 2 for an unknown assignment.
    """
    from nbgrader.api import Gradebook, MissingEntry
    from nbgrader.converters.base import NbGraderException

    from oms42.grading.intake.gate import inspect_new

    coursedir = open_course(args.course)
    try:
        inspect_new(coursedir, args.assignment)
        with Gradebook(coursedir.db_url, coursedir.course_id) as gradebook:
            found = standings(coursedir, gradebook, args.assignment)
    except (MissingEntry, NbGraderException):
        words = f"the gradebook of {args.course} has no assignment {args.assignment!r}"
        sys.stderr.write(f"oms42: error: {words}; run nbgrader generate_assignment first\n")
        return 2
    text = json.dumps([asdict(one) for one in found], indent=1) if args.json else table(found)
    sys.stdout.write(text + "\n")
    return 1 if any(one.state in OPEN for one in found) else 0


def open_course(folder: Path) -> "CourseDirectory":
    """Read a course folder's configuration as nbgrader does.

    Args:
        folder: The folder with ``nbgrader_config.py``.

    Returns:
        nbgrader's course folder.
    """
    from nbgrader.apps.baseapp import NbGrader

    app = NbGrader()
    app.load_cwd_config = False
    app.config_dir = str(folder.resolve())
    app.initialize([], root=str(folder.resolve()))
    return app.coursedir


def table(found: list[Standing]) -> str:
    """Lay standings out for a terminal.

    Args:
        found: What became of each submission.

    Returns:
        A line for each student, what a person has to know below it, and a line that counts.

    Example:
        >>> print(table([Standing("1000", "failed", None, 7.0)]))
        student  state   score  of
        1000     failed  -      7
        1 submission: 1 failed
    """
    rows = [("student", "state", "score", "of")]
    rows += [
        (_shown(one.student), _state(one), _number(one.score), f"{one.max_score:g}")
        for one in found
    ]
    widths = [max(len(row[column]) for row in rows) for column in range(4)]
    lines = []
    for row, one in zip(rows, [None, *found], strict=True):
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        lines.append("  ".join(cells).rstrip())
        if one and one.words:
            lines += [f"    {line}" for line in one.words.splitlines()]
    counts = Counter(one.state for one in found if one.state != ABSENT)
    total = sum(counts.values())
    words = ", ".join(f"{count} {state}" for state, count in counts.items()) or "none"
    return "\n".join([*lines, f"{total} submission{'s' * (total != 1)}: {words}"])


def _shown(student: str) -> str:
    return student if student.isprintable() else ascii(student)


def _state(one: Standing) -> str:
    return f"{one.state}, to mark" if one.to_mark else one.state


def _number(score: float | None) -> str:
    return "-" if score is None else f"{score:g}"

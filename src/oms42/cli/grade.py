# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""``oms42 grade``: autograde an assignment, several submissions at a time, behind walls."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from oms42.cli.errors import CommandError
from oms42.cli.progress import Progress
from oms42.cli.project import course_folder

if TYPE_CHECKING:
    from oms42.grading.run import Graded

MOST_NAMED = 20
EXAMPLES = """examples:
  oms42 grade e2                  grade what is new or has changed; go on after an interruption
  oms42 grade e2 --jobs 4         four submissions at a time
  oms42 grade status e2           what became of each submission
  oms42 grade similar e2          which submissions resemble each other, as a page to judge
  oms42 grade e2 --student 1000 --force
                                  grade one student's submission again

exit codes: 0 every submission is graded; 1 some could not be, the others are; 2 nothing was graded
"""


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add ``grade`` to the command's subcommands.

    Args:
        commands: The subcommands of the whole command.

    Example:
        >>> parser = argparse.ArgumentParser()
        >>> register(parser.add_subparsers())
        >>> parser.parse_args(["grade", "e2", "--jobs", "3"]).jobs
        3
    """
    grade = commands.add_parser(
        "grade",
        help="autograde an assignment in the sandbox",
        description=(
            "Run nbgrader's autograder on submitted/*/ASSIGNMENT, with the settings of "
            "nbgrader_config.py, several submissions at a time."
        ),
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    grade.add_argument(
        "words",
        nargs="+",
        metavar="[status | similar] ASSIGNMENT",
        help="such as e2; with the word status, say what became of each submission; with similar, "
        "compare them",
    )
    grade.add_argument(
        "--course",
        type=Path,
        metavar="DIR",
        help="the nbgrader course folder (default: the current one, else exercises/)",
    )
    grade.add_argument("--jobs", type=_positive, metavar="N", help="how many submissions at a time")
    grade.add_argument("--student", metavar="ID", help="one student's submission only")
    grade.add_argument("--force", action="store_true", help="grade again what is graded already")
    grade.add_argument(
        "--unsafe",
        action="store_true",
        help="where this machine has no sandbox, run student code with your rights",
    )
    grade.add_argument("--json", action="store_true", help="with status: print JSON")
    grade.add_argument("--to", type=Path, metavar="DIR", help="with similar: where the report goes")
    grade.set_defaults(run=run_grade)


def run_grade(args: argparse.Namespace) -> int:
    """Grade an assignment.

    Args:
        args: ``words``, ``course``, ``jobs``, ``student``, ``force``, ``unsafe``, ``json``.

    Returns:
        0 if all submissions are graded, 1 if some could not be.

    Raises:
        CommandError: If the folder is not a course, or nothing could be graded.
    """
    from oms42.grading.run import grade
    from oms42.grading.sandbox.isolation import NoIsolationError
    from oms42.grading.workers import processors

    course = course_folder(args.course)
    if args.words[0] == "status" and len(args.words) == 2:
        from oms42.grading.intake.status import run_status

        return run_status(
            argparse.Namespace(assignment=args.words[1], course=course, json=args.json)
        )
    if args.words[0] == "similar" and len(args.words) == 2:
        return _similar(course, args.words[1], args.to)
    if len(args.words) != 1:
        raise CommandError(f"{' '.join(args.words)!r} names no one assignment; try: oms42 grade e2")
    progress = Progress()
    try:
        graded = grade(
            course,
            args.words[0],
            jobs=args.jobs or processors(),
            options=tuple(_options(args)),
            report=lambda student: print(progress.line(student), flush=True),
            ready=progress.expect,
        )
    except (ValueError, NoIsolationError) as error:
        from oms42.grading.text import ExerciseError  # late: it takes a second

        if isinstance(error, (ExerciseError, NoIsolationError)):
            raise CommandError(str(error)) from error
        raise
    for line in _account(graded):
        print(line)
    return 0 if graded.complete else 1


def _account(graded: "Graded") -> list[str]:
    """Say what a run did, what it left alone, and why."""
    lines = [f"{student} was graded again: {why}" for student, why in graded.again[:MOST_NAMED]]
    if len(graded.again) > MOST_NAMED:
        lines.append(f"... and {len(graded.again) - MOST_NAMED} more were graded again")
    words = "graded" if graded.complete else "graded; others could not be, see the messages above"
    lines.append(f"{len(graded.students)} submission(s) {words}")
    if graded.skipped:
        words = "left as graded before, with nothing changed since (--force grades all again)"
        lines.append(f"{len(graded.skipped)} submission(s) {words}")
    return lines


def _similar(course: Path, assignment: str, to: Path | None) -> int:
    """Compare the submissions of an assignment, and say where the report is."""
    from oms42.grading.similarity.compare import compare
    from oms42.grading.text import ExerciseError

    try:
        found = compare(course, assignment, to)
    except (ExerciseError, OSError) as error:
        raise CommandError(str(error)) from error
    print(f"{found.works} submission(s) compared, {len(found.left_out)} could not be read")
    print(f"{len(found.pairs)} pair(s) to look at, which is evidence and no verdict: {found.page}")
    print(f"the same as a table: {found.table}")
    return 0


def _options(args: argparse.Namespace) -> list[str]:
    """Write the switches as nbgrader knows them."""
    chosen = {
        f"--student={args.student}": args.student,
        "--force": args.force,
        "--OmsSandbox.unsafe=True": args.unsafe,
    }
    return [words for words, wanted in chosen.items() if wanted]


def _positive(word: str) -> int:
    """Read a count."""
    if not word.isdigit() or int(word) < 1:
        raise argparse.ArgumentTypeError(f"{word!r} is no count; give a whole number above 0")
    return int(word)

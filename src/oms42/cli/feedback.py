# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""``oms42 grade feedback``: write the pages that students get back."""

import argparse
from pathlib import Path

from oms42.cli.errors import CommandError
from oms42.cli.project import course_folder

NAME = "grade feedback"
EXAMPLES = """examples:
  oms42 grade feedback e2             write what is new or has changed since
  oms42 grade feedback e2 --force     write all of it again

exit codes: 0 all that is graded has its feedback; 1 some could not be written, the others are;
2 nothing could be done (the message says why)
"""


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add ``grade feedback`` to the command's subcommands.

    Args:
        commands: The subcommands of the whole command.

    Example:
        >>> parser = argparse.ArgumentParser()
        >>> register(parser.add_subparsers())
        >>> parser.parse_args(["grade feedback", "e2", "--force"]).force
        True
    """
    feedback = commands.add_parser(
        NAME,
        help="write feedback for all graded work",
        description=(
            "Write feedback/STUDENT/ASSIGNMENT for all that is graded, whether it came through "
            "nbgrader's exchange or an LMS. Who gets none is named, with the reason."
        ),
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    feedback.add_argument("assignment", metavar="ASSIGNMENT", help="such as e2")
    feedback.add_argument(
        "--course",
        type=Path,
        metavar="DIR",
        help="the nbgrader course folder (default: the current one, else exercises/)",
    )
    feedback.add_argument("--force", action="store_true", help="write again what is unchanged")
    feedback.add_argument(
        "--unmarked",
        action="store_true",
        help="write it also where a person still has to mark a part",
    )
    feedback.set_defaults(run=run_feedback)


def run_feedback(args: argparse.Namespace) -> int:
    """Write feedback.

    Args:
        args: ``assignment``, ``course``, ``force``, ``unmarked``.

    Returns:
        0 if all graded work has its feedback, 1 if some could not be written.

    Raises:
        CommandError: If the folder is not a course, or has no such assignment.
    """
    from oms42.grading.pages.give import give
    from oms42.grading.text import ExerciseError

    course = course_folder(args.course)
    done: list[str] = []

    def report(student: str) -> None:
        done.append(student)
        print(f"{len(done):4d}  {ascii(student)[1:-1]}", flush=True)

    try:
        given = give(
            course, args.assignment, force=args.force, unmarked=args.unmarked, report=report
        )
    except ExerciseError as error:
        raise CommandError(str(error)) from error
    for student, reason in given.skipped:
        print(f"none  {ascii(student)[1:-1]}: {reason}")
    for student in given.failed:
        print(f"FAIL  {ascii(student)[1:-1]}: could not be written, see the messages above")
    print(
        f"feedback: {len(given.written)} written, {len(given.unchanged)} unchanged, "
        f"{len(given.skipped)} skipped, {len(given.failed)} failed"
    )
    return 1 if given.failed else 0

# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""`oms42 exercises`: turn the exercises' text into nbgrader notebooks, and check both."""

import argparse
from pathlib import Path
from types import ModuleType

from oms42.cli.errors import CommandError
from oms42.cli.project import course_folder

BUILD_EXAMPLES = """examples:
  oms42 exercises build                      every exercise of this checkout
  oms42 exercises build e2                   one exercise
  oms42 exercises build --course my-course   another nbgrader course folder
"""
CHECK_EXAMPLES = """examples:
  oms42 exercises check                      every exercise of this checkout

exit codes: 0 nothing to mend; 1 something to mend, each with a line that says what
"""


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the family `oms42 exercises`.

    Args:
        commands: What `add_subparsers` of the main parser returned.

    Example:
        >>> parser = argparse.ArgumentParser()
        >>> register(parser.add_subparsers())
        >>> parser.parse_args(["exercises", "build", "e2"]).name
        'e2'
    """
    family = commands.add_parser(
        "exercises",
        help="build and check the nbgrader exercises",
        description="Turn the exercises' text into nbgrader notebooks, or check both.",
        epilog="examples:\n  oms42 exercises build\n  oms42 exercises check\n",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    actions = family.add_subparsers(title="actions", metavar="ACTION", required=True)
    build = actions.add_parser(
        "build",
        help="write the notebooks whose text changed",
        description=(
            "Write source/NAME/*.ipynb from the text beside it, only where the text says "
            "something new. A text that breaks a rule is refused with the reason."
        ),
        epilog=BUILD_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    build.add_argument("name", nargs="?", metavar="NAME", help="one exercise, such as e2")
    check = actions.add_parser(
        "check",
        help="check texts, notebooks and nbgrader's configuration",
        description=(
            "Check that each text obeys the rules, that the notebook beside it is the one it "
            "makes, and that nbgrader is told not to release the texts."
        ),
        epilog=CHECK_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    for action, run in ((build, run_build), (check, run_check)):
        action.add_argument(
            "--course",
            type=Path,
            metavar="DIR",
            help="the nbgrader course folder (default: the current one, else exercises/)",
        )
        action.set_defaults(run=run)


def run_build(args: argparse.Namespace) -> int:
    """Write the notebooks whose text changed.

    Args:
        args: `name` and `course`.

    Returns:
        0.

    Raises:
        CommandError: If there is no such course or exercise, or a text breaks a rule.

    Example:
        >>> run_build(argparse.Namespace(course=Path("nowhere"), name=None))
        Traceback (most recent call last):
        ...
        oms42.cli.errors.CommandError: nowhere has no nbgrader_config.py, so it is not a course ...
    """
    course, folder = _course(), _folder(args)
    try:
        for source in course.find_sources(folder, args.name):
            written = course.build(source)
            notebook = Path(source.label).with_suffix(".ipynb").as_posix()
            print(f"wrote {notebook}" if written else f"{notebook} is up to date")
    except course.ExerciseError as error:
        raise CommandError(str(error)) from error
    return 0


def run_check(args: argparse.Namespace) -> int:
    """Check texts, notebooks and nbgrader's configuration.

    Args:
        args: `course`.

    Returns:
        0 if there is nothing to mend, 1 otherwise.

    Raises:
        CommandError: If the folder is not a course.

    Example:
        >>> run_check(argparse.Namespace(course=Path("nowhere")))
        Traceback (most recent call last):
        ...
        oms42.cli.errors.CommandError: nowhere has no nbgrader_config.py, so it is not a course ...
    """
    course, folder = _course(), _folder(args)
    try:
        sources = course.find_sources(folder)
        found = [words for source in sources for words in course.check(source)]
        found += course.check_config(folder)
    except course.ExerciseError as error:
        raise CommandError(str(error)) from error
    for words in found:
        print(words)
    if not found:
        print(f"{len(sources)} text(s) checked; nothing to mend")
    return 1 if found else 0


def _course() -> ModuleType:
    """Import what needs the grading tools; the other commands must run without them."""
    try:
        from oms42.grading import course
    except ModuleNotFoundError as error:
        raise CommandError(
            f"exercises need {error.name}, which is not installed: pip install 'oms42[grade]'"
        ) from error
    return course


def _folder(args: argparse.Namespace) -> Path:
    """Return the course folder that was asked for."""
    return course_folder(args.course)

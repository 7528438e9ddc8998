# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The ``oms42`` command: finds the subcommand, runs it, turns errors into exit codes."""

import argparse
import sys
from collections.abc import Sequence

from oms42 import __version__
from oms42.cli import (
    budget,
    check,
    course,
    data,
    exercises,
    feedback,
    grade,
    lms,
    prove,
    setup,
    site,
)
from oms42.cli.errors import CommandError

EPILOG = """examples:
  oms42 site                 build what changed, serve it, print the address
  oms42 build                build the book into _build/html
  oms42 data build           make the tables of the case company again
  oms42 exercises build      turn the exercises' text into nbgrader notebooks
  oms42 check ps1.ipynb      check a notebook before it is handed in
  oms42 course init DIR      make a course of your own, with samples to try
  oms42 grade e2             autograde an assignment in the sandbox
  oms42 grade feedback e2    write the pages that students get back
  oms42 lms roster g.csv --lms canvas
                             read who is in the course from an LMS's export
  oms42 budget               measure the built site against its budgets

exit codes: 0 done; 1 the work was done and found something wrong;
2 the command could not do its work (the message says what to do); 130 interrupted
"""


# Which extra brings a library; all others come with the book's.
EXTRAS = {
    "pandas": "data",
    "scipy": "data",
    "nbgrader": "grade",
    "nbclient": "grade",
    "pytest": "test",
    "playwright": "test",
    "frictionless": "test",
}


def parser() -> argparse.ArgumentParser:
    """Build the parser of the whole command.

    Returns:
        A parser with every family of subcommands registered.

    Example:
        >>> parser().parse_args(["data", "build", "--seed", "7"]).seed
        7
    """
    top = argparse.ArgumentParser(
        prog="oms42",
        description="Build, serve, measure and grade the book of module 4.2.OMS.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    top.add_argument("--version", action="version", version=f"oms42 {__version__}")
    commands = top.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for family in (
        setup,
        site,
        budget,
        data,
        course,
        exercises,
        check,
        grade,
        feedback,
        lms,
        prove,
    ):
        family.register(commands)
    return top


def _missing(error: ImportError) -> str:
    """Say which extra holds a library that is not installed; a defect of ours stays one."""
    name = (error.name or "oms42").partition(".")[0]
    if name == "oms42":
        raise error
    extra = EXTRAS.get(name, "book")
    return (
        f"this needs {name}, which is not installed or does not load: install the project with "
        f"its {extra} extra (make setup, or pip install 'oms42[{extra}]')"
    )


def _joined(words: Sequence[str]) -> list[str]:
    """Read a command of two words as one: beside it, the first word takes an assignment."""
    two = " ".join(words[:2])
    return [two, *words[2:]] if two == feedback.NAME else list(words)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command.

    Args:
        argv: The words after ``oms42``; those of the process when left out.

    Returns:
        The exit code: 0 done, 1 something found wrong, 2 could not work, 130 interrupted.

    Example:
        >>> main(["build", "--help"])
        Traceback (most recent call last):
        ...
        SystemExit: 0
    """
    args = parser().parse_args(_joined(sys.argv[1:] if argv is None else argv))
    try:
        code: int = args.run(args)
    except CommandError as error:
        print(f"oms42: error: {error}", file=sys.stderr)
        return 2
    except ImportError as error:
        print(f"oms42: error: {_missing(error)}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("oms42: interrupted; what was finished before is kept", file=sys.stderr)
        return 130
    return code

# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""``oms42 course init``: a course of one's own, with samples to try everything on."""

import argparse
from pathlib import Path

from oms42.cli.errors import CommandError
from oms42.cli.project import find_root

EXAMPLES = """examples:
  oms42 course init ../my-course                  in a checkout of the book
  oms42 course init my-course --from ~/oms42      anywhere; the checkout is named

The exercises hold solutions and hidden tests, so they do not travel with the installed package:
the command copies them from a checkout of the book.
"""
NEXT = """made {folder}: {assignments}, {count} students on roster.csv, {kinds}

next, in that folder:
  cd {folder}
  nbgrader db student import roster.csv
  nbgrader generate_assignment {first}
  nbgrader zip_collect {first}
  oms42 grade {first}
  oms42 grade status {first}
  oms42 grade similar {first}
  oms42 grade feedback {first} --unmarked
  nbgrader export
README.md there says what each step does and what to know before you grade real work.
Before you grade your own students: delete downloaded/, submitted/ and gradebook.db, and replace
roster.csv."""


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the family ``oms42 course``.

    Args:
        commands: The subcommands of the whole command.

    Example:
        >>> parser = argparse.ArgumentParser()
        >>> register(parser.add_subparsers())
        >>> parser.parse_args(["course", "init", "my-course"]).folder.name
        'my-course'
    """
    family = commands.add_parser(
        "course",
        help="make a course folder of your own",
        description="Make an nbgrader course with the book's assignments.",
        epilog="example:\n  oms42 course init ../my-course\n",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    actions = family.add_subparsers(title="actions", metavar="ACTION", required=True)
    init = actions.add_parser(
        "init",
        help="copy the assignments, with a roster and sample submissions to try",
        description=(
            "Make a course that can be run from release to grades: the assignments, the "
            "configuration, a made-up roster, and an archive of sample submissions, honest, "
            "partial, wrong, alike, broken and hostile."
        ),
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    init.add_argument("folder", type=Path, metavar="DIR", help="a folder that is new or empty")
    init.add_argument(
        "--from",
        dest="checkout",
        type=Path,
        metavar="CHECKOUT",
        help="the checkout of the book (default: the one around the current folder)",
    )
    init.set_defaults(run=run_init)


def run_init(args: argparse.Namespace) -> int:
    """Make a course, and say what to do next.

    Args:
        args: ``folder`` and ``checkout``.

    Returns:
        0.

    Raises:
        CommandError: If the folder holds something, or there is no checkout.

    Example:
        >>> run_init(argparse.Namespace(folder=Path("new"), checkout=Path("nowhere")))
        Traceback (most recent call last):
        ...
        oms42.cli.errors.CommandError: nowhere/exercises has no nbgrader_config.py, so it is not ...
    """
    from oms42.grading.quickstart.start import start
    from oms42.grading.text import ExerciseError

    checkout: Path = find_root() if args.checkout is None else args.checkout
    try:
        made = start(args.folder, checkout / "exercises")
    except (ExerciseError, OSError) as error:
        raise CommandError(str(error)) from error
    words = {
        "folder": made.folder,
        "assignments": ", ".join(made.assignments),
        "count": len(made.students),
        "kinds": "who hand in: " + ", ".join(made.students.values()),
        "first": made.assignments[0],
    }
    print(NEXT.format(**words))
    return 0

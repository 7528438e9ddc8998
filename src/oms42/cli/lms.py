# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""``oms42 lms``: students and work out of an LMS, grades and feedback back into it."""

import argparse
from pathlib import Path

from oms42.cli.exchange import run_collect, run_feedback, run_grades, run_roster

KINDS = ("canvas", "moodle", "brightspace", "folder")
EXAMPLES = {
    "roster": """examples:
  oms42 lms roster gradebook.csv --lms canvas
  oms42 lms roster worksheet.csv --lms moodle

exit codes: 0 done; 2 the table cannot be used, and the message says which row
""",
    "collect": """examples:
  oms42 lms collect e2 submissions.zip --lms canvas
  oms42 lms collect e2 e2.zip --lms brightspace --timezone Europe/Berlin

exit codes: 0 every file found its student; 1 some did not, the others are collected; 2 nothing was
""",
    "grades": """examples:
  oms42 lms grades e2 --lms canvas --item E2 --to e2.csv
  oms42 lms grades e2 --lms moodle --tasks --to e2.csv

exit codes: 0 every student has a grade; 1 some fields are left empty, each is named; 2 nothing done
""",
    "feedback": """examples:
  oms42 lms feedback e2 --lms canvas --to feedback.zip
  oms42 lms feedback e2 --lms moodle --to feedback.zip

exit codes: 0 done; 1 some have no feedback yet, each is named; 2 nothing was packed
""",
}
WORDS = {
    "roster": ("read who is in the course", "Read an LMS's export into roster.csv and nbgrader."),
    "collect": (
        "unpack what was handed in",
        "Take an LMS's archive apart into submitted/STUDENT/ASSIGNMENT/; the newest version "
        "counts. The others, and files of nobody, are kept in collected/.",
    ),
    "grades": (
        "write grades as the LMS imports them",
        "Write an assignment's grades; who is not graded has an empty field, never 0.",
    ),
    "feedback": (
        "pack feedback as the LMS takes it back",
        "Pack the pages of feedback/ under the names that the LMS gave the submissions.",
    ),
}


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the family ``oms42 lms``.

    Args:
        commands: The subcommands of the whole command.

    Example:
        >>> parser = argparse.ArgumentParser()
        >>> register(parser.add_subparsers())
        >>> parser.parse_args(["lms", "roster", "a.csv", "--lms", "canvas"]).lms
        'canvas'
    """
    family = commands.add_parser(
        "lms",
        help="roster, submissions, grades and feedback of Canvas, Moodle, Brightspace",
        description="Exchange files with a learning management system; nothing is sent anywhere.",
        epilog="examples:\n  oms42 lms roster gradebook.csv --lms canvas\n"
        "  oms42 lms collect e2 submissions.zip --lms canvas\n",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    actions = family.add_subparsers(title="actions", metavar="ACTION", required=True)
    runs = {
        "roster": run_roster,
        "collect": run_collect,
        "grades": run_grades,
        "feedback": run_feedback,
    }
    for name, run in runs.items():
        action = actions.add_parser(
            name,
            help=WORDS[name][0],
            description=WORDS[name][1],
            epilog=EXAMPLES[name],
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        _arguments(action, name)
        action.set_defaults(run=run)


def _arguments(action: argparse.ArgumentParser, name: str) -> None:
    """Say what an action takes."""
    if name != "roster":
        action.add_argument("assignment", metavar="ASSIGNMENT", help="such as e2")
    if name in ("roster", "collect"):
        words = "the LMS's CSV export" if name == "roster" else "the archive, or a folder"
        action.add_argument("source", type=Path, metavar="FILE", help=words)
    action.add_argument("--lms", choices=KINDS, required=True, help="whose format it is")
    action.add_argument(
        "--course",
        type=Path,
        metavar="DIR",
        help="the nbgrader course folder (default: the current one, else exercises/)",
    )
    if name == "collect":
        action.add_argument(
            "--timezone", default="UTC", metavar="ZONE", help="of the LMS's times (default: UTC)"
        )
    if name in ("grades", "feedback"):
        action.add_argument("--to", type=Path, required=True, metavar="FILE", help="what to write")
    if name == "grades":
        action.add_argument("--item", metavar="NAME", help="what the LMS calls the assignment")
        action.add_argument("--tasks", action="store_true", help="a column for each task too")
        action.add_argument(
            "--absent-zero", action="store_true", help="0 for who has handed in nothing"
        )

# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""`oms42 check`: what a student runs before handing a notebook in."""

import argparse
import json
from pathlib import Path
from typing import Any

from oms42.cli.errors import CommandError

EXAMPLES = """examples:
  oms42 check ps1.ipynb                          the rules, then the visible tests
  oms42 check ps1.ipynb --released given.ipynb   also sees cells that have been deleted
  oms42 check ps1.ipynb --no-run                 the rules alone, in a moment
  oms42 check ps1.ipynb --receipt ps1.json       keep the receipt

exit codes: 0 nothing to mend and every visible test passes; 1 something to mend, or a test fails
"""


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command `oms42 check`.

    Args:
        commands: What `add_subparsers` of the main parser returned.

    Example:
        >>> parser = argparse.ArgumentParser()
        >>> register(parser.add_subparsers())
        >>> parser.parse_args(["check", "ps1.ipynb"]).notebook.name
        'ps1.ipynb'
    """
    check = commands.add_parser(
        "check",
        help="check a notebook before you hand it in",
        description=(
            "Apply the rules by which submissions are taken in, run the tests that you can see, "
            "and give a receipt. The notebook is not changed."
        ),
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    check.add_argument("notebook", type=Path, metavar="NOTEBOOK", help="the file to hand in")
    check.add_argument(
        "--released", type=Path, metavar="FILE", help="the notebook as it was given out"
    )
    check.add_argument("--receipt", type=Path, metavar="FILE", help="write the receipt as JSON")
    check.add_argument("--no-run", action="store_true", help="do not run the visible tests")
    check.set_defaults(run=run_check)


def run_check(args: argparse.Namespace) -> int:
    """Check a notebook, and give a receipt.

    Args:
        args: `notebook`, `released`, `receipt` and `no_run`.

    Returns:
        0 if there is nothing to mend and every visible test passes, 1 otherwise.

    Raises:
        CommandError: If a file cannot be read.

    Example:
        >>> run_check(argparse.Namespace(notebook=Path("nowhere.ipynb"), released=None))
        ... # doctest: +ELLIPSIS
        Traceback (most recent call last):
        ...
        oms42.cli.errors.CommandError: nowhere.ipynb cannot be read ...
    """
    from oms42.grading.intake.handin import check_rules, receipt

    data = _read(args.notebook)
    released = None if args.released is None else _read(args.released)
    checked = check_rules(data, args.notebook.stem, released)
    scores: dict[str, tuple[float, float]] = {}
    if not args.no_run and checked.notebook is not None and checked.report.status != "flagged":
        scores = _run(checked.notebook, args.notebook.resolve().parent)
    made = receipt(checked, scores)
    _tell(made, checked.report.words())
    if args.receipt is not None:
        args.receipt.write_text(json.dumps(made, indent=1) + "\n", encoding="utf-8")
        print(f"receipt written to {args.receipt}")
    passed = all(got == of for got, of in scores.values())
    return 0 if passed and made["status"] == "as is" else 1


def _read(file: Path) -> bytes:
    """Read a file that the user named."""
    try:
        return file.read_bytes()
    except OSError as error:
        raise CommandError(
            f"{file} cannot be read ({error.strerror}): give the path of an .ipynb file"
        ) from error


def _run(notebook: dict[str, Any], folder: Path) -> dict[str, tuple[float, float]]:
    """Run the visible tests."""
    from oms42.grading.intake.visible import run_visible

    try:
        return run_visible(notebook, folder)
    except RuntimeError as error:
        raise CommandError(str(error)) from error


def _tell(made: dict[str, Any], words: str) -> None:
    """Print what was found, the scores and the receipt's number."""
    print(words)
    for name, score in made["visible_tests"].items():
        print(f"{name}: {score['points']:g} of {score['of']:g} points in the tests that you see")
    if made["visible_tests"]:
        print("other tests run when your work is graded")
    if made["status"] == "flagged":
        print("as it is, this notebook would be set aside and not graded")
    print(f"{made['notebook']} checked {made['checked']}, SHA-256 {made['sha256']}")

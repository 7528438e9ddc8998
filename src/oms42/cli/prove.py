# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""``oms42 prove``: the long proofs, and a report that names what was proved."""

import argparse
import os
import platform
import subprocess
import sys
import xml.etree.ElementTree as ET
from importlib.util import find_spec
from pathlib import Path

from oms42.cli.errors import CommandError
from oms42.cli.project import find_root

EXAMPLE = """example:
  oms42 prove                  every long proof
  oms42 prove -k kelvane       those whose name matches

The report is _build/proof.md. It names the hash of the sources that were proved.
"""


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add ``prove`` to the command's subcommands."""
    prove = commands.add_parser(
        "prove",
        help="run the long proofs and write a report",
        description="Run the tests marked 'prove' (many seeds, many submissions, mutants).",
        epilog=EXAMPLE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    prove.add_argument("-k", metavar="WORDS", help="only proofs whose name matches, as in pytest")
    prove.set_defaults(run=run_prove)


def report(junit: Path, stamp: str) -> str:
    """Write the report of a run.

    Args:
        junit: The JUnit XML that pytest wrote.
        stamp: The hash of the sources.

    Returns:
        Markdown: what was proved, on what, each proof with its result and its seconds.
    """
    lines = [
        "# Proofs",
        "",
        f"Sources: `{stamp}`, from the SHA-256 of the names and contents of all files that",
        "`git ls-files --cached --others --exclude-standard` lists: the working tree as it was.",
        f"Python {platform.python_version()} on {platform.system()}, {os.cpu_count()} cores.",
        "",
        "| proof | result | seconds |",
        "|---|---|---|",
    ]
    for case in ET.parse(junit).iter("testcase"):
        bad = [child.tag for child in case if child.tag in ("failure", "error", "skipped")]
        name, seconds = case.get("name", "").replace("|", "\\|"), float(case.get("time", "0"))
        lines.append(f"| {name} | {bad[0] if bad else 'passed'} | {seconds:.1f} |")
    return "\n".join(lines) + "\n"


def sources(root: Path) -> str:
    """Hash the sources as they are: what git tracks, and what is new and not ignored.

    Args:
        root: The top folder of the checkout.

    Returns:
        16 hexadecimal digits; the same for the same names and contents, committed or not.

    Raises:
        CommandError: If the folder is no git repository, or git is not installed.
    """
    from oms42.book.fingerprint import fingerprint

    words = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        listed = subprocess.run(words, cwd=root, capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError) as error:
        raise CommandError(
            f"{root} cannot be read by git, which lists the sources that a proof names; "
            "install git and prove in a clone"
        ) from error
    names = sorted({name for name in listed.split("\0") if name and (root / name).is_file()})
    return fingerprint([root / name for name in names], extra="\0".join(names))


def run_prove(args: argparse.Namespace) -> int:
    """Run the proofs; 1 if one fails."""
    from oms42.book.places import Places

    places = Places(find_root())
    if find_spec("pytest") is None:
        raise ModuleNotFoundError("proofs are tests", name="pytest")
    stamp = sources(places.root)
    places.output.mkdir(exist_ok=True)
    junit = places.output / "proof.xml"
    junit.unlink(missing_ok=True)  # an earlier run's results must not pass for this one's
    words = [sys.executable, "-m", "pytest", "-m", "prove", f"--junit-xml={junit}", "-v"]
    code = subprocess.run(
        words + (["-k", args.k] if args.k else []), cwd=places.root, check=False
    ).returncode
    if code not in (0, 1) or not junit.is_file():
        raise CommandError(f"pytest ended with {code}: no proof ran; check what you gave to -k")
    target = places.output / "proof.md"
    target.write_text(report(junit, stamp))
    print(f"report: {target.relative_to(places.root)}, sources {stamp}")
    return code

# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Run every attack against stock nbgrader and against ours, and print what each got.

``python -m tests.grading.attack_table`` from the checkout; ``--write`` puts what was found into
the table of exercises/SECURITY.md and keeps its other rows. Against ours all attacks are one class
and are graded in one run. Against stock each is graded alone, as an ordinary user without rights,
for two minutes at most; what the document tells of stock is not tried again without ``--again``.
"""

import argparse
import datetime
import os
import platform
import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path

from .attacks import (
    handed_in,
    in_process,
    odd_values,
    on_the_line,
    on_the_machine,
    on_the_pipe,
    on_the_record,
    on_the_walls,
)
from .attacks.harness import Attack, Course, FrozenError, honest, isolated

ROOT = Path(__file__).parents[2]
DOCUMENT = ROOT / "exercises/SECURITY.md"
BEGIN, END = "<!-- attack table: begin -->", "<!-- attack table: end -->"
SECONDS = 120.0  # for one attack on stock, which takes ten on a quiet machine
USER = 64_999  # who grades with stock: nobody else's processes are in reach
NOBODY = Path(__file__).parent / "sandbox/nobody.py"
GROUPS = {
    "Inside one kernel": in_process.ATTACKS,
    "On the pipe between work and tests": on_the_pipe.ATTACKS,
    "On the open connections": on_the_line.ATTACKS,
    "On the machine": on_the_machine.ATTACKS,
    "On the walls": on_the_walls.ATTACKS,
    "By odd values": odd_values.ATTACKS,
    "On what is written down": on_the_record.ATTACKS,
    "By what is handed in": handed_in.ATTACKS,
}
# Not tried on stock: the first would change the environment of whoever runs this.
NEVER = {"writes-site": "not tried: it would change this very Python"}
Row = tuple[str, str, str, str]


def main(words: Sequence[str] | None = None) -> int:
    """Run the attacks that were asked for; return how many got something from ours."""
    options = _options(words)
    every = [each for group in GROUPS.values() for each in group]
    chosen = [each for each in every if not options.only or each.name in options.only]
    stock, before = read(DOCUMENT)
    with _folder() as folder:
        ours = against_ours(folder, chosen)
        missing = [each for each in chosen if options.again or each.name not in stock]
        for name, verdict in against_stock(folder, missing) if not options.ours else ():
            stock[name] = verdict
            sys.stderr.write(f"stock: {name}: {verdict}\n")
    sys.stdout.write("\n".join(table(chosen, stock, ours)) + "\n")
    if options.write:
        ran = f"{len(ours) - 1} rows against ours and {len(missing)} against stock."
        write(DOCUMENT, [*facts(), ran, *table(every, stock, before | ours)])
    return sum(verdict != "none" for verdict in ours.values())


def against_ours(folder: Path, attacks: Iterable[Attack]) -> dict[str, str]:
    """Grade all attacks in one class, with honest work at its end; say what each got."""
    course = Course.make(folder / "ours")
    last = honest("zz-honest")
    for attack in (*attacks, last):
        course.submit(attack)
    course.grade("ours", timeout=20, seconds=3600)
    return {attack.name: attack.verdict(course) for attack in (*attacks, last)}


def against_stock(folder: Path, attacks: Iterable[Attack]) -> Iterator[tuple[str, str]]:
    """Grade each attack alone with stock nbgrader; yield what it got."""
    fresh = Course.make(folder / "fresh")
    for attack in attacks:
        yield attack.name, NEVER.get(attack.name) or _alone(fresh, folder / "stock", attack)


def _alone(fresh: Course, root: Path, attack: Attack) -> str:
    """Grade one attack in a copy of the course, with no rights but an ordinary user's."""
    home = root.with_name("stock-home")
    shutil.copytree(fresh.root, root)
    home.mkdir()
    environment = {**isolated(home), "OMS42_TEST_USER": str(USER)}
    course = replace(Course(root, environment), prefix=(sys.executable, str(NOBODY)))
    try:
        course.submit(attack)
        for path in (root, home, *root.rglob("*"), *home.rglob("*")):
            os.chown(path, USER, USER, follow_symlinks=False)
        course.grade("stock", timeout=10, seconds=SECONDS)
        return attack.verdict(course)
    except FrozenError:
        return "froze the grader"
    finally:
        shutil.rmtree(root)
        shutil.rmtree(home)


def table(attacks: Iterable[Attack], stock: dict[str, str], ours: dict[str, str]) -> Iterator[str]:
    """Write the table, a part for each group of attacks."""
    known = {attack.name for attack in attacks}
    count = {"stock": 0, "ours": 0}
    for title, group in GROUPS.items():
        rows = [attack for attack in group if attack.name in known]
        if not rows:
            continue
        yield from (
            "",
            f"### {title}",
            "",
            "| attack | tries to | stock | ours |",
            "|---|---|---|---|",
        )
        for attack in rows:
            cells = [each.get(attack.name, "not run") for each in (stock, ours)]
            count["stock"] += cells[0] not in ("none", "not run", *NEVER.values())
            count["ours"] += cells[1] not in ("none", "not run")
            yield f"| {attack.name} | {_plain(attack.tries)} | {' | '.join(map(_got, cells))} |"
    yield from ("", f"{len(known)} attacks: stock {count['stock']} succeed, ours {count['ours']}.")


def facts() -> Iterator[str]:
    """Say what ran where."""
    packages = ("nbgrader", "nbclient", "ipykernel", "jupyter_client", "numpy", "pandas")
    names = ", ".join(f"{name} {version(name)}" for name in packages)
    system = f"Linux {platform.release().split('-')[0]}, Python {platform.python_version()}"
    yield f"Run on {datetime.datetime.now(datetime.UTC):%Y-%m-%d} with {names}; {system}."


def read(document: Path) -> tuple[dict[str, str], dict[str, str]]:
    """Read back what a document tells of stock and of ours; rows that were not run are left out."""
    text = document.read_text(encoding="utf-8").split(BEGIN)[1].split(END)[0]
    found: tuple[dict[str, str], dict[str, str]] = ({}, {})
    for line in text.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if not line.startswith("| ") or len(cells) != 4 or cells[0] == "attack":
            continue
        for known, words in zip(found, cells[2:], strict=True):
            if words != "not run":
                known[cells[0]] = "none" if words == "nothing" else words
    return found


def write(document: Path, lines: Iterable[str]) -> None:
    """Put lines between the marks of a document."""
    text = document.read_text(encoding="utf-8")
    before, rest = text.split(BEGIN)
    after = rest.split(END)[1]
    inside = "\n".join(lines)
    document.write_text(f"{before}{BEGIN}\n{inside}\n{END}{after}", encoding="utf-8")


def _got(verdict: str) -> str:
    """Say in a cell of the table what an attack got."""
    return "nothing" if verdict == "none" else _plain(verdict)


def _plain(words: str) -> str:
    return words.replace("|", "/").replace("\n", " ").replace("`", "'")


@contextmanager
def _folder() -> Iterator[Path]:
    """A folder that other users can enter."""
    with tempfile.TemporaryDirectory(prefix="oms42-attacks-") as name:
        Path(name).chmod(0o755)
        yield Path(name)


def _options(words: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--only", nargs="*", metavar="NAME", help="these attacks alone")
    parser.add_argument("--ours", action="store_true", help="leave stock out")
    parser.add_argument("--again", action="store_true", help="try on stock what is known, too")
    parser.add_argument("--write", action="store_true", help="put the rows into SECURITY.md")
    options = parser.parse_args(words)
    if not options.ours and os.geteuid() != 0:
        parser.error(
            "against stock the attacks run as a user of their own, which takes root: run this as "
            "root on a machine or in a virtual machine of its own, or give --ours"
        )
    return options


if __name__ == "__main__":
    sys.exit(main())

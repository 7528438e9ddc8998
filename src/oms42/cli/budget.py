# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""``oms42 budget``: the built site against its budgets."""

import argparse
import time
from itertools import chain
from typing import TYPE_CHECKING

from oms42.cli.errors import CommandError
from oms42.cli.project import find_root

if TYPE_CHECKING:
    from oms42.book.budget import Row
    from oms42.book.places import Places

EXAMPLE = """example:
  oms42 budget                 first paint, start of the kernel, slider to chart
  oms42 budget --pages         and each live page of the chapters, with each of its sliders
  oms42 budget --build         and the time of a full build and of a rebuild after an edit
  oms42 budget --strict        exit code 1 if a budget is exceeded

The figures are of this machine at this moment; the table goes to _build/budget.md too.
"""


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add ``budget`` to the command's subcommands."""
    budget = commands.add_parser(
        "budget",
        help="measure the built site against its budgets",
        description="Measure the built site in a real browser.",
        epilog=EXAMPLE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    budget.add_argument("--build", action="store_true", help="time a full build and a rebuild")
    budget.add_argument("--pages", action="store_true", help="measure each live page, too")
    budget.add_argument("--strict", action="store_true", help="exit 1 if a budget is exceeded")
    budget.set_defaults(run=run_budget)


def _builds(places: "Places") -> "list[Row]":
    """Time a full build, then one after a page was touched."""
    from oms42.book.budget import Row
    from oms42.book.build import build

    rows = []
    for name, fresh, most in (
        ("full build, every cell executed", True, 600),
        ("rebuild after an edit of the text of methods.md", False, 30),
    ):
        if not fresh:
            # the page with the most cells; Sphinx reads it again, and their outputs are kept
            (places.book / "forecasting" / "methods.md").touch()
        start = time.monotonic()
        build(places, fresh=fresh)
        spent = time.monotonic() - start
        rows.append(Row(name, f"{spent:.0f} s", f"≤ {most} s", spent <= most))
    return rows


def run_budget(args: argparse.Namespace) -> int:
    """Measure and print."""
    from oms42.book.budget import as_table, measure
    from oms42.book.errors import BuildError
    from oms42.book.live_pages import measure_pages
    from oms42.book.places import Places

    places = Places(find_root())
    try:
        rows = _builds(places) if args.build else []
        more = measure_pages(places.site) if args.pages else ()
        for row in chain(measure(places.site), more):
            print(f"  {row.what}: {row.measured}", flush=True)
            rows.append(row)
    except BuildError as error:
        raise CommandError(str(error)) from error
    table = as_table(rows)
    print("\n" + table)
    (places.output / "budget.md").write_text(table + "\n")
    over = any(row.met is False for row in rows)
    return 1 if args.strict and over else 0

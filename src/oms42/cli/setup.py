# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""``oms42 setup``: what the machine lacks; npm packages and the browser's wheels by hash."""

import argparse
from pathlib import Path

from oms42.cli.errors import CommandError
from oms42.cli.project import find_root

EXAMPLE = """example:
  oms42 setup                       Node, npm packages, bundles, the browser's wheels
  oms42 setup --browser             and a Chromium for the tests and the budgets
  oms42 setup --browser --walls     and bubblewrap, for the tests of the sandbox (on Linux)
  oms42 setup --wheels ~/wheels     take wheels from a folder first, whatever mirrors say

A wheel is accepted only if its SHA-256 is the one in Pyodide's lock.
"""


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add ``setup`` to the command's subcommands."""
    setup = commands.add_parser(
        "setup",
        help="install what the machine lacks",
        description="Install Node (if missing), the npm packages and the browser's wheels.",
        epilog=EXAMPLE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    setup.add_argument("--browser", action="store_true", help="also a Chromium for the tests")
    setup.add_argument("--walls", action="store_true", help="also bubblewrap for the tests")
    setup.add_argument("--wheels", type=Path, metavar="FOLDER", help="a folder of wheels to use")
    setup.set_defaults(run=run_setup)


def run_setup(args: argparse.Namespace) -> int:
    """Install what is missing."""
    from oms42.book.bundle import bundle, install_modules
    from oms42.book.errors import BuildError
    from oms42.book.node import ensure_node
    from oms42.book.places import Places
    from oms42.book.runtime import PAGE_PACKAGES
    from oms42.book.wheels import fetch

    if args.wheels and not args.wheels.is_dir():
        raise CommandError(f"--wheels {args.wheels}: not a folder; name one that holds wheels")
    places = Places(find_root())
    try:
        node = ensure_node()
        print(f"Node {'.'.join(map(str, node.version))}")
        install_modules(places, node)
        bundle(places, node)  # JupyterLab's chart module is one of the bundles
        lock = places.pyodide / "pyodide-lock.json"
        fetch(lock, PAGE_PACKAGES, places.wheels, args.wheels)
        print("the browser's wheels: all here, each by its hash")
        _programs(args)
    except BuildError as error:
        raise CommandError(str(error)) from error
    return 0


def _programs(args: argparse.Namespace) -> None:
    """Install what the tests and budgets alone need."""
    from oms42.book.browser import ensure_chromium
    from oms42.book.bubblewrap import ensure_bubblewrap

    if args.browser:
        print(f"browser: {Path(ensure_chromium()).name}")
    if args.walls and (walls := ensure_bubblewrap()):
        print(f"isolation: {Path(walls).name}")

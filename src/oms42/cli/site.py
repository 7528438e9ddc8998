# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""``oms42 build``, ``serve`` and ``site``: the book as a site."""

import argparse
import contextlib
from typing import TYPE_CHECKING, TypeAlias

from oms42.cli.errors import CommandError
from oms42.cli.project import find_root

if TYPE_CHECKING:
    from oms42.book.places import Places

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


def _add(commands: Commands, name: str, help_: str, example: str) -> argparse.ArgumentParser:
    return commands.add_parser(
        name,
        help=help_,
        description=help_[0].upper() + help_[1:] + ".",
        epilog=f"example:\n  {example}\n",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )


def _port(text: str) -> int:
    if not (text.isascii() and text.isdigit()) or int(text) > 65535:
        raise argparse.ArgumentTypeError(f"{text!r} is no port: give 0 (any free one) to 65535")
    return int(text)


def register(commands: Commands) -> None:
    """Add the site's subcommands."""
    build = _add(commands, "build", "build the book into _build/html", "oms42 build --fresh")
    serve = _add(commands, "serve", "serve the built site here", "oms42 serve --port 9000")
    site = _add(commands, "site", "build what changed, then serve", "oms42 site --port 0")
    for parser in (build, site):
        parser.add_argument("--fresh", action="store_true", help="read and run every page again")
    for parser in (serve, site):
        parser.add_argument(
            "--port", type=_port, help="0 takes any free one (default: 8642 if it is free)"
        )
    archive = _add(commands, "archive", "zip the built site, versioned, into dist", "oms42 archive")
    archive.set_defaults(run=run_archive)
    build.set_defaults(run=run_build)
    serve.set_defaults(run=run_serve)
    site.set_defaults(run=run_site)


def _places() -> "Places":
    from oms42.book.places import Places

    return Places(find_root())


def run_build(args: argparse.Namespace) -> int:
    """Build the book."""
    from oms42.book.build import build
    from oms42.book.errors import BuildError

    try:
        build(_places(), fresh=args.fresh)
    except BuildError as error:
        raise CommandError(str(error)) from error
    return 0


def run_serve(args: argparse.Namespace) -> int:
    """Serve the built site until interrupted."""
    from oms42.book.errors import BuildError
    from oms42.book.serve import make_server, usable_port

    try:
        server = make_server(_places().site, usable_port(args.port))
    except BuildError as error:
        raise CommandError(str(error)) from error
    print(f"the book is at http://127.0.0.1:{server.server_port}/  (Ctrl+C ends)", flush=True)
    with contextlib.suppress(KeyboardInterrupt):
        server.serve_forever()
    server.server_close()
    return 0


def run_archive(_args: argparse.Namespace) -> int:
    """Zip the built site."""
    from oms42.book.errors import BuildError
    from oms42.book.publish import archive

    places = _places()
    try:
        made = archive(places.site, places.root / "dist")
    except BuildError as error:
        raise CommandError(str(error)) from error
    print(f"{made.relative_to(places.root)}: {made.stat().st_size / 1e6:.1f} MB")
    return 0


def run_site(args: argparse.Namespace) -> int:
    """Build what changed, then serve; a port that cannot be used ends it before the build."""
    from oms42.book.errors import BuildError
    from oms42.book.serve import usable_port

    _places()
    try:
        args.port = usable_port(args.port)
    except BuildError as error:
        raise CommandError(str(error)) from error
    return run_build(args) or run_serve(args)

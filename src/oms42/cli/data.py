# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""`oms42 data`: make the tables of the case company, and check that they are what they claim."""

import argparse
import time
from pathlib import Path

from oms42.cli.errors import CommandError
from oms42.cli.project import find_root
from oms42.datasets.catalog import DESCRIPTOR, package
from oms42.datasets.check import problems
from oms42.datasets.errors import DataError
from oms42.kelvane.package import descriptor_bytes, table_file, tables

BUILD_EXAMPLES = """examples:
  oms42 data build                         the published tables (seed 42) into datasets/
  oms42 data build --seed 7 --out scratch  another company under the same law into scratch/
"""
CHECK_EXAMPLES = """examples:
  oms42 data check          check datasets/ of the checkout
  oms42 data check scratch  check another folder

exit codes: 0 every file is right; 1 a file is missing, damaged or stale
"""


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the family `oms42 data`.

    Args:
        commands: What `add_subparsers` of the main parser returned.

    Example:
        >>> parser = argparse.ArgumentParser()
        >>> register(parser.add_subparsers())
        >>> parser.parse_args(["data", "build", "--seed", "7"]).seed
        7
    """
    text = "Make the tables of the case company from a seed, or check them."
    family = commands.add_parser(
        "data",
        help="make and check the tables of the case company",
        description=text,
        epilog="examples:\n  oms42 data build\n  oms42 data check\n",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    actions = family.add_subparsers(title="actions", metavar="ACTION", required=True)
    _register_build(actions)
    _register_check(actions)


def run_build(args: argparse.Namespace) -> int:
    """Make every table and the data package that describes them.

    Args:
        args: `seed` and `out`.

    Returns:
        0.

    Raises:
        CommandError: If the folder cannot be written, or none is given outside a checkout.

    Example:
        >>> import tempfile
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     made = argparse.Namespace(seed=42, out=Path(folder))
        ...     run_build(made)  # doctest: +ELLIPSIS
        bookings_monthly.csv ... 720 rows ...
        datapackage.json ...
        0
    """
    out: Path = find_root() / "datasets" if args.out is None else args.out
    files = []
    try:
        out.mkdir(parents=True, exist_ok=True)
        for table in tables():
            start = time.perf_counter()
            file = table_file(table, args.seed)
            write_whole(out / file.path, file.content)
            seconds = time.perf_counter() - start
            size = len(file.content) / 1000
            print(f"{file.path:<24} {file.rows:>7} rows {size:>8.1f} kB {seconds:>6.2f} s")
            files.append(file)
        write_whole(out / DESCRIPTOR, descriptor_bytes(files, args.seed))
    except OSError as error:
        raise CommandError(
            f"cannot write to {out}: {error.strerror or error}; choose a folder that you may "
            "write to with --out"
        ) from error
    print(f"{DESCRIPTOR:<24} {len(files):>7} described, seed {args.seed}")
    return 0


def run_check(args: argparse.Namespace) -> int:
    """Check a folder of tables: description, hashes, rows, and the seed they claim.

    Args:
        args: `folder`.

    Returns:
        0 if all is well, 1 if a file is missing, damaged or stale.

    Raises:
        CommandError: If the folder does not exist, or none is given outside a checkout.

    Example:
        >>> from oms42.datasets.catalog import folder
        >>> run_check(argparse.Namespace(folder=folder()))
        every table is what seed 42 gives
        0
    """
    folder: Path = find_root() / "datasets" if args.folder is None else args.folder
    if not folder.is_dir():
        raise CommandError(
            f"there is no folder {folder}; name a folder that holds {DESCRIPTOR}, or make one "
            f"with `oms42 data build --out {folder}`"
        )
    try:
        seed = _claimed_seed(folder)
        found = problems(folder) + stale(folder, seed)
    except DataError as error:
        print(error)
        return 1
    for problem in found:
        print(problem)
    if found:
        print(f"problems: {len(found)}; `oms42 data build` makes the tables again")
        return 1
    print(f"every table is what seed {seed} gives")
    return 0


def stale(folder: Path, seed: int) -> list[str]:
    """Compare the files of a folder with what a seed gives today.

    Args:
        folder: Folder of tables.
        seed: The seed that they claim.

    Returns:
        One sentence a file that differs; empty when all agree.

    Example:
        >>> stale(Path("no-such-folder"), 42)[0]
        'bookings_monthly.csv is not what seed 42 gives'
    """
    files = [table_file(table, seed) for table in tables()]
    content = {file.path: file.content for file in files}
    content[DESCRIPTOR] = descriptor_bytes(files, seed)
    return [
        f"{name} is not what seed {seed} gives"
        for name, expected in content.items()
        if not (folder / name).is_file() or (folder / name).read_bytes() != expected
    ]


def write_whole(file: Path, content: bytes) -> None:
    """Write a file whole or not at all.

    The content goes to a temporary file beside it, which then takes its place in one step; a file
    that was there before is kept until that moment.

    Args:
        file: Where to write.
        content: The whole content.

    Raises:
        OSError: If the folder cannot be written; no part of the file is left behind.

    Example:
        >>> import tempfile
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     write_whole(Path(folder) / "a.txt", b"whole")
        ...     (Path(folder) / "a.txt").read_bytes()
        b'whole'
    """
    part = file.with_name(f".{file.name}.part")
    try:
        part.write_bytes(content)
        part.replace(file)
    finally:
        part.unlink(missing_ok=True)


def _register_build(actions: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `oms42 data build`."""
    build = actions.add_parser(
        "build",
        help="make the tables from a seed",
        description="Make every table and datapackage.json; the same seed gives the same bytes.",
        epilog=BUILD_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    build.add_argument("--seed", type=_seed, default=42, help="whole number ≥ 0 (default: 42)")
    build.add_argument(
        "--out", type=Path, help="folder to write to (default: datasets/ of the checkout)"
    )
    build.set_defaults(run=run_build)


def _register_check(actions: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `oms42 data check`."""
    check = actions.add_parser(
        "check",
        help="check hashes, rows and freshness of the tables",
        description=(
            "Check every table against datapackage.json (size, hash, columns, types, limits, key) "
            "and against what its seed gives."
        ),
        epilog=CHECK_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    check.add_argument(
        "folder",
        metavar="DIR",
        nargs="?",
        type=Path,
        help="folder to check (default: datasets/ of the checkout)",
    )
    check.set_defaults(run=run_check)


def _seed(text: str) -> int:
    """Read a seed from the command line."""
    if not (text.isascii() and text.isdigit()):
        raise argparse.ArgumentTypeError(
            f"the seed must be a whole number ≥ 0, got {text!r}; for example --seed 42"
        )
    return int(text)


def _claimed_seed(folder: Path) -> int:
    """Read which seed a folder of tables claims."""
    synthetic = package(folder).get("synthetic")
    seed = synthetic.get("seed") if isinstance(synthetic, dict) else None
    if not isinstance(seed, int) or isinstance(seed, bool) or seed < 0:
        raise DataError(
            f"{folder / DESCRIPTOR} names no valid seed under synthetic (got {seed!r}); "
            "run `oms42 data build` to make it again"
        )
    return seed

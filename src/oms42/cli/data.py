# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""`oms42 data`: make the tables of the case company, and check that they are what they claim."""

import argparse
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from oms42.cli.errors import CommandError
from oms42.cli.project import find_root
from oms42.cli.real import register_real

if TYPE_CHECKING:
    from oms42.kelvane.files import TableFiles
    from oms42.kelvane.identity import Identity

BUILD_EXAMPLES = """examples:
  oms42 data build                         the published tables (seed 42) into datasets/
  oms42 data build --seed 7 --out scratch  another company under the same law into scratch/
  oms42 data build --variant class-b --out class-b
                                           the same company with other magnitudes
"""
CHECK_EXAMPLES = """examples:
  oms42 data check            check datasets/ of the checkout
  oms42 data check scratch    check another folder
  oms42 data check --rebuild  also make every table again and compare

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
    register_real(actions)


def run_build(args: argparse.Namespace) -> int:
    """Make every table and the data package that describes them.

    Args:
        args: `seed`, `variant` and `out`.

    Returns:
        0.

    Raises:
        CommandError: If the folder cannot be written, or none is given outside a checkout.

    Example:
        >>> made = argparse.Namespace(seed=7, variant="", out=Path("/dev/null/x"))
        >>> run_build(made)  # doctest: +ELLIPSIS
        Traceback (most recent call last):
        oms42.cli.errors.CommandError: cannot write to /dev/null/x: Not a directory; choose ...
    """
    from oms42.datasets.catalog import DESCRIPTOR
    from oms42.kelvane.disk import write_company
    from oms42.kelvane.identity import Identity
    from oms42.kelvane.tables import contracts
    from oms42.kelvane.world import build_world

    identity = Identity(args.seed, args.variant)
    out: Path = find_root() / "datasets" if args.out is None else args.out
    start = time.perf_counter()
    try:
        out.mkdir(parents=True, exist_ok=True)
        world = build_world(identity.seed, identity.variant, _say_stage)
        print(f"{'built':<40} {time.perf_counter() - start:>8.2f} s")
        tables = write_company(world, contracts(), out, _say_table)
    except OSError as error:
        raise CommandError(
            f"cannot write to {out}: {error.strerror or error}; choose a folder that you may "
            "write to with --out"
        ) from error
    print(f"{DESCRIPTOR:<24} {len(tables):>7} described, {_called(identity)}")
    return 0


def run_check(args: argparse.Namespace) -> int:
    """Check a folder of tables: description, hashes, rows, keys, and the company they claim.

    Args:
        args: `folder` and `rebuild`.

    Returns:
        0 if all is well, 1 if a file is missing, damaged or stale.

    Raises:
        CommandError: If the folder does not exist, or none is given outside a checkout.

    Example:
        >>> import tempfile
        >>> with tempfile.TemporaryDirectory() as place:  # doctest: +ELLIPSIS
        ...     run_check(argparse.Namespace(folder=Path(place), rebuild=False))
        there is no ...datapackage.json; run `oms42 data build` to make it again
        1
    """
    from oms42.datasets.catalog import DESCRIPTOR
    from oms42.datasets.check import problems
    from oms42.datasets.errors import DataError

    folder: Path = find_root() / "datasets" if args.folder is None else args.folder
    if not folder.is_dir():
        raise CommandError(
            f"there is no folder {folder}; name a folder that holds {DESCRIPTOR}, or make one "
            f"with `oms42 data build --out {folder}`"
        )
    try:
        identity = _claimed(folder)
        found = problems(folder)
        if args.rebuild:
            found += stale(folder, identity)
    except DataError as error:
        print(error)
        return 1
    for problem in found:
        print(problem)
    if found:
        print(f"problems: {len(found)}; `oms42 data build` makes the tables again")
        return 1
    claim = "what this code makes of" if args.rebuild else "as described for"
    print(f"every table is {claim} {_called(identity)}")
    return 0


def stale(folder: Path, identity: "Identity") -> list[str]:
    """Make every table again and compare its rendering with the described one.

    Args:
        folder: Folder of tables.
        identity: The company that they claim to be.

    Returns:
        One sentence a table that differs; empty when all agree.

    Raises:
        DataError: If the `datapackage.json` is missing or damaged.

    Example:
        >>> from oms42.kelvane.identity import Identity
        >>> stale(Path("nowhere"), Identity())  # doctest: +ELLIPSIS
        Traceback (most recent call last):
        oms42.datasets.errors.DataError: there is no nowhere/datapackage.json; run `oms42 data ...
    """
    from oms42.datasets.catalog import package
    from oms42.kelvane.files import table_files
    from oms42.kelvane.tables import contracts
    from oms42.kelvane.world import build_world

    described = {entry["name"]: entry for entry in package(folder)["resources"]}
    world = build_world(identity.seed, identity.variant)
    found = [f"{name} is no table of this code" for name in described]
    for contract in contracts():
        made = table_files(world.tables[contract.name], contract)
        entry = described.get(contract.name)
        if entry is None:
            found.append(f"{contract.name} is not in the folder")
            continue
        found.remove(f"{contract.name} is no table of this code")
        if entry.get("rendering") != f"sha256:{made.rendering}":
            found.append(f"{contract.name} is not what {_called(identity)} gives")
        elif entry["schema"] != contract.schema():
            found.append(f"{contract.name} is described otherwise than in this code")
    return found


def _called(identity: "Identity") -> str:
    """Name a company in words."""
    variant = f", variant {identity.variant}" if identity.variant else ""
    return f"seed {identity.seed}{variant}"


def _say_stage(name: str) -> None:
    """Print that a stage begins."""
    print(f"building {name} …", flush=True)


def _say_table(table: "TableFiles") -> None:
    """Print one line a table."""
    kinds = " ".join(
        f"{name.removeprefix(table.contract.name)[1:]} {len(content) / 1000:.0f} kB"
        for name, content in table.files.items()
    )
    print(f"{table.contract.name:<24} {table.rows:>7} rows   {kinds}", flush=True)


def _register_build(actions: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `oms42 data build`."""
    build = actions.add_parser(
        "build",
        help="make the tables from a seed",
        description="Make every table and datapackage.json; the same words give the same tables.",
        epilog=BUILD_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    build.add_argument("--seed", type=_seed, default=42, help="whole number ≥ 0 (default: 42)")
    build.add_argument(
        "--variant",
        type=_variant,
        default="",
        metavar="KEY",
        help="other magnitudes of the planted effects, by a short key such as class-b",
    )
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
            "Check every table against datapackage.json: size, hash, columns, types, limits, keys "
            "and foreign keys; with --rebuild also against what its seed and variant give."
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
    check.add_argument("--rebuild", action="store_true", help="make every table again and compare")
    check.set_defaults(run=run_check)


def _seed(text: str) -> int:
    """Read a seed from the command line."""
    if not (text.isascii() and text.isdigit()):
        raise argparse.ArgumentTypeError(
            f"the seed must be a whole number ≥ 0, got {text!r}; for example --seed 42"
        )
    return int(text)


def _variant(text: str) -> str:
    """Read a variant from the command line."""
    from oms42.kelvane.identity import Identity

    try:
        return Identity(variant=text).variant
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def _claimed(folder: Path) -> "Identity":
    """Read which company a folder of tables claims to be."""
    from oms42.datasets.catalog import DESCRIPTOR, package
    from oms42.datasets.errors import DataError
    from oms42.kelvane.identity import Identity

    synthetic = package(folder).get("synthetic")
    claim: dict[str, Any] = synthetic if isinstance(synthetic, dict) else {}
    seed: Any = claim.get("seed")
    try:
        return Identity(seed, claim.get("variant", ""))
    except (TypeError, ValueError) as error:
        raise DataError(
            f"{folder / DESCRIPTOR} names no company under synthetic ({error}); "
            "run `oms42 data build` to make it again"
        ) from error

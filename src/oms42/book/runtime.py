# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The Python that a page loads: Pyodide, a lock cut to need, precompiled wheels, our package."""

import hashlib
import importlib.metadata
import importlib.util
import json
import shutil
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from oms42.book.bundle import run_node
from oms42.book.fingerprint import fingerprint, is_fresh, mark_fresh
from oms42.book.node import Node
from oms42.book.places import Places
from oms42.book.progress import say
from oms42.book.wheels import closure, fetch

INTERPRETER = ("pyodide.mjs", "pyodide.asm.js", "pyodide.asm.wasm")
PAGE_PACKAGES = ("numpy", "pandas", "scipy")
LIBRARIES = ("ipywidgets", "traitlets", "comm")  # packed from the build's own environment

# What no page needs: sources for compilers and editors, and some of scipy's rooms.
LEFT_OUT = (
    r"\.(pyi|pxd|pyx|pxi|h|hpp|c|cpp|f|f90|a|pc|src|cython-30)$"
    r"|^scipy/(misc|datasets|io|odr|fftpack)/"
)

# Of our package a page has the models, the widgets, the small tables and the page's kernel.
NOT_IN_PAGE = ("cli", "grading", "kelvane", "widgets/static", "charts/shapes/")
BOOK_IN_PAGE = ("book/__init__.py", "book/pagekernel")


def _ours(places: Places) -> Iterator[tuple[str, Path]]:
    for file in sorted(places.package.rglob("*")):
        inside = file.relative_to(places.package).as_posix()
        if not file.is_file() or "__pycache__" in inside or inside.startswith(NOT_IN_PAGE):
            continue
        if inside.startswith("book/") and not inside.startswith(BOOK_IN_PAGE):
            continue
        yield f"oms42/{inside}", file
    for file in [*sorted(places.datasets.glob("*.csv")), places.datasets / "datapackage.json"]:
        yield f"oms42/datasets/data/{file.name}", file
    real = places.datasets / "real"
    for file in [*sorted(real.glob("*.csv")), *real.glob("datapackage.json")]:
        yield f"oms42/datasets/data/real/{file.name}", file


def _large(places: Places) -> list[Path]:
    """Find what a page fetches when a table is loaded: the file that numpy alone can read."""
    arrays = sorted(places.datasets.glob("*.npz"))
    covered = {file.stem for file in arrays}
    packed = sorted(places.datasets.glob("*.csv.gz"))
    real = sorted(places.datasets.glob("real/*.gz"))
    return [*arrays, *(one for one in packed if one.name.split(".")[0] not in covered), *real]


def _libraries() -> Iterator[tuple[str, Path]]:
    for name in LIBRARIES:
        spec = importlib.util.find_spec(name)
        assert spec is not None
        assert spec.origin is not None
        top = Path(spec.origin).parent
        for file in sorted(top.rglob("*.py")):
            inside = file.relative_to(top).as_posix()
            if "tests/" not in inside:
                yield f"{name}/{inside}", file
        for entry in importlib.metadata.files(name) or ():
            if entry.name.upper().startswith(("LICENSE", "COPYING")):
                yield f"{name}/{entry.name}", Path(str(entry.locate()))


def pack(places: Places, target: Path) -> None:
    """Write our package and the widget libraries into one archive.

    Args:
        places: The checkout.
        target: The zip to write.
    """
    with zipfile.ZipFile(target, "w") as archive:
        for name, file in (*_libraries(), *_ours(places)):
            archive.write(file, name)


def cut_lock(lock: dict[str, Any], names: list[str], hashes: dict[str, str]) -> dict[str, Any]:
    """Cut Pyodide's lock to some packages, with the hashes of their precompiled wheels.

    Args:
        lock: The official lock.
        names: The packages to keep.
        hashes: SHA-256 of each kept package's file, by name.

    Returns:
        A lock of the same form.

    Example:
        >>> lock = {"info": {}, "packages": {"a": {"sha256": "1"}, "b": {"sha256": "2"}}}
        >>> cut_lock(lock, ["a"], {"a": "9"})
        {'info': {}, 'packages': {'a': {'sha256': '9'}}}
    """
    kept = {name: {**lock["packages"][name], "sha256": hashes[name]} for name in names}
    return {"info": lock["info"], "packages": kept}


def _precompile(
    places: Places, node: Node, pairs: list[tuple[Path, Path]], leave_out: str = ""
) -> None:
    # A script finds npm packages from where it lies, so it runs where they are.
    words = [str(file) for pair in pairs for file in pair]
    if leave_out:
        words = ["--leave-out", leave_out, *words]
    folder, what = places.web, "precompiling for the browser"
    run_node(node, node.node, "precompile.mjs", *words, folder=folder, what=what)


def _wheels(places: Places, node: Node, folder: Path) -> None:
    lock = json.loads((places.pyodide / "pyodide-lock.json").read_text())
    names = closure(lock, PAGE_PACKAGES)
    files = {name: lock["packages"][name]["file_name"] for name in names}
    # a shared library travels in a zip too: packed anew, openblas takes a third
    pairs = [(places.wheels / file, folder / file) for file in files.values()]
    stdlib = "python_stdlib.zip"
    _precompile(places, node, [*pairs, (places.pyodide / stdlib, folder / stdlib)], LEFT_OUT)
    hashes = {
        name: hashlib.sha256((folder / file).read_bytes()).hexdigest()
        for name, file in files.items()
    }
    (folder / "pyodide-lock.json").write_text(json.dumps(cut_lock(lock, names, hashes)))
    for file in INTERPRETER:
        shutil.copy2(places.pyodide / file, folder / file)


def assemble_python(places: Places, node: Node) -> Path:
    """Assemble the interpreter and the precompiled wheels, if anything changed.

    Args:
        places: The checkout.
        node: The Node to use.

    Returns:
        The folder, which holds no file of ours.

    Raises:
        BuildError: If a wheel cannot be had or a step fails.
    """
    target = places.output / "python"
    sources = [places.pyodide / "pyodide-lock.json", places.web / "precompile.mjs"]
    stamp = fingerprint(sources, extra=" ".join([*PAGE_PACKAGES, LEFT_OUT]))
    if is_fresh(target, stamp):
        return target
    say("browser's Python: wheels by hash, then precompiled (about a minute, once)")
    fetch(sources[0], PAGE_PACKAGES, places.wheels)
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent) as temporary:
        made = Path(temporary) / "python"
        made.mkdir()  # a folder of its own: a temporary one is closed to other users
        _wheels(places, node, made)
        shutil.rmtree(target, ignore_errors=True)
        made.replace(target)
    mark_fresh(target, stamp)
    return target


def assemble(places: Places, node: Node) -> str:
    """Assemble everything that a page's kernel loads, if anything changed.

    Args:
        places: The checkout.
        node: The Node to use.

    Returns:
        A hash of the contents, for the folder's name in the site.

    Raises:
        BuildError: If a wheel cannot be had or a step fails.
    """
    python = assemble_python(places, node)
    packed, tables = [*_libraries(), *_ours(places)], _large(places)
    names = " ".join(name for name, _ in packed)  # a file may move and keep its own name
    stamp = fingerprint([python, *(file for _, file in packed), *tables], extra=names)
    if not is_fresh(places.runtime, stamp):
        say("browser's Python: packing our package")
        shutil.rmtree(places.runtime, ignore_errors=True)
        shutil.copytree(python, places.runtime, ignore=shutil.ignore_patterns(".stamp"))
        with tempfile.TemporaryDirectory() as temporary:
            plain = Path(temporary) / "oms42.zip"
            pack(places, plain)
            _precompile(places, node, [(plain, places.runtime / "oms42.zip")])
        (places.runtime / "data").mkdir()
        for table in tables:
            shutil.copy2(table, places.runtime / "data")
        mark_fresh(places.runtime, stamp)
    return stamp

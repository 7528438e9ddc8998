# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Packages at need: is a package fetched once, with what it depends on, and only when asked for?

The worker's part is a folder here; the browser tests use the worker itself.
"""

import importlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from oms42.book.pagekernel.atneed import AtNeed

LOCK = {
    "kite": {"imports": ["kite"], "depends": ["tail", "string"], "file_name": "kite.whl"},
    "tail": {"imports": ["tail"], "depends": [], "file_name": "tail.whl"},
    "string": {
        "imports": [],
        "depends": [],
        "file_name": "string.zip",
        "package_type": "shared_library",
    },
    "there": {"imports": ["there"], "depends": [], "file_name": "there.whl"},
}


class Folder:
    """Puts a package's module into a folder on the path."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.asked: list[tuple[str, str, bool]] = []
        self.read = 0

    def loaded(self) -> list[str]:
        """Name what is there already."""
        return ["there"]

    def lock(self) -> str:
        """Give the lock."""
        self.read += 1
        return json.dumps({"packages": LOCK})

    def install(self, name: str, file: str, shared: bool) -> None:
        """Write the module, or refuse."""
        self.asked.append((name, file, shared))
        if name == "tail" and (self.folder / "refused").exists():
            raise OSError("the site answers 404")
        (self.folder / f"{name}.py").write_text(f"name = {name!r}\n")


@pytest.fixture
def wheels(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Folder]:
    """Give the worker's part, with the finder in place."""
    made = Folder(tmp_path)
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setattr(sys, "meta_path", [*sys.meta_path, AtNeed(made)])
    yield made
    for name in LOCK:
        sys.modules.pop(name, None)


def test_is_a_package_fetched_with_what_it_depends_on_and_once(wheels: Folder) -> None:
    names = [importlib.import_module(name).name for name in ("kite", "tail")]
    assert names == ["kite", "tail"]
    assert wheels.asked == [
        ("tail", "tail.whl", False),
        ("string", "string.zip", True),
        ("kite", "kite.whl", False),
    ]


def test_is_nothing_fetched_for_a_name_that_no_package_has(wheels: Folder) -> None:
    with pytest.raises(ModuleNotFoundError, match="no_such_module"):
        importlib.import_module("no_such_module")
    assert wheels.asked == []
    assert wheels.read == 1


def test_is_the_lock_not_read_for_what_python_finds_itself(wheels: Folder) -> None:
    (wheels.folder / "at_hand.py").touch()
    importlib.import_module("at_hand")
    assert wheels.read == 0


def test_is_what_came_with_the_start_not_fetched_again(wheels: Folder) -> None:
    with pytest.raises(ModuleNotFoundError):
        importlib.import_module("there")
    assert wheels.asked == []


def test_does_a_failed_download_name_the_package_and_leave_a_second_try(wheels: Folder) -> None:
    (wheels.folder / "refused").touch()
    with pytest.raises(ImportError, match="tail could not be loaded: the site answers 404"):
        importlib.import_module("kite")
    (wheels.folder / "refused").unlink()
    assert importlib.import_module("kite").name == "kite"

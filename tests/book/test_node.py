# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Node: is one found only if it is new enough, and is it the one that npm's scripts will use?

The Nodes are small shell scripts that say a version.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from oms42.book import node
from oms42.book.errors import BuildError
from oms42.book.node import Node, ensure_node, find_node


def install(folder: Path, says: str, *, npm: bool = True) -> Path:
    """Put a ``node`` that says a version into a folder, and an ``npm`` beside it."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in (("node", says), ("npm", "10.0.0"))[: 1 + npm]:
        file = folder / name
        file.write_text(f"#!/bin/sh\necho {text}\n")
        file.chmod(0o755)
    return folder


@pytest.fixture
def python(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Move this Python to a folder with no Node beside it; give the folder."""
    folder = tmp_path / "venv" / "bin"
    folder.mkdir(parents=True)
    monkeypatch.setattr(sys, "executable", str(folder / "python"))
    return folder


def test_is_there_none_where_the_path_has_none(python: Path, tmp_path: Path) -> None:
    assert find_node({"PATH": str(tmp_path)}) is None
    assert find_node({"PATH": ""}) is None


def test_does_an_environment_without_a_path_not_fall_back_to_ours(
    python: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(install(tmp_path / "a", "v22.0.0")))
    assert find_node({}) is None
    assert find_node() is not None


@pytest.mark.parametrize("says", ["v18.20.4", "v0.10.1", "no version at all"])
def test_is_one_that_is_too_old_passed_over(python: Path, tmp_path: Path, says: str) -> None:
    assert find_node({"PATH": str(install(tmp_path / "old", says))}) is None


def test_is_the_one_beside_python_taken_when_the_systems_is_too_old(
    python: Path, tmp_path: Path
) -> None:
    old = install(tmp_path / "old", "v18.20.4")
    install(python, "v24.19.0")
    found = find_node({"PATH": str(old)})
    assert found == Node(str(python / "node"), str(python / "npm"), (24, 19, 0))


def test_is_a_node_without_npm_passed_over(python: Path, tmp_path: Path) -> None:
    assert find_node({"PATH": str(install(tmp_path / "bare", "v22.1.0", npm=False))}) is None


def test_is_the_oldest_that_will_do_twenty(python: Path, tmp_path: Path) -> None:
    found = find_node({"PATH": str(install(tmp_path / "a", "v20.0.0"))})
    assert found is not None
    assert found.version == (20, 0, 0)


def test_do_npms_scripts_find_the_same_node(tmp_path: Path) -> None:
    folder = install(tmp_path / "chosen", "v22.2.2")
    chosen = Node(str(folder / "node"), str(folder / "npm"), (22, 2, 2))
    words = ["sh", "-c", "node --version"]
    said = subprocess.run(
        words, env=chosen.environment(), capture_output=True, text=True, check=True
    )
    assert said.stdout == "v22.2.2\n"


def test_is_pip_left_alone_when_there_is_a_node(
    python: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The Python named here does not exist: calling its pip would raise."""
    folder = install(tmp_path / "a", "v22.0.0")
    monkeypatch.setenv("PATH", str(folder) + os.pathsep + os.environ["PATH"])
    assert ensure_node().node == str(folder / "node")


def test_does_a_machine_with_neither_node_nor_pypi_get_a_clear_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """Pip is real and offline: it finds nothing, and the message says what to do instead."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setattr(node, "PACKAGE", "oms42-no-such-package==0.0.1")
    monkeypatch.setattr(node, "OLDEST", 10_000)
    with pytest.raises(BuildError, match="install Node from your system's packages"):
        ensure_node()
    assert "installing oms42-no-such-package==0.0.1 from PyPI" in capfd.readouterr().out

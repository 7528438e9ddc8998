# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""`oms42 setup`: what does it install, and does it say what it found?

The checkout is small, its wheels lie in the cache, and Node and Chromium are shell scripts.
"""

import os
from pathlib import Path

import pytest

from oms42.cli.main import main
from oms42.cli.project import MARKS

from ..book.small import Small, file_name, make


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Small:
    """Make a small checkout, change into it, and put its Node first; no mirror answers."""
    made = make(tmp_path)
    for mark in MARKS:
        (made.places.root / mark).touch()
    monkeypatch.chdir(made.places.root)
    monkeypatch.setenv("PATH", str(tmp_path / "bin") + os.pathsep + os.environ["PATH"])
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setattr("oms42.book.wheels.RELEASE", "http://127.0.0.1:9/{file}")
    return made


def test_does_it_say_what_is_there_and_install_and_bundle_once(
    small: Small, capsys: pytest.CaptureFixture[str]
) -> None:
    for _ in range(2):
        assert main(["setup"]) == 0
        said = capsys.readouterr().out
        assert "Node 22.1.0" in said
        assert "the browser's wheels: all here, each by its hash" in said
    assert small.asked() == ["npm ci", "bundle"]


def test_is_jupyterlabs_chart_module_there_afterwards(small: Small) -> None:
    """`make lab` in a fresh clone calls setup, and no build."""
    (small.places.lab_modules / "chart.js").unlink()
    assert main(["setup"]) == 0
    assert (small.places.lab_modules / "chart.js").is_file()


def test_are_wheels_taken_from_a_folder_that_somebody_handed_over(
    small: Small, tmp_path: Path
) -> None:
    held = small.places.wheels / file_name("scipy")
    (tmp_path / "handed").mkdir()
    held.rename(tmp_path / "handed" / held.name)
    assert main(["setup", "--wheels", str(tmp_path / "handed")]) == 0
    assert held.read_bytes() == b"scipy"


def test_is_a_wheel_that_cannot_be_had_an_error_that_says_what_to_do(
    small: Small, capsys: pytest.CaptureFixture[str]
) -> None:
    (small.places.wheels / file_name("scipy")).unlink()
    assert main(["setup"]) == 2
    said = capsys.readouterr().err
    assert said.startswith("oms42: error: these wheels")
    assert file_name("scipy") in said
    assert "oms42 setup --wheels FOLDER" in said


@pytest.mark.parametrize("what", ["gone", "file"])
def test_is_a_wheels_folder_that_is_none_refused_before_anything_is_done(
    small: Small, tmp_path: Path, capsys: pytest.CaptureFixture[str], what: str
) -> None:
    (tmp_path / "file").touch()
    assert main(["setup", "--wheels", str(tmp_path / what)]) == 2
    assert "not a folder; name one that holds wheels" in capsys.readouterr().err
    assert small.asked() == []


def test_is_a_browser_looked_for_only_when_asked(
    small: Small, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    program = tmp_path / "bin" / "chromium"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    main(["setup"])
    assert "browser:" not in capsys.readouterr().out
    assert main(["setup", "--browser"]) == 0
    assert "browser: chromium" in capsys.readouterr().out


def test_is_bubblewrap_looked_for_only_when_asked(
    small: Small, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    program = tmp_path / "bin" / "bwrap"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    main(["setup"])
    assert "isolation:" not in capsys.readouterr().out
    assert main(["setup", "--walls"]) == 0
    assert "isolation: bwrap" in capsys.readouterr().out


def test_is_npm_failing_an_error_with_its_own_words(
    small: Small, capsys: pytest.CaptureFixture[str]
) -> None:
    npm = Path(small.node.npm)
    npm.write_text("#!/bin/sh\necho 'lock out of date' >&2\nexit 1\n")
    assert main(["setup"]) == 2
    assert "npm ci failed:\nlock out of date" in capsys.readouterr().err

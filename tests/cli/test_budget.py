# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""`oms42 budget`: what does it print, keep and answer? The measuring is tested with the book."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from oms42.book import budget as measuring
from oms42.book import build as building
from oms42.book.budget import Row
from oms42.book.places import Places
from oms42.cli.main import main
from oms42.cli.project import MARKS

GOOD = Row("slider", "20 ms", "≤ 35 ms", True)
OVER = Row("page", "2 MB", "≤ 1 MB", False)
FREE = Row("other", "7", "", None)


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a checkout with a page, and change into it."""
    root = tmp_path.resolve()
    for mark in MARKS:
        (root / mark).touch()
    (root / "book" / "forecasting").mkdir(parents=True)
    (root / "book" / "forecasting" / "methods.md").touch()
    (root / "_build").mkdir()
    monkeypatch.chdir(root)
    return root


def give(monkeypatch: pytest.MonkeyPatch, *rows: Row) -> None:
    """Let the measuring give these rows."""

    def measure(_site: Path) -> Iterator[Row]:
        yield from rows

    monkeypatch.setattr(measuring, "measure", measure)


@pytest.mark.parametrize(
    ("rows", "words", "code"),
    [
        ((GOOD, FREE), [], 0),
        ((GOOD, FREE), ["--strict"], 0),
        ((GOOD, OVER), [], 0),
        ((GOOD, OVER), ["--strict"], 1),
    ],
)
def test_does_only_strict_answer_a_broken_budget_with_1(
    checkout: Path,
    monkeypatch: pytest.MonkeyPatch,
    rows: tuple[Row, ...],
    words: list[str],
    code: int,
) -> None:
    give(monkeypatch, *rows)
    assert main(["budget", *words]) == code


def test_is_the_table_printed_and_kept(
    checkout: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    give(monkeypatch, GOOD, OVER)
    main(["budget"])
    kept = (checkout / "_build" / "budget.md").read_text("utf-8")
    assert "| page | 2 MB | ≤ 1 MB | **over** |" in kept
    assert kept in capsys.readouterr().out


def test_are_builds_timed_only_when_asked_full_first_and_then_after_an_edit(
    checkout: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    page = checkout / "book" / "forecasting" / "methods.md"
    before = page.stat().st_mtime_ns
    seen: list[tuple[bool, bool]] = []

    def build(_places: Places, *, fresh: bool) -> None:
        seen.append((fresh, page.stat().st_mtime_ns > before))

    monkeypatch.setattr(building, "build", build)
    give(monkeypatch, GOOD)
    main(["budget"])
    assert seen == []
    main(["budget", "--build"])
    assert seen == [(True, False), (False, True)]
    said = capsys.readouterr().out
    assert "| full build, every cell executed | 0 s | ≤ 600 s | met |" in said
    assert "| rebuild after an edit of the text of methods.md | 0 s | ≤ 30 s | met |" in said


def test_is_a_missing_site_one_clear_line(
    checkout: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The measuring is the real one; the browser that it finds is a script it never starts."""
    (checkout / "chromium").write_text("#!/bin/sh\n")
    (checkout / "chromium").chmod(0o755)
    monkeypatch.setenv("PATH", str(checkout))
    assert main(["budget"]) == 2
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 1
    assert "call `oms42 build` first" in lines[0]

# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Is a folder read without following anything out of it? Each kind stands in corrupt.py."""

import os
from pathlib import Path

import pytest

from oms42.grading.intake.folder import note_unread, read_folder
from oms42.grading.intake.limits import Limits


def test_are_plain_files_read_in_order(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "two.csv").write_bytes(b"2")
    (tmp_path / "a.csv").write_bytes(b"1")
    contents = read_folder(tmp_path, Limits())
    assert list(contents.files.items()) == [("a.csv", b"1"), ("b/two.csv", b"2")]
    assert contents.findings == []


def test_is_what_editors_leave_behind_passed_by(tmp_path: Path) -> None:
    (tmp_path / ".ipynb_checkpoints").mkdir()
    (tmp_path / ".ipynb_checkpoints" / "ps1-checkpoint.ipynb").write_text("{}")
    (tmp_path / ".DS_Store").write_text("x")
    assert read_folder(tmp_path, Limits()).files == {}


def test_does_a_pipe_hold_the_batch_up(tmp_path: Path) -> None:
    """Opening a pipe waits for a writer who never comes."""
    os.mkfifo(tmp_path / "ps1.ipynb")
    assert [one.level for one in read_folder(tmp_path, Limits()).findings] == ["flagged"]


@pytest.mark.parametrize(
    "limits", [Limits(file_bytes=9), Limits(total_bytes=19), Limits(files=1), Limits(depth=1)]
)
def test_does_each_limit_hold(limits: Limits, tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    for name in ("a", "deep/b"):
        (tmp_path / name).write_bytes(b"x" * 10)
    assert [one.kind for one in read_folder(tmp_path, limits).findings] == ["too-large"]


def test_is_a_students_folder_that_is_a_link_refused(tmp_path: Path) -> None:
    """``submitted/bob`` may lead to a neighbor as well as ``submitted/bob/ps1``."""
    (tmp_path / "ann" / "ps1").mkdir(parents=True)
    (tmp_path / "ann" / "ps1" / "ps1.ipynb").write_text("{}")
    (tmp_path / "bob").symlink_to(tmp_path / "ann")
    contents = read_folder(tmp_path / "bob" / "ps1", Limits())
    assert contents.files == {}
    assert [one.kind for one in contents.findings] == ["not-a-folder"]


def test_does_a_note_say_that_nothing_changes() -> None:
    assert note_unread("a", "is b").level == "note"

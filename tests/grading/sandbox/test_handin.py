# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
import io
import json
import os
import tarfile
from pathlib import Path

import pytest

from oms42.grading.sandbox.handin import TooLargeError, named, pack, unpack


def packed(folder: Path, limit: int = 1000) -> list[str]:
    file = io.BytesIO()
    pack(folder, file, limit)
    with tarfile.open(fileobj=file) as archive:
        return archive.getnames()


def test_do_plain_files_travel_and_notebooks_stay(tmp_path) -> None:
    """The notebook in a graded folder holds the hidden tests."""
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "calls.csv").write_text("rep")
    (tmp_path / "ps1.ipynb").write_text("{}")
    (tmp_path / "copy.IPYNB").write_text("{}")
    (tmp_path / ".ipynb_checkpoints").mkdir()
    (tmp_path / ".ipynb_checkpoints" / "ps1-checkpoint.txt").write_text("{}")
    assert packed(tmp_path) == ["data/calls.csv"]


def test_is_no_link_followed_and_no_special_file_opened(tmp_path) -> None:
    secret = tmp_path / "gradebook.db"
    secret.write_text("grades")
    work = tmp_path / "work"
    work.mkdir()
    (work / "link.db").symlink_to(secret)
    (work / "folder").symlink_to(tmp_path)
    os.mkfifo(work / "pipe")
    assert packed(work) == []


def test_are_files_refused_that_do_not_fit(tmp_path) -> None:
    (tmp_path / "large.csv").write_bytes(b"x" * 11)
    with pytest.raises(TooLargeError, match="larger than 10 bytes"):
        packed(tmp_path, limit=10)


def test_does_unpacking_give_back_what_was_packed(tmp_path) -> None:
    source, target = tmp_path / "a", tmp_path / "b"
    (source / "deep").mkdir(parents=True)
    target.mkdir()
    (source / "deep" / "é.csv").write_bytes(b"\x00\xff")
    file = io.BytesIO()
    assert pack(source, file, 100) == 2
    unpack(file, target)
    assert (target / "deep" / "é.csv").read_bytes() == b"\x00\xff"


@pytest.mark.parametrize("name", ["../out", "/tmp/out", "a/../../out"])
def test_does_an_entry_that_climbs_out_stop_the_unpacking(name, tmp_path) -> None:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w") as archive:
        archive.addfile(tarfile.TarInfo(name), io.BytesIO())
    file.seek(0)
    with pytest.raises(ValueError, match="no plain file inside the submission"):
        unpack(file, tmp_path)


def test_are_the_libraries_that_a_submission_names_found(tmp_path) -> None:
    """The source stands in the notebook as JSON; a link leads out of the folder."""
    cell = {"cell_type": "code", "source": ["import altair as alt\n", "from scipy import stats"]}
    (tmp_path / "ps1").mkdir()
    (tmp_path / "ps1/ps1.ipynb").write_text(json.dumps({"cells": [cell]}))
    (tmp_path / "other.ipynb").write_text("import numpy")
    (tmp_path / "ps1/link.ipynb").symlink_to(tmp_path / "other.ipynb")
    libraries = ["altair", "scipy.stats", "scipy.optimize", "numpy"]
    assert named(libraries, tmp_path / "ps1") == ["altair", "scipy.stats"]

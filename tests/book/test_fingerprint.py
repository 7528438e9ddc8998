# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Fingerprints: what must change a hash, and what must not?"""

import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oms42.book.fingerprint import fingerprint, is_fresh, mark_fresh


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Make a small tree."""
    top = tmp_path / "tree"
    (top / "sub").mkdir(parents=True)
    (top / "a.py").write_text("a = 1\n")
    (top / "sub" / "b.py").write_text("b = 2\n")
    return top


def test_does_one_changed_byte_change_it(folder: Path) -> None:
    before = fingerprint([folder])
    (folder / "sub" / "b.py").write_text("b = 3\n")
    assert fingerprint([folder]) != before


def test_does_a_renamed_file_change_it(folder: Path) -> None:
    before = fingerprint([folder])
    (folder / "a.py").rename(folder / "c.py")
    assert fingerprint([folder]) != before


def test_does_a_moved_file_change_it(folder: Path) -> None:
    before = fingerprint([folder])
    (folder / "sub" / "b.py").rename(folder / "b.py")
    assert fingerprint([folder]) != before


def test_does_an_added_empty_file_change_it(folder: Path) -> None:
    before = fingerprint([folder])
    (folder / "sub" / "empty").touch()
    assert fingerprint([folder]) != before


def test_does_what_else_the_result_depends_on_change_it(folder: Path) -> None:
    assert fingerprint([folder], extra="1") != fingerprint([folder], extra="2")


def test_does_the_place_not_matter(folder: Path, tmp_path: Path) -> None:
    shutil.copytree(folder, tmp_path / "elsewhere" / "under another name")
    assert fingerprint([tmp_path / "elsewhere" / "under another name"]) == fingerprint([folder])


def test_does_the_time_not_matter(folder: Path) -> None:
    before = fingerprint([folder])
    (folder / "a.py").write_text("a = 1\n")
    assert fingerprint([folder]) == before


@pytest.mark.parametrize("cache", ["__pycache__", "node_modules", ".ipynb_checkpoints"])
def test_do_caches_not_matter(folder: Path, cache: str) -> None:
    before = fingerprint([folder])
    (folder / "sub" / cache).mkdir()
    (folder / "sub" / cache / "file").write_text("anything")
    assert fingerprint([folder]) == before


def test_is_a_missing_path_named(tmp_path: Path) -> None:
    """A typing error must not look like "nothing has changed"."""
    with pytest.raises(FileNotFoundError, match=r"nothing at .*gone: it is needed to tell"):
        fingerprint([tmp_path / "gone"])


def test_may_the_paths_come_from_a_generator(folder: Path) -> None:
    assert fingerprint(path for path in [folder]) == fingerprint([folder])


def test_is_it_sixteen_hexadecimal_digits(folder: Path) -> None:
    assert len(fingerprint([folder])) == 16
    assert int(fingerprint([folder]), 16) >= 0


@given(st.text(max_size=5), st.text(max_size=5))
def test_do_two_versions_share_a_hash_only_if_equal(one: str, other: str) -> None:
    assert (fingerprint([], extra=one) == fingerprint([], extra=other)) == (one == other)


def test_is_a_marked_folder_fresh_for_its_own_stamp_alone(tmp_path: Path) -> None:
    assert not is_fresh(tmp_path, "1")
    mark_fresh(tmp_path, "1")
    assert is_fresh(tmp_path, "1")
    assert not is_fresh(tmp_path, "2")
    assert not is_fresh(tmp_path, "")

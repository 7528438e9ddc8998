# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Does an archive give up its plain files and nothing else? More kinds stand in corrupt.py."""

import io
import struct
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oms42.grading.intake.archive import read_archive
from oms42.grading.intake.limits import Limits

from .damage import overlapping, packed


def test_are_plain_files_read() -> None:
    contents = read_archive(packed(("a/ps1.ipynb", "{}"), ("b.csv", "1")), "x.zip", Limits())
    assert contents.files == {"a/ps1.ipynb": b"{}", "b.csv": b"1"}
    assert contents.findings == []


@pytest.mark.parametrize(
    "name", ["../a", "/a", "a/../../b", "C:/a", "a\\..\\b", "a\nb", "nul", "./a"]
)
def test_is_a_member_that_leads_out_left_out(name: str) -> None:
    contents = read_archive(packed((name, "x"), ("ok", "y")), "x.zip", Limits())
    assert contents.files == {"ok": b"y"}
    assert [one.kind for one in contents.findings] == ["member-name"]


def test_is_a_link_left_out() -> None:
    opened = io.BytesIO()
    with zipfile.ZipFile(opened, "w") as pack:
        link = zipfile.ZipInfo("link")
        link.external_attr = 0o120777 << 16
        pack.writestr(link, "/etc/passwd")
    contents = read_archive(opened.getvalue(), "x.zip", Limits())
    assert contents.files == {}
    assert "link" in contents.findings[0].what


def test_does_a_size_that_lies_get_through() -> None:
    """The list says one byte, a gigabyte comes out."""
    data = bytearray(packed(("ps1.ipynb", b" " * 1_000_000)))
    for mark, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        struct.pack_into("<L", data, data.index(mark) + offset, 1)
    contents = read_archive(bytes(data), "x.zip", Limits(total_bytes=1000))
    assert contents.files == {}
    assert contents.findings[0].level == "flagged"


@pytest.mark.parametrize(
    "limits", [Limits(files=1), Limits(total_bytes=9), Limits(file_bytes=4), Limits(ratio=1)]
)
def test_does_each_limit_hold(limits: Limits) -> None:
    data = packed(("a", "x" * 100_000), ("b", "x" * 5))
    assert [one.level for one in read_archive(data, "x.zip", limits).findings] == ["flagged"]


def test_are_entries_that_share_bytes_refused_before_one_is_read(tmp_path: Path) -> None:
    """The bomb of overlapping files: each entry of the list unpacks the same kernel of bytes."""
    overlapping(tmp_path, {"cells": []})
    contents = read_archive((tmp_path / "work.zip").read_bytes(), "x.zip", Limits())
    assert "lie over one another" in contents.findings[0].what


@given(st.binary(max_size=300), st.integers(0, 120), st.integers(0, 255))
def test_does_any_damage_end_in_files_or_a_reason(junk: bytes, place: int, byte: int) -> None:
    data = bytearray(packed(("ps1.ipynb", "{}")))
    data[place % len(data)] = byte
    for one in (junk, bytes(data), bytes(data) + junk):
        contents = read_archive(one, "x.zip", Limits())
        assert contents.files or contents.findings

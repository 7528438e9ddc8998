# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Does collecting an LMS's archive go on past what is harmful in it?"""

from pathlib import Path

import pytest

from oms42.grading.intake.collect import CarefulCollector, CarefulExtractor

from .corrupt import packed

NAMED = r".*[/\\](?P<student_id>[^_]+)_(?P<timestamp>[^_]+)_(?P<file_id>.+)\.ipynb"


def test_is_what_is_plain_unpacked_and_the_rest_left(tmp_path: Path) -> None:
    """An inner archive stays packed: it is that student's own."""
    source, target = tmp_path / "archive", tmp_path / "extracted"
    (source / "more").mkdir(parents=True)
    inner = packed(("ps1.ipynb", "{}"))
    members = (("../evil.ipynb", "x"), ("ann_1_ps1.ipynb", "{}"), ("bob.zip", inner))
    (source / "all.zip").write_bytes(packed(*members))
    (source / "bad.ZIP").write_bytes(b"PK")
    (source / "more" / "eve_2_ps1.ipynb").write_text("{}")
    (source / "link.ipynb").symlink_to("/etc/passwd")
    CarefulExtractor().extract(str(source), str(target))
    files = sorted(file.relative_to(target).as_posix() for file in target.rglob("*.*"))
    assert files == ["all/ann_1_ps1.ipynb", "all/bob.zip", "more/eve_2_ps1.ipynb"]
    assert not (tmp_path / "evil.ipynb").exists()


def test_is_a_bomb_refused(tmp_path: Path) -> None:
    (tmp_path / "archive").mkdir()
    (tmp_path / "archive" / "a.zip").write_bytes(packed(("x", b" " * 30_000_000)))
    CarefulExtractor().extract(str(tmp_path / "archive"), str(tmp_path / "out"))
    assert [file for file in (tmp_path / "out").rglob("*") if file.is_file()] == []


@pytest.mark.parametrize("student", ["..", "a<b", "=x", "con"])
def test_is_an_id_that_leads_elsewhere_left(student: str) -> None:
    name = f"/x/{student}_2026-10-05 17:30:59 UTC_ps1.ipynb"
    assert CarefulCollector(named_regexp=NAMED).collect(name) is None


def test_is_a_time_that_nbgrader_misreads_left_out() -> None:
    collector = CarefulCollector(named_regexp=NAMED)
    found = collector.collect("/x/ann_2026-10-05-17-30-59_ps1.ipynb")
    assert found == {"student_id": "ann", "file_id": "ps1"}
    found = collector.collect("/x/ann_2026-10-05 17:30:59 UTC_ps1.ipynb")
    assert found is not None
    assert found["timestamp"] == "2026-10-05 17:30:59 UTC"

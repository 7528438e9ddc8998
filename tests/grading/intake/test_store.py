# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Are the copy that is graded and the report written where they should be, and nowhere else?"""

from pathlib import Path

import pytest

from oms42.grading.intake.finding import FLAGGED, MENDED, Finding, Report
from oms42.grading.intake.preflight import Outcome
from oms42.grading.intake.store import keep, read_report, report_file


def test_is_a_report_found_again(tmp_path: Path) -> None:
    report = Report("ps1", "ann", (Finding("a", MENDED, "One."),), "0", ("ps1.ipynb",))
    keep(Outcome(report, {"ps1.ipynb": b"{}", "data/a.csv": b"1"}), tmp_path / "copy", tmp_path)
    assert read_report(tmp_path, "ps1", "ann") == report
    assert (tmp_path / "copy/data/a.csv").read_bytes() == b"1"
    assert "mended. It is graded." in report_file(tmp_path, "ps1", "ann", ".txt").read_text()


def test_does_an_earlier_copy_outlive_a_flag(tmp_path: Path) -> None:
    """Else nbgrader would grade what was handed in before."""
    copy = tmp_path / "copy"
    keep(Outcome(Report("ps1", "ann"), {"ps1.ipynb": b"{}"}), copy, tmp_path)
    keep(Outcome(Report("ps1", "ann", (Finding("a", FLAGGED, "No."),)), {}), copy, tmp_path)
    assert not copy.exists()


@pytest.mark.parametrize("student", ["../../x", "a/b", "\udcff", "a\nb", "..", "<b>", "x:y"])
def test_does_a_strange_name_stay_in_its_folder(student: str, tmp_path: Path) -> None:
    report = Report("ps1", student, (Finding("a", FLAGGED, student),))
    keep(Outcome(report, {}), tmp_path / "copy", tmp_path)
    files = [file.relative_to(tmp_path).as_posix() for file in tmp_path.rglob("*.json")]
    assert len(files) == 1
    assert files[0].startswith("intake/ps1/")
    assert read_report(tmp_path, "ps1", student) == report

# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Does a report say what was found so that programs and people can act on it?"""

import json

import pytest

from oms42.grading.intake.finding import FLAGGED, MENDED, NOTE, Finding, Report, worst


@pytest.mark.parametrize(
    ("levels", "status"),
    [((), "as is"), ((NOTE,), "as is"), ((NOTE, MENDED), "mended"), ((MENDED, FLAGGED), "flagged")],
)
def test_is_the_status_that_of_the_gravest_finding(levels: tuple[str, ...], status: str) -> None:
    findings = tuple(Finding("x", level, "w") for level in levels)
    assert worst(findings) == Report("e2", "bob", findings).status == status


def test_do_the_words_begin_with_the_gravest() -> None:
    findings = (Finding("a", NOTE, "One."), Finding("b", FLAGGED, "Two.", "Act."))
    assert Report("e2", "bob", findings).words() == "flagged: Two. Act.\nnote: One."


def test_can_a_name_break_a_line_or_a_terminal() -> None:
    """A student chooses file names; do their control characters reach a log?"""
    line = Finding("a", NOTE, "x\ny\x1b[31m\udcff").line()
    assert line == "note: x\\ny\\x1b[31m\\udcff"


def test_does_a_report_survive_its_file() -> None:
    report = Report("e2", "\udcff", (Finding("a", MENDED, "\udcff"),), "0" * 64, ("ps1.ipynb",))
    text = report.to_json()
    text.encode("utf-8")
    assert Report.from_json(text) == report
    assert json.loads(text)["status"] == "mended"

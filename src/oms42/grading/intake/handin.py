# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The rules of the pre-flight for a student who is about to hand in, and the receipt.

Nothing here starts a process or needs nbgrader, so it runs wherever Python does, in a browser too.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from oms42.grading.intake.cells import aligned
from oms42.grading.intake.expected import ExpectedCell, checksum, from_notebook
from oms42.grading.intake.finding import FLAGGED, MENDED, Finding, Report
from oms42.grading.intake.limits import Limits
from oms42.grading.intake.reading import read_notebook
from oms42.grading.intake.shape import UnusableError, shaped

Json = dict[str, Any]


@dataclass(frozen=True)
class Checked:
    """A notebook as it would be taken in.

    Attributes:
        report: What was found.
        notebook: The notebook with its mends; ``None`` if it could not be graded.
    """

    report: Report
    notebook: Json | None


def check_rules(data: bytes, name: str, released: bytes | None = None) -> Checked:
    """Apply the rules of the pre-flight to a notebook.

    Args:
        data: The notebook's bytes.
        name: Its name without ``.ipynb``.
        released: The notebook as it was given out. Without it the notebook is held to what it says
            of itself, and a cell that has been deleted cannot be missed.

    Returns:
        What was found, and the notebook that would be graded.

    Example:
        >>> check_rules(b"", "ps1").report.status
        'flagged'
    """
    report = Report(name, "", digest=hashlib.sha256(data).hexdigest())
    read = read_notebook(data, name, Limits())
    findings = read.findings
    made = None
    if read.notebook is not None:
        try:
            made, found = shaped(read.notebook, name, Limits())
            findings += found
            wanted = _wanted(made, name, released, findings)
            made["cells"], found = aligned(made["cells"], wanted, name)
            findings += found
        except UnusableError as error:
            findings.append(error.finding)
            made = None
    return Checked(replace(report, findings=tuple(findings)), made)


def _wanted(
    notebook: Json, name: str, released: bytes | None, findings: list[Finding]
) -> tuple[ExpectedCell, ...]:
    """Read what must be there: from the release, else from the notebook itself."""
    if released is not None:
        return from_notebook(json.loads(released))
    known: dict[str, ExpectedCell] = {}
    for cell in notebook["cells"]:
        settings = cell["metadata"].get("nbgrader")
        try:
            found = from_notebook({"cells": [cell]}) if isinstance(settings, dict) else ()
        except (KeyError, TypeError, ValueError):
            what = f"{name}: a cell has damaged settings ({str(settings)[:60]})."
            findings.append(Finding("settings", MENDED, what, "It would be an ordinary cell."))
            found = ()
        for one in found:
            known.setdefault(one.name, one)
            if "checksum" in settings and one.locked and _edited(one, settings):
                what = f"{name}: the locked cell {one.name!r} has been edited."
                todo = "Grading uses the original text."
                findings.append(Finding("edited-cell", MENDED, what, todo))
    if not known:
        todo = "Hand in the notebook that you were given, with your work in it."
        what = f"{name} has no task that is graded."
        findings.append(Finding("no-tasks", FLAGGED, what, todo))
    return tuple(known.values())


def _edited(cell: ExpectedCell, settings: Mapping[str, Any]) -> bool:
    return checksum(cell.cell_type, cell.source, settings) != str(settings["checksum"])


def receipt(
    checked: Checked, scores: Mapping[str, tuple[float, float]], moment: datetime | None = None
) -> Json:
    """Write down what was checked, when, and with what result.

    Args:
        checked: The checked notebook.
        scores: Points and the most points by test cell, for the visible tests; empty if they were
            not run.
        moment: When it was checked; now, if left out.

    Returns:
        A JSON object. ``sha256`` tells this file from every other: who holds the receipt and the
        file can show that they belong together.

    Example:
        >>> made = receipt(check_rules(b"", "ps1"), {}, datetime(2026, 10, 5, tzinfo=UTC))
        >>> made["checked"], made["status"]
        ('2026-10-05T00:00:00+00:00', 'flagged')
    """
    report = checked.report
    return {
        "notebook": f"{report.assignment}.ipynb",
        "sha256": report.digest,
        "checked": (moment or datetime.now(UTC)).isoformat(timespec="seconds"),
        "status": report.status,
        "found": [one.line() for one in report.findings],
        "visible_tests": {name: {"points": got, "of": of} for name, (got, of) in scores.items()},
    }

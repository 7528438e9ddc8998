# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The cells that nbgrader knows: deleted, duplicated, split, edited or renamed ones set right."""

import zlib
from collections.abc import Sequence
from typing import Any

from oms42.grading.intake.expected import ExpectedCell
from oms42.grading.intake.finding import MENDED, NOTE, Finding
from oms42.grading.intake.recover import labels, recovered
from oms42.grading.intake.shape import UnusableError

Json = dict[str, Any]
# settings of a cell that neither run nor hide anything
_HARMLESS = {"nbgrader", "name", "deletable", "editable", "collapsed", "scrolled", "execution"}


def aligned(
    cells: Sequence[Json], expected: Sequence[ExpectedCell], name: str
) -> tuple[list[Json], list[Finding]]:
    """Give every cell that nbgrader knows its settings, its place and, if locked, its text.

    Nothing that a student's cell says of itself is believed but its grade id. What a student
    wrote is kept: a second copy of a cell stays as an ordinary cell.

    Args:
        cells: The notebook's cells, as :func:`oms42.grading.intake.shape.shaped` gives them.
        expected: What must be there, in order.
        name: What the notebook is called in the findings.

    Returns:
        The cells and what was mended.

    Raises:
        UnusableError: If none of the expected cells is there, or the settings of all cells are
            gone and an answer cannot be told from the rest.

    Example:
        >>> test = ExpectedCell("q1", "code", "assert f() == 1", True, False, True, False, 1.0)
        >>> mine = {"cell_type": "code", "source": "pass", "metadata": {"nbgrader": test.settings}}
        >>> made, found = aligned([mine, mine], [test], "ps1")
        >>> [one["source"] for one in made], [one.kind for one in found]
        (['pass', 'assert f() == 1'], ['duplicate-cell', 'edited-cell'])
    """
    cells = [{**cell, "metadata": dict(cell["metadata"])} for cell in cells]
    wanted = {cell.name: cell for cell in expected}
    findings: list[Finding] = []
    labelled = labels(cells)
    places = _single(cells, labelled, wanted, name, findings)
    stripped = not labelled
    for found, place in recovered(cells, wanted, places, labelled).items():
        places[found] = place
        what = f"{name}: cell {found!r} had lost its name."
        findings.append(_mended("renamed-cell", what, "It was found by its text or place."))
    _refuse(places, expected, stripped, name)
    _drop_labels(cells, places, wanted, name, findings)
    for one, place in places.items():
        _restore(cells[place], wanted[one], name, findings)
    for cell in cells:
        _quiet(cell, findings, name)
    return _put_back(cells, places, expected, name, findings), findings


def _mended(kind: str, what: str, done: str) -> Finding:
    return Finding(kind, MENDED, what, done)


def _single(
    cells: list[Json],
    labelled: dict[int, str],
    wanted: dict[str, ExpectedCell],
    name: str,
    findings: list[Finding],
) -> dict[str, int]:
    """Choose one place for each name; of several copies the last one that was worked on."""
    places: dict[str, int] = {}
    for one, cell in wanted.items():
        copies = [place for place, label in labelled.items() if label == one]
        worked = [place for place in copies if not _same(cells[place]["source"], cell.released)]
        chosen = worked if cell.solution and worked else copies
        if chosen:
            places[one] = chosen[-1]
        if len(copies) > 1:
            what = f"{name}: cell {one!r} is there {len(copies)} times."
            done = "The last one counts; the others stay as ordinary cells."
            findings.append(_mended("duplicate-cell", what, done))
    return places


def _refuse(
    places: dict[str, int], expected: Sequence[ExpectedCell], stripped: bool, name: str
) -> None:
    """Leave to a person what cannot be mended without guessing."""
    if expected and not places:
        raise UnusableError(
            "other-notebook",
            f"{name} has none of the {len(expected)} cells that this assignment grades.",
            "See whether it belongs to another assignment; ask for the right notebook.",
        )
    lost = [cell.name for cell in expected if cell.solution and cell.name not in places]
    if stripped and lost:
        raise UnusableError(
            "stripped",
            f"{name} has lost all settings of its cells, and no answer to {lost[0]!r} was found.",
            "Paste the answers into a fresh copy of the released notebook.",
        )


def _drop_labels(
    cells: list[Json],
    places: dict[str, int],
    wanted: dict[str, ExpectedCell],
    name: str,
    findings: list[Finding],
) -> None:
    """Take the settings from every cell that is not the one of its name."""
    kept = set(places.values())
    for place, cell in enumerate(cells):
        settings = cell["metadata"].get("nbgrader")
        if place in kept or settings is None:
            continue
        del cell["metadata"]["nbgrader"]
        label = settings.get("grade_id") if isinstance(settings, dict) else settings
        if label and not (isinstance(label, str) and label in wanted):
            what = f"{name}: a cell calls itself {str(label)[:60]!r}; the assignment has no such."
            findings.append(_mended("unknown-cell", what, "It stays as an ordinary cell."))


def _restore(cell: Json, wanted: ExpectedCell, name: str, findings: list[Finding]) -> None:
    """Give a cell the settings, the type and, if it is locked, the text that it must have."""
    said = cell["metadata"].get("nbgrader")
    said = said if isinstance(said, dict) else {}
    keys = ("grade", "solution", "locked", "points", "schema_version")
    changed = [key for key in keys if said.get(key) != wanted.settings.get(key)]
    if wanted.solution and "locked" in changed:
        changed.remove("locked")
    if changed and said:
        what = f"{name}: cell {wanted.name!r} has a changed {changed[0]!r}."
        findings.append(_mended("changed-settings", what, "The assignment's settings are used."))
    cell["metadata"]["nbgrader"] = wanted.settings
    if cell["cell_type"] != wanted.cell_type:
        what = f"{name}: cell {wanted.name!r} has been made a {cell['cell_type']} cell."
        findings.append(_mended("changed-type", what, f"It is a {wanted.cell_type} cell again."))
        _retype(cell, wanted.cell_type)
    if wanted.locked and not wanted.solution:
        if not _same(cell["source"], wanted.released):
            what = f"{name}: the locked cell {wanted.name!r} has been edited."
            findings.append(_mended("edited-cell", what, "The assignment's text is used."))
        cell["source"] = wanted.source


def _retype(cell: Json, kind: str) -> None:
    cell["cell_type"] = kind
    for key in ("outputs", "execution_count", "attachments"):
        cell.pop(key, None)
    if kind == "code":
        cell |= {"outputs": [], "execution_count": None}


def _quiet(cell: Json, findings: list[Finding], name: str) -> None:
    """Drop what would skip a cell that is graded, or hide a cell from the person who marks."""
    metadata = cell["metadata"]
    settings = metadata.get("nbgrader", {})
    if settings.get("locked") and metadata.get("tags"):
        what = f"{name}: cell {settings['grade_id']!r} has tags, by which it could be skipped."
        findings.append(_mended("tags", what, "They are dropped."))
    cell["metadata"] = {key: value for key, value in metadata.items() if key in _HARMLESS}


def _put_back(
    cells: list[Json],
    places: dict[str, int],
    expected: Sequence[ExpectedCell],
    name: str,
    findings: list[Finding],
) -> list[Json]:
    """Insert the missing cells, each after the one that it follows; the first before the next."""
    after: dict[int, list[Json]] = {}
    last = min(places.values(), default=0) - 1
    for cell in expected:
        if cell.name in places:
            last = places[cell.name]
        elif cell.solution and not cell.grade:
            what = f"{name}: the answer cell {cell.name!r} is missing."
            findings.append(Finding("missing-answer", NOTE, what, "Its code may stand elsewhere."))
        else:
            what = f"{name}: cell {cell.name!r} is missing."
            done = "It is put back." + (
                " Look whether the answer stands elsewhere." * cell.solution
            )
            findings.append(_mended("missing-cell", what, done))
            after.setdefault(last, []).append(_fresh(cell))
    made = list(after.get(-1, []))
    for place, kept in enumerate(cells):
        made += [kept, *after.get(place, [])]
    return made


def _fresh(wanted: ExpectedCell) -> Json:
    cell: Json = {"metadata": {"nbgrader": wanted.settings}, "source": wanted.source}
    cell["id"] = f"again-{zlib.crc32(wanted.name.encode()):x}"
    _retype(cell, wanted.cell_type)
    return cell


def _same(one: str, other: str) -> bool:
    """Compare two texts as a person would: ends of lines do not count."""
    return [line.rstrip() for line in one.strip().splitlines()] == [
        line.rstrip() for line in other.strip().splitlines()
    ]

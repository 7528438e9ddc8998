# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Finding a cell that has lost its name: by its id, its text, or the function that it defines."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from oms42.grading.intake.expected import ExpectedCell

Json = dict[str, Any]
_DEFINES = re.compile(r"^(?:def|class)\s+(\w+)", re.MULTILINE)


def labels(cells: Sequence[Json]) -> dict[int, str]:
    """Read the grade ids that cells claim.

    Args:
        cells: The notebook's cells.

    Returns:
        The claimed id by the cell's place; cells that claim none are left out.

    Example:
        >>> labels([{"metadata": {}}, {"metadata": {"nbgrader": {"grade_id": "q1"}}}])
        {1: 'q1'}
    """
    claimed = {}
    for place, cell in enumerate(cells):
        settings = cell["metadata"].get("nbgrader")
        label = settings.get("grade_id") if isinstance(settings, dict) else None
        if isinstance(label, str) and label:
            claimed[place] = label
    return claimed


def recovered(
    cells: Sequence[Json],
    wanted: Mapping[str, ExpectedCell],
    places: Mapping[str, int],
    labelled: Mapping[int, str],
) -> dict[str, int]:
    """Find the missing cells among those that have no name, or one that nobody knows.

    Args:
        cells: The notebook's cells.
        wanted: The expected cells by name.
        places: Where the cells are that were found by name.
        labelled: The ids that cells claim, by place.

    Returns:
        The places of further expected cells. A place is given only if one cell alone fits.

    Example:
        >>> test = ExpectedCell("q1", "code", "assert f()", True, False, True, False, 1.0)
        >>> recovered([{"source": "assert f()", "metadata": {}}], {"q1": test}, {}, {})
        {'q1': 0}
    """
    taken = set(places.values()) | {p for p, label in labelled.items() if label in wanted}
    found: dict[str, int] = {}
    for matches in (_by_id, _by_text, _by_definition, _by_settings):
        missing = [cell for one, cell in wanted.items() if one not in places and one not in found]
        for cell in missing:
            free = [place for place in range(len(cells)) if place not in taken]
            fitting = [place for place in free if matches(cells[place], cell)]
            rivals = [other for other in missing if other is not cell and other.name not in found]
            alone = len(fitting) == 1 and not any(
                matches(cells[fitting[0]], other) for other in rivals
            )
            if alone:
                found[cell.name] = fitting[0]
                taken.add(fitting[0])
    return found


def _by_id(cell: Json, wanted: ExpectedCell) -> bool:
    """Editors that drop an extension's settings keep the id, which our builds make the name."""
    return cell.get("id") == wanted.name


def _by_text(cell: Json, wanted: ExpectedCell) -> bool:
    text = wanted.released.split()
    return bool(text) and str(cell["source"]).split() == text


def _by_definition(cell: Json, wanted: ExpectedCell) -> bool:
    """An answer in code is known by the names that its stub defines."""
    names = set(_DEFINES.findall(wanted.released))
    answer = wanted.solution and wanted.cell_type == "code" and bool(names)
    return answer and names <= set(_DEFINES.findall(str(cell["source"])))


def _by_settings(cell: Json, wanted: ExpectedCell) -> bool:
    """A cell whose name alone was changed still says what kind of cell it is."""
    settings = cell["metadata"].get("nbgrader")
    if not isinstance(settings, dict) or cell.get("cell_type") != wanted.cell_type:
        return False
    keys = ("grade", "solution", "locked", "points")
    said = {key: settings.get(key) or None for key in keys}
    return said == {key: wanted.settings.get(key) or None for key in keys}

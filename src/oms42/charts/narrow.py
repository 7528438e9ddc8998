# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Room on a phone: one signal that sets legends and facets one below the other."""

import json
from typing import Any

NARROW = "narrow"  # the signal; the widget sets it where there is little room


def foldable(spec: dict[str, Any]) -> dict[str, Any]:
    """Let a chart fold its legends and its facets when it has little room.

    Vega-Lite writes the number of a facet's columns into the specification in three places: the
    layout, the number of rows and the number of columns. All three follow the signal here.

    Args:
        spec: A Vega specification that Vega-Lite has compiled.

    Returns:
        A specification with the signal ``narrow``, false at first.

    Example:
        >>> made = foldable({"legends": [{"fill": "color"}]})
        >>> made["legends"][0]["columns"]
        {'signal': 'narrow ? 1 : 0'}
        >>> made["signals"]
        [{'name': 'narrow', 'value': False}]
    """
    made: dict[str, Any] = json.loads(json.dumps(spec))
    made["signals"] = [*made.get("signals", ()), {"name": NARROW, "value": False}]
    for legend in made.get("legends", ()):
        columns = legend.get("columns", 0)
        legend["columns"] = {"signal": f"{NARROW} ? 1 : {columns}"}
    columns = made.get("layout", {}).get("columns")
    if isinstance(columns, int) and columns > 1:
        _fold(made, columns)
    return made


def _fold(spec: dict[str, Any], columns: int) -> None:
    count = f"({NARROW} ? 1 : {columns})"
    spec["layout"]["columns"] = {"signal": count}
    for data in spec["data"]:
        for step in data.get("transform", ()):
            if step["type"] == "sequence" and data["name"].startswith("facet_domain_"):
                stop = step["stop"]["signal"]
                step["stop"]["signal"] = stop.replace(f"/ {columns})", f"/ {count})").replace(
                    f", {columns})", f", {count})"
                )

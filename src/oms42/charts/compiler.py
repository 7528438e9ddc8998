# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""From Altair to the Vega that a widget draws, with what the widget has to know beside it."""

import importlib
import json
import re
from pathlib import Path
from typing import Any

from oms42.charts.behind import KEY
from oms42.charts.compiled import NAMES
from oms42.charts.narrow import foldable
from oms42.charts.selections import selections
from oms42.charts.shapes import SHAPES


def compile_chart(name: str) -> str:
    """Compile a chart's Altair to Vega.

    Args:
        name: One of :data:`NAMES`; the module of that name has ``chart()``.

    Returns:
        The Vega specification as JSON, one line, keys in a fixed order.

    Raises:
        ValueError: If the chart lacks what its widget needs; the message says what.
    """
    chart = importlib.import_module(f"oms42.charts.{name}").chart()
    vega = to_vega(_renumbered(chart.to_dict()))
    return json.dumps(vega, sort_keys=True, separators=(",", ":")) + "\n"


def _renumbered(vega_lite: dict[str, Any]) -> dict[str, Any]:
    # Altair numbers the views that have a selection by all that it ever made in this process
    text = json.dumps(vega_lite)
    for i, view in enumerate(dict.fromkeys(re.findall(r'"view_\d+"', text))):
        text = text.replace(view, f'"view{i}"')
    made: dict[str, Any] = json.loads(text)
    return made


def to_vega(vega_lite: dict[str, Any]) -> dict[str, Any]:
    """Compile a Vega-Lite specification to the Vega that the chart widget draws.

    Args:
        vega_lite: The specification, with the tables from :func:`oms42.charts.behind` in it.

    Returns:
        A Vega specification whose ``usermeta`` says which tables, selections and shapes it has.

    Raises:
        ValueError: If it has no table, or a selection on what no table has.
    """
    import vl_convert

    # the widget gives the picture one text alternative; Vega's own, one a mark, would go unheard
    plain = {**vega_lite, "config": {**vega_lite.get("config", {}), "aria": False}}
    vega = vl_convert.vegalite_to_vega(json.dumps(plain), vl_version="5.20")
    notes = vega.get("usermeta", {}).get(KEY)
    if notes is None:
        raise ValueError(
            "the chart has no table behind it: give .properties(usermeta=behind(table(...)))"
        )
    names = [data["name"] for data in vega["data"]]
    shapes = [name for name in names if name in SHAPES]
    found = selections(vega)
    _check_fields(found, notes["tables"])
    vega["usermeta"] = {KEY: {**notes, "selections": found, "shapes": shapes}}
    return foldable(vega)


def _check_fields(found: dict[str, dict[str, Any]], tables: list[dict[str, Any]]) -> None:
    for name, selection in found.items():
        heads = [{column[0] for column in table["columns"]} for table in tables]
        if not any(set(selection["fields"]) <= fields for fields in heads):
            raise ValueError(
                f"selection {name!r} is on {', '.join(selection['fields'])}, and no one table has "
                f"that; the tables have: {'; '.join(', '.join(sorted(one)) for one in heads)}"
            )


def refresh(folder: Path) -> list[str]:
    """Compile every chart and write those that have changed.

    Args:
        folder: The ``compiled`` folder of the sources.

    Returns:
        The names of the charts that were written.
    """
    folder.mkdir(exist_ok=True)
    written = []
    for name in NAMES:
        file, text = folder / f"{name}.vg.json", compile_chart(name)
        if not file.is_file() or file.read_text("utf-8") != text:
            file.write_text(text, "utf-8")
            written.append(name)
    return written

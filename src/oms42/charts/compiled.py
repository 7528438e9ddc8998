# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Charts of the live widgets: authored in Altair, compiled to Vega once, shipped as JSON.

Altair takes seconds to import in a browser and needs a compiled wheel there, so a page never loads
it: it gets the Vega specification from ``compiled/``, which ``oms42 build`` keeps fresh.
"""

import json
from collections.abc import Mapping
from importlib.resources import files
from typing import Any

from oms42.charts.behind import KEY
from oms42.charts.shapes import SHAPES, filled

NAMES = (
    "alignment_balance",
    "bookings_panels",
    "calibration_studio",
    "capacity_bridge",
    "county_map",
    "forecast_fan",
    "forecast_lab",
    "levers",
    "month_bars",
    "pay_curve",
    "pay_gap_parts",
    "quarter_simulator",
    "quarter_weeks",
    "quota_bunching",
    "quota_fairness",
    "region_bars",
    "response_curves",
    "segment_scatter",
    "selling_weeks",
    "size_band",
    "spiff_effects",
    "stability_bars",
    "state_map",
    "territory_grid",
    "territory_map",
    "whale_curve",
)
ROWS = "rows"  # the data set that a chart draws when no other is named


def compiled_spec(name: str) -> dict[str, Any]:
    """Read a chart's compiled Vega specification.

    Args:
        name: One of :data:`NAMES`.

    Returns:
        A Vega 5 specification whose data set ``rows`` is empty.

    Raises:
        ValueError: If there is no such chart.

    Example:
        >>> [data["name"] for data in compiled_spec("forecast_lab")["data"]][0]
        'rows'
    """
    if name not in NAMES:
        raise ValueError(f"no compiled chart {name!r}; there are: {', '.join(NAMES)}")
    text = files("oms42.charts").joinpath("compiled", f"{name}.vg.json").read_text("utf-8")
    spec: dict[str, Any] = json.loads(text)
    return spec


def still(
    spec: dict[str, Any],
    rows: list[dict[str, Any]],
    data: Mapping[str, list[dict[str, Any]]] | None = None,
    selection: Mapping[str, list[dict[str, Any]]] | None = None,
) -> str:
    """Draw a compiled chart with some rows, with no browser.

    Args:
        spec: From :func:`compiled_spec`.
        rows: One dictionary a row.
        data: The rows of further data sets, by name.
        selection: The points that are selected, by the selection's name; intervals are left out.

    Returns:
        SVG; its text takes the color of the page that it stands in.
    """
    import vl_convert

    from oms42.charts.svg import settled

    values = {**(data or {}), **_stores(spec, selection or {}), ROWS: rows}

    def fill(one: dict[str, Any]) -> dict[str, Any]:
        name = one["name"]
        if name in SHAPES:
            return filled(name)
        return {**one, "values": values[name]} if name in values else one

    svg: str = vl_convert.vega_to_svg({**spec, "data": [fill(one) for one in spec["data"]]})
    return settled(svg)


def _stores(
    spec: dict[str, Any], selection: Mapping[str, list[dict[str, Any]]]
) -> dict[str, list[dict[str, Any]]]:
    # as Vega-Lite keeps a selection; an interval's frame hangs on signals, which a still has not
    known = spec.get("usermeta", {}).get(KEY, {}).get("selections", {})
    stores = {}
    for name, choices in selection.items():
        if known[name]["kind"] == "point":
            fields = [{"type": "E", "field": field} for field in known[name]["fields"]]
            stores[f"{name}_store"] = [
                {"unit": "", "fields": fields, "values": [choice[one["field"]] for one in fields]}
                for choice in choices
            ]
    return stores

# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""A map of the United States, each state filled by an amount; states can be picked."""

from typing import Any

from oms42.charts.behind import behind, table
from oms42.charts.palette import ORANGE
from oms42.charts.theme import config

PICK = "state"  # the selection's name


def chart() -> Any:
    """Build the chart: shapes looked up by name.

    Each row has ``state``, the name as the Census Bureau writes it, and ``value``. A state without
    a row is left unfilled. The selection ``state`` holds the states that the reader picked.

    Returns:
        An Altair chart over ``rows`` and the shapes ``us_states``.
    """
    import altair as alt

    pick = alt.selection_point(name=PICK, fields=["state"])
    rows = alt.LookupData(alt.NamedData("rows"), key="state", fields=["state", "value"])
    shapes = alt.Chart(alt.NamedData("us_states")).transform_lookup("properties.name", from_=rows)
    legend = alt.Legend(title="Sellers needed (made up)", format="d")
    # left to itself, Vega-Lite does not draw a state without a row at all
    filled = shapes.mark_geoshape(cursor="pointer", invalid="show").encode(
        color=alt.Color("value:Q", legend=legend),
        stroke=alt.condition(pick, alt.value(ORANGE), alt.value("currentColor"), empty=False),
        strokeWidth=alt.condition(pick, alt.value(3), alt.value(0.5), empty=False),
        tooltip=[
            alt.Tooltip("state:N", title="State"),
            alt.Tooltip("value:Q", title="Sellers", format="d"),
        ],
    )
    columns: dict[str, str | tuple[str, str]] = {"state": "State", "value": ("Sellers needed", "d")}
    told = behind(table("rows", "Sellers needed by state (made up)", **columns))
    made = filled.add_params(pick).project(type="albersUsa")
    made = made.properties(width=620, height=380, usermeta=told)
    return made.configure(**config("currentColor"))

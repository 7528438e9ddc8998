# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""A map of one state's counties, each filled by the territory that it belongs to."""

from typing import Any

from oms42.charts.behind import behind, table
from oms42.charts.palette import BLUE, GRAY, GREEN, ORANGE
from oms42.charts.theme import config

TERRITORIES = ("North-west", "North-east", "South-west", "South-east")


def chart() -> Any:
    """Build the chart: Ohio's counties looked up by their FIPS code.

    Each row has ``county`` (five digits, as text) and ``territory``.

    Returns:
        An Altair chart over ``rows`` and the shapes ``ohio_counties``.
    """
    import altair as alt

    rows = alt.LookupData(alt.NamedData("rows"), key="county", fields=["territory"])
    shapes = alt.Chart(alt.NamedData("ohio_counties")).transform_lookup("id", from_=rows)
    colors = alt.Scale(domain=list(TERRITORIES), range=[BLUE, ORANGE, GREEN, GRAY])
    filled = shapes.mark_geoshape(stroke="white").encode(
        color=alt.Color("territory:N", scale=colors),
        tooltip=[
            alt.Tooltip("properties.name:N", title="County"),
            alt.Tooltip("territory:N", title="Territory"),
        ],
    )
    columns = {"county": "County (FIPS)", "territory": "Territory"}
    told = behind(table("rows", "Territories (made up)", **columns))
    made = filled.project(type="mercator").properties(width=420, height=420, usermeta=told)
    return made.configure(**config("currentColor"))

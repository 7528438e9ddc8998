# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Segments as a cloud of customers, each segment with its own color and shape."""

from typing import Any

from oms42.charts.behind import behind, table
from oms42.charts.palette import BLUE, GRAY, GREEN, ORANGE
from oms42.charts.theme import config

LETTERS = "ABCDEF"


def chart() -> Any:
    """Build the chart: a mark a customer on two logarithmic axes.

    Each row has ``employees``, ``other`` (sites, or potential in US dollars a year) and
    ``segment``, a letter.

    Returns:
        An Altair chart whose data set is named ``rows``.
    """
    import altair as alt

    shapes = ["circle", "triangle-up", "square", "cross", "diamond", "triangle-down"]
    colors = alt.Scale(domain=list(LETTERS), range=[BLUE, ORANGE, GREEN, GRAY, BLUE, ORANGE])
    legend = alt.Legend(title="Segment", symbolSize=90)
    made = (
        alt.Chart(alt.NamedData("rows"))
        .mark_point(size=28, opacity=0.75, strokeWidth=1.2)
        .encode(
            x=alt.X(
                "employees:Q",
                title="Employees (synthetic)",
                scale=alt.Scale(type="log", nice=False),
                axis=alt.Axis(format="~s", tickCount=4),
            ),
            y=alt.Y(
                "other:Q",
                title="Sites, or potential in $ a year",
                scale=alt.Scale(type="log", nice=False),
                axis=alt.Axis(format="~s", tickCount=4),
            ),
            color=alt.Color("segment:N", scale=colors, legend=legend),
            shape=alt.Shape(
                "segment:N",
                scale=alt.Scale(domain=list(LETTERS), range=shapes),
                legend=legend,
            ),
        )
    )
    told = behind(
        table(
            "rows",
            "Customers and their segment (synthetic)",
            employees=("Employees", ",.0f"),
            other=("Sites, or potential in $", ",.0f"),
            segment="Segment",
        )
    )
    return made.properties(width=620, height=260, usermeta=told).configure(**config("currentColor"))

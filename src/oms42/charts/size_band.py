# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Profit over the size of the sales force, with its interval and the sizes ever seen."""

from typing import Any

from oms42.charts.behind import behind, table
from oms42.charts.palette import BLUE, GRAY, ORANGE
from oms42.charts.theme import HOVERED, config


def chart() -> Any:
    """Build the chart: a band and a line over sizes, a rule at today's, a mark at the best.

    Each row of ``rows`` has ``size``, ``profit``, ``low`` and ``high`` (millions of US dollars);
    the row of ``marks`` has ``today``, ``best`` and ``most`` (the profit at the best size).

    Returns:
        An Altair chart whose data sets are named ``rows`` and ``marks``.
    """
    import altair as alt

    x = alt.X("size:Q", title="Account executives in all; dashed: today, diamond: best")
    rows = alt.Chart(alt.NamedData("rows")).encode(x=x)
    band = rows.mark_area(color=BLUE, opacity=0.2).encode(
        y=alt.Y("low:Q", title="Profit, $M (synthetic)"), y2="high:Q"
    )
    line = rows.mark_line(color=BLUE, strokeWidth=2).encode(y="profit:Q")
    points = rows.mark_point(color=BLUE, **HOVERED).encode(
        y="profit:Q",
        tooltip=[
            alt.Tooltip("size:Q", title="Account executives"),
            alt.Tooltip("profit:Q", title="Profit, $M", format=".1f"),
            alt.Tooltip("low:Q", title="5 percent lie below", format=".1f"),
            alt.Tooltip("high:Q", title="5 percent lie above", format=".1f"),
        ],
    )
    marks = alt.Chart(alt.NamedData("marks"))
    today = marks.mark_rule(color=GRAY, strokeDash=[5, 4], strokeWidth=2).encode(x="today:Q")
    best = marks.mark_point(shape="diamond", size=160, filled=True, opacity=1, color=ORANGE).encode(
        x="best:Q", y="most:Q"
    )
    told = behind(
        table(
            "rows",
            "Profit over size (synthetic)",
            size="Account executives",
            profit=("Profit, $M", ".1f"),
            low=("5 percent lie below", ".1f"),
            high=("5 percent lie above", ".1f"),
        ),
        table(
            "marks",
            "Today and the best size",
            today="Today",
            best=("Best size", ".1f"),
            most=("Profit there, $M", ".1f"),
        ),
    )
    made = (band + line + points + today + best).properties(width=620, height=230, usermeta=told)
    return made.configure(**config("currentColor"))

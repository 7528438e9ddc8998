# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The whale curve: profit added up over customers, from the best to the worst."""

from typing import Any

from oms42.charts.behind import behind, table
from oms42.charts.palette import BLUE, GRAY
from oms42.charts.theme import HOVERED, config


def chart() -> Any:
    """Build the chart: a curve that rises above the total and falls back to it.

    Each row has ``share``, the share of customers so far, and ``profit``, their share of the total
    profit; both as fractions of 1.

    Returns:
        An Altair chart whose data set is named ``rows``.
    """
    import altair as alt

    rows = alt.Chart(alt.NamedData("rows")).encode(
        x=alt.X("share:Q", title="Customers, from the most profitable", axis=alt.Axis(format=".0%"))
    )
    y = alt.Y("profit:Q", title="Share of total profit", axis=alt.Axis(format=".0%"))
    area = rows.mark_area(color=BLUE, opacity=0.2).encode(y=y)
    line = rows.mark_line(color=BLUE, strokeWidth=2).encode(y="profit:Q")
    points = rows.mark_point(color=BLUE, **HOVERED).encode(
        y="profit:Q",
        tooltip=[
            alt.Tooltip("share:Q", title="Customers", format=".0%"),
            alt.Tooltip("profit:Q", title="Profit", format=".0%"),
        ],
    )
    # one rule, not one a row
    once = alt.Chart(alt.NamedData("rows")).transform_aggregate(n="count()")
    total = once.mark_rule(color=GRAY, strokeDash=[5, 4]).encode(y=alt.datum(1))
    columns: dict[str, str | tuple[str, str]] = {
        "share": ("Customers", ".0%"),
        "profit": ("Share of total profit", ".0%"),
    }
    told = behind(table("rows", "Profit added up over customers", **columns))
    made = (area + line + points + total).properties(width=620, height=240, usermeta=told)
    return made.configure(**config("currentColor"))

# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The weeks of a selling year: what is booked, what of the open deals closes, at what discount."""

from typing import Any

from oms42.charts.behind import behind, table
from oms42.charts.palette import BLUE, GRAY, ORANGE
from oms42.charts.theme import HOVERED, config

BOOKED, HAZARD, DISCOUNT = "Booked, of a quarter", "Hazard, of open deals", "Discount, of list"
QUARTER = 13  # weeks


def chart() -> Any:
    """Build the chart: three lines over the weeks of a year, and where its quarters end.

    Each row has ``week`` (1 to 52), ``series`` and ``value``, a fraction: what is booked in the
    week as a share of a mean quarter (:data:`BOOKED`), closings per open deal (:data:`HAZARD`), or
    the mean discount on the deals closed (:data:`DISCOUNT`).

    Returns:
        An Altair chart whose data set is named ``rows``.
    """
    import altair as alt

    order = [BOOKED, HAZARD, DISCOUNT]
    colors = alt.Scale(domain=order, range=[BLUE, GRAY, ORANGE])
    dashes = alt.Scale(domain=order, range=[[1, 0], [6, 3], [2, 2]])
    legend = alt.Legend(symbolType="stroke", symbolSize=400)
    ends = [QUARTER * k for k in (1, 2, 3, 4)]
    weeks = alt.Axis(values=ends, labelFlush=False)
    rows = alt.Chart(alt.NamedData("rows")).encode(
        x=alt.X("week:Q", title="Week of the year", axis=weeks, scale=alt.Scale(domain=[1, 52])),
        y=alt.Y("value:Q", title="Share", axis=alt.Axis(format=".0%"), scale=alt.Scale(zero=True)),
        color=alt.Color("series:N", scale=colors, legend=legend),
    )
    lines = rows.mark_line(strokeWidth=2).encode(
        strokeDash=alt.StrokeDash("series:N", scale=dashes, legend=legend)
    )
    points = rows.mark_point(**HOVERED).encode(
        tooltip=[
            alt.Tooltip("week:Q", title="Week"),
            alt.Tooltip("series:N", title="What"),
            alt.Tooltip("value:Q", title="Share", format=".1%"),
        ],
    )
    told = behind(
        table(
            "rows",
            "The weeks of a simulated year (made up)",
            week="Week",
            series="What",
            value=("Share", ".1%"),
        )
    )
    made = (lines + points).properties(width=620, height=260, usermeta=told)
    return made.configure(**config("currentColor"))

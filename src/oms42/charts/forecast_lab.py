# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The forecast lab's chart: what was booked, and what two methods said beforehand."""

from typing import Any

from oms42.charts.behind import behind, table
from oms42.charts.palette import BLUE, GRAY, ORANGE
from oms42.charts.theme import HOVERED, config

ACTUAL, MODEL, NAIVE = "Booked", "Smoothing", "Seasonal naive"


def chart() -> Any:
    """Build the chart, an Altair layer over the rows that the widget sends.

    Each row has ``t`` (milliseconds since 1970, UTC), ``value`` (millions of US dollars) and
    ``series``: booked, or forecast by smoothing or by the seasonal naive.

    Returns:
        An Altair chart whose data set is named ``rows``.
    """
    import altair as alt

    order = [ACTUAL, MODEL, NAIVE]
    colors = alt.Scale(domain=order, range=[GRAY, BLUE, ORANGE])
    dashes = alt.Scale(domain=order, range=[[1, 0], [1, 0], [5, 4]])
    legend = alt.Legend(symbolType="stroke", symbolSize=400)
    # a tooltip's own time format is local: west of Greenwich it would name the month before
    rows = alt.Chart(alt.NamedData("rows")).transform_calculate(month="utcFormat(datum.t, '%b %Y')")
    series = rows.encode(
        x=alt.X("t:T", title=None, scale=alt.Scale(type="utc"), axis=alt.Axis(format="%b %Y")),
        y=alt.Y("value:Q", title="Bookings, $M a month (synthetic)", scale=alt.Scale(zero=False)),
        color=alt.Color("series:N", scale=colors, legend=legend),
    )
    lines = series.mark_line(strokeWidth=2).encode(
        strokeDash=alt.StrokeDash("series:N", scale=dashes, legend=legend)
    )
    # a line's tooltip would always be that of its first month, so the points have it
    points = series.mark_point(**HOVERED).encode(
        tooltip=[
            alt.Tooltip("series:N", title="Series"),
            alt.Tooltip("month:N", title="Month"),
            alt.Tooltip("value:Q", title="$M", format=".1f"),
        ],
    )
    columns: dict[str, str | tuple[str, str]] = {
        "t": ("Month", "%b %Y"),
        "series": "Series",
        "value": ("$M a month", ".1f"),
    }
    told = behind(table("rows", "Bookings and what was forecast (synthetic)", **columns))
    made = (lines + points).properties(width=620, height=260, usermeta=told)
    return made.configure(**config("currentColor"))

# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""A forecast with its interval: what was booked, then a line and a band into the future."""

from typing import Any

from oms42.charts.behind import behind, table
from oms42.charts.palette import BLUE, GRAY
from oms42.charts.theme import HOVERED, config


def chart() -> Any:
    """Build the chart: two data sets, so that the past need not travel when the forecast moves.

    ``rows`` has the forecast, one row a month: ``t`` (milliseconds since 1970, UTC), ``mean``,
    ``low`` and ``high`` (millions of US dollars). ``past`` has ``t`` and ``value``.

    Returns:
        An Altair chart over ``rows`` and ``past``.
    """
    import altair as alt

    month = "utcFormat(datum.t, '%b %Y')"
    x = alt.X("t:T", title=None, scale=alt.Scale(type="utc"), axis=alt.Axis(format="%b %Y"))
    title = "Bookings, $M a month (synthetic)"
    forecast = alt.Chart(alt.NamedData("rows")).transform_calculate(month=month).encode(x=x)
    past = alt.Chart(alt.NamedData("past")).transform_calculate(month=month).encode(x=x)
    band = forecast.mark_area(color=BLUE, opacity=0.25).encode(
        y=alt.Y("low:Q", title=title, scale=alt.Scale(zero=False)), y2="high:Q"
    )
    line = forecast.mark_line(color=BLUE, strokeWidth=2, strokeDash=[5, 4]).encode(y="mean:Q")
    points = forecast.mark_point(color=BLUE, **HOVERED).encode(
        y="mean:Q",
        tooltip=[
            alt.Tooltip("month:N", title="Month"),
            alt.Tooltip("mean:Q", title="Forecast, $M", format=".1f"),
            alt.Tooltip("low:Q", title="Low", format=".1f"),
            alt.Tooltip("high:Q", title="High", format=".1f"),
        ],
    )
    booked = past.mark_line(color=GRAY, strokeWidth=2).encode(y="value:Q")
    months = past.mark_point(color=GRAY, **HOVERED).encode(
        y="value:Q",
        tooltip=[
            alt.Tooltip("month:N", title="Month"),
            alt.Tooltip("value:Q", title="Booked, $M", format=".1f"),
        ],
    )
    made = (band + line + points + booked + months).properties(
        width=620,
        height=260,
        usermeta=behind(
            table(
                "rows",
                "Forecast, $M a month (synthetic)",
                t=("Month", "%b %Y"),
                mean=("Forecast", ".1f"),
                low=("Low", ".1f"),
                high=("High", ".1f"),
            ),
            table(
                "past",
                "Booked, $M a month (synthetic)",
                t=("Month", "%b %Y"),
                value=("Booked", ".1f"),
            ),
        ),
    )
    return made.configure(**config("currentColor"))

# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Bars by month, a stretch of which a reader can select."""

from typing import Any

from oms42.charts.behind import behind, table
from oms42.charts.palette import BLUE, GRAY
from oms42.charts.theme import config

STRETCH = "months"  # the selection's name


def chart() -> Any:
    """Build the chart: a bar a month, those of the selected stretch in the stronger color.

    Each row has ``t`` (milliseconds since 1970, UTC) and ``value`` (millions of US dollars). The
    selection ``months`` holds the two ends of the stretch.

    Returns:
        An Altair chart whose data set is named ``rows``.
    """
    import altair as alt

    # no zoom: a reader who scrolls past must not turn the wheel over the stretch
    stretch = alt.selection_interval(name=STRETCH, encodings=["x"], zoom=False)
    rows = alt.Chart(alt.NamedData("rows")).transform_calculate(month="utcFormat(datum.t, '%b %Y')")
    bars = rows.mark_bar(size=9).encode(
        x=alt.X("t:T", title=None, scale=alt.Scale(type="utc"), axis=alt.Axis(format="%b %Y")),
        y=alt.Y("value:Q", title="Bookings, $M (synthetic)"),
        color=alt.condition(stretch, alt.value(BLUE), alt.value(GRAY)),
        tooltip=[
            alt.Tooltip("month:N", title="Month"),
            alt.Tooltip("value:Q", title="$M", format=".1f"),
        ],
    )
    columns: dict[str, str | tuple[str, str]] = {"t": ("Month", "%b %Y"), "value": ("$M", ".1f")}
    told = behind(table("rows", "Bookings a month (synthetic)", **columns))
    made = bars.add_params(stretch).properties(width=620, height=160, usermeta=told)
    return made.configure(**config("currentColor"))

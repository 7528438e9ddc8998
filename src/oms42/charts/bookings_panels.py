# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Small multiples: one panel a product, its regions as lines."""

from typing import Any

from oms42.charts.behind import behind, table
from oms42.charts.palette import BLUE, GRAY, GREEN, ORANGE
from oms42.charts.theme import HOVERED, config

REGIONS = ("NA", "EMEA", "APAC", "LATAM")


def chart() -> Any:
    """Build the chart, a facet of lines.

    Each row has ``t`` (milliseconds since 1970, UTC), ``value`` (millions of US dollars),
    ``region`` and ``product``.

    Returns:
        An Altair chart whose data set is named ``rows``.
    """
    import altair as alt

    colors = alt.Scale(domain=list(REGIONS), range=[BLUE, ORANGE, GREEN, GRAY])
    dashes = alt.Scale(domain=list(REGIONS), range=[[1, 0], [6, 3], [2, 2], [8, 3, 2, 3]])
    legend = alt.Legend(symbolType="stroke", symbolSize=400)
    rows = alt.Chart().transform_calculate(month="utcFormat(datum.t, '%b %Y')")
    series = rows.encode(
        x=alt.X(
            "t:T", title=None, scale=alt.Scale(type="utc"), axis=alt.Axis(format="%Y", tickCount=3)
        ),
        y=alt.Y("value:Q", title="$M a month"),
        color=alt.Color("region:N", scale=colors, legend=legend),
    )
    lines = series.mark_line(strokeWidth=1.5).encode(
        strokeDash=alt.StrokeDash("region:N", scale=dashes, legend=legend)
    )
    # clipped, because a rim above the panel would push its title up
    points = series.mark_point(**{**HOVERED, "size": 6, "clip": True}).encode(
        tooltip=[
            alt.Tooltip("product:N", title="Product"),
            alt.Tooltip("region:N", title="Region"),
            alt.Tooltip("month:N", title="Month"),
            alt.Tooltip("value:Q", title="$M", format=".2f"),
        ],
    )
    panel = (lines + points).properties(width=260, height=120)
    facet = alt.Facet("product:N", title=None, header=alt.Header(labelAnchor="start"))
    columns: dict[str, str | tuple[str, str]] = {
        "product": "Product",
        "region": "Region",
        "t": ("Month", "%b %Y"),
    }
    told = table("rows", "Bookings (synthetic)", **columns, value=("$M a month", ".2f"))
    made = panel.facet(facet, columns=2, data=alt.NamedData("rows"))
    return made.properties(usermeta=behind(told)).configure(**config("currentColor"))

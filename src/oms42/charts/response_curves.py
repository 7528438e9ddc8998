# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Response curves: contribution over heads, one curve a segment, with the heads as they stand."""

from typing import Any

from oms42.charts.behind import behind, table
from oms42.charts.palette import BLUE, GREEN, ORANGE
from oms42.charts.theme import config

SEGMENTS = ("Enterprise", "Mid-market", "Public sector")
STANDING, BEST = "as set", "best split"


def chart() -> Any:
    """Build the chart: three curves, a filled mark where the heads stand, a hollow one at the best.

    Each row of ``rows`` has ``segment``, ``heads`` and ``contribution`` (millions of US dollars);
    each row of ``points`` has these and ``which``, one of the two of this module.

    Returns:
        An Altair chart whose data sets are named ``rows`` and ``points``.
    """
    import altair as alt

    order = list(SEGMENTS)
    colors = alt.Scale(domain=order, range=[BLUE, ORANGE, GREEN])
    dashes = alt.Scale(domain=order, range=[[1, 0], [6, 3], [2, 2]])
    shapes = alt.Scale(domain=order, range=["circle", "triangle-up", "square"])
    legend = alt.Legend(symbolSize=110)
    x = alt.X("heads:Q", title="Account executives")
    y = alt.Y("contribution:Q", title="Contribution, $M (synthetic)")
    lines = (
        alt.Chart(alt.NamedData("rows"))
        .mark_line(strokeWidth=2)
        .encode(
            x=x,
            y=y,
            color=alt.Color("segment:N", scale=colors, legend=legend),
            strokeDash=alt.StrokeDash("segment:N", scale=dashes, legend=legend),
        )
    )
    points = (
        alt.Chart(alt.NamedData("points"))
        .mark_point(size=110, strokeWidth=2, opacity=1)
        .encode(
            x=x,
            y=y,
            color=alt.Color("segment:N", scale=colors, legend=legend),
            shape=alt.Shape("segment:N", scale=shapes, legend=None),
            fillOpacity=alt.condition(f"datum.which == '{STANDING}'", alt.value(1), alt.value(0)),
            fill=alt.Fill("segment:N", scale=colors, legend=None),
            tooltip=[
                alt.Tooltip("segment:N", title="Segment"),
                alt.Tooltip("which:N", title="Heads"),
                alt.Tooltip("heads:Q", title="Account executives"),
                alt.Tooltip("contribution:Q", title="Contribution, $M", format=".2f"),
            ],
        )
    )
    told = behind(
        table(
            "rows",
            "The curves (synthetic)",
            segment="Segment",
            heads="Account executives",
            contribution=("Contribution, $M", ".2f"),
        ),
        table(
            "points",
            "Heads and what they bring (synthetic)",
            segment="Segment",
            which="Heads",
            heads="Account executives",
            contribution=("Contribution, $M", ".2f"),
        ),
    )
    made = (lines + points).properties(width=620, height=240, usermeta=told)
    return made.configure(**config("currentColor"))

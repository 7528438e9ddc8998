# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The quota explorer's scatter: does attainment go with potential, or with last year's growth?"""

from typing import Any

from oms42.charts.behind import behind, table
from oms42.charts.palette import BLUE, GRAY, ORANGE
from oms42.charts.theme import config


def chart() -> Any:
    """Build the chart: a point a territory, the line through them, and the quota at 100 percent.

    ``rows`` has ``territory``, ``x`` (1 is the mean territory) and ``attainment``. ``line`` has the
    two ends of the fitted line, ``x`` and ``attainment``; it may be empty.

    Returns:
        An Altair chart over ``rows`` and ``line``.
    """
    import altair as alt

    x = alt.X(
        "x:Q",
        title="Over the mean (synthetic)",
        scale=alt.Scale(zero=False),
        axis=alt.Axis(tickCount=6),
    )
    y = alt.Y(
        "attainment:Q",
        title="Mean attainment of quota",
        scale=alt.Scale(zero=False),
        axis=alt.Axis(format=".0%", tickCount=6),
    )
    rows = alt.Chart(alt.NamedData("rows"))
    points = rows.mark_point(filled=True, color=BLUE, size=55, opacity=0.8).encode(
        x=x,
        y=y,
        tooltip=[
            alt.Tooltip("territory:N", title="Territory"),
            alt.Tooltip("x:Q", title="Over the mean", format=".2f"),
            alt.Tooltip("attainment:Q", title="Attainment", format=".1%"),
        ],
    )
    line = alt.Chart(alt.NamedData("line")).mark_line(color=ORANGE, strokeWidth=3)
    # one rule, not one a row
    once = rows.transform_aggregate(n="count()")
    quota = once.mark_rule(color=GRAY, strokeDash=[5, 4]).encode(y=alt.datum(1))
    told = behind(
        table(
            "rows",
            "Territories (synthetic)",
            territory="Territory",
            x=("Over the mean", ".2f"),
            attainment=("Attainment", ".1%"),
        ),
        table(
            "line",
            "Fitted line",
            x=("Over the mean", ".2f"),
            attainment=("Attainment", ".1%"),
        ),
    )
    made = alt.layer(quota, points, line.encode(x="x:Q", y="attainment:Q"))
    made = made.properties(width=620, height=240, usermeta=told)
    return made.configure(**config("currentColor"))

# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The pay curve: incentive over attainment, one line a plan, over the spread of attainment."""

from typing import Any

from oms42.charts.behind import behind, table
from oms42.charts.palette import BLUE, GRAY, GREEN, ORANGE
from oms42.charts.theme import HOVERED, config


def chart() -> Any:
    """Build the chart: straight pieces between corners, a gap where a plan jumps.

    Each row of ``rows`` has ``plan``, ``attainment`` (1 is 100 % of quota), ``incentive`` (money a
    year) and ``piece`` (points of one piece are joined). Each row of ``spread`` has ``attainment``
    and ``share``, how much of the distribution of attainment lies there.

    Returns:
        An Altair chart whose data sets are named ``rows`` and ``spread``.
    """
    import altair as alt

    x = alt.X("attainment:Q", title="Attainment of quota", axis=alt.Axis(format=".0%"))
    y = alt.Y("incentive:Q", title="Incentive a year", axis=alt.Axis(format="~s"))
    colors = alt.Scale(range=[BLUE, ORANGE, GREEN])
    dashes = alt.Scale(range=[[1, 0], [6, 3], [2, 2]])
    legend = alt.Legend(title="Plan", symbolType="stroke", symbolSize=400)
    rows = alt.Chart(alt.NamedData("rows")).encode(
        x=x,
        y=y,
        color=alt.Color("plan:N", scale=colors, legend=legend),
        strokeDash=alt.StrokeDash("plan:N", scale=dashes, legend=legend),
    )
    lines = rows.mark_line(strokeWidth=2).encode(detail=["piece:N"])
    points = rows.mark_point(**HOVERED).encode(
        tooltip=[
            alt.Tooltip("plan:N", title="Plan"),
            alt.Tooltip("attainment:Q", title="Attainment", format=".1%"),
            alt.Tooltip("incentive:Q", title="Incentive", format=",.0f"),
        ],
    )
    spread = alt.Chart(alt.NamedData("spread")).encode(x=x)
    area = spread.mark_area(color=GRAY, opacity=0.25).encode(
        y=alt.Y("share:Q", axis=None, scale=alt.Scale(zero=True))
    )
    # one rule, not one a row
    once = alt.Chart(alt.NamedData("rows")).transform_aggregate(n="count()")
    quota = once.mark_rule(color=GRAY, strokeDash=[5, 4]).encode(x=alt.datum(1))
    told = behind(
        table(
            "rows",
            "Incentive at the corners of the curve (made up)",
            plan="Plan",
            attainment=("Attainment", ".1%"),
            incentive=("Incentive a year", ",.0f"),
        ),
        table(
            "spread",
            "The spread of attainment (made up)",
            attainment=("Attainment", ".1%"),
            share=("Share of sellers", ".1%"),
        ),
    )
    curves = lines + points + quota
    made = alt.layer(area, curves).resolve_scale(y="independent")
    made = made.properties(width=620, height=260, usermeta=told)
    return made.configure(**config("currentColor"))

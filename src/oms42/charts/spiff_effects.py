# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The event plot of a SPIFF: the effect of each quarter with its interval, and the net effect."""

from typing import Any

from oms42.charts.behind import behind, table
from oms42.charts.palette import BLUE, GRAY, GREEN, ORANGE
from oms42.charts.theme import config

BEFORE, DURING, AFTER, NET = "before", "SPIFF", "after", "net"


def chart() -> Any:
    """Build the chart: a point with its interval for each quarter, and one for the sum.

    Each row has ``quarter`` (in the order given), ``phase`` (one of :data:`BEFORE`,
    :data:`DURING`, :data:`AFTER`, :data:`NET`), and ``effect``, ``lower`` and ``upper`` as
    fractions of what would have been sold.

    Returns:
        An Altair chart whose data set is named ``rows``.
    """
    import altair as alt

    order = [BEFORE, DURING, AFTER, NET]
    colors = alt.Scale(domain=order, range=[GRAY, ORANGE, BLUE, GREEN])
    shapes = alt.Scale(domain=order, range=["circle", "square", "triangle-up", "diamond"])
    axis = alt.Axis(format="+.0%", tickCount=6)
    color = alt.Color("phase:N", scale=colors)
    rows = alt.Chart(alt.NamedData("rows")).encode(
        x=alt.X(
            "quarter:N", sort=None, title="Quarters from the SPIFF", axis=alt.Axis(labelAngle=0)
        )
    )
    reach = rows.mark_rule(strokeWidth=2).encode(
        y=alt.Y("lower:Q", title="Units against normal (synthetic)", axis=axis),
        y2="upper:Q",
        color=color,
    )
    points = rows.mark_point(filled=True, size=110, opacity=1).encode(
        y="effect:Q",
        color=color,
        shape=alt.Shape("phase:N", scale=shapes),
        tooltip=[
            alt.Tooltip("quarter:N", title="Quarter"),
            alt.Tooltip("effect:Q", title="Effect", format="+.1%"),
            alt.Tooltip("lower:Q", title="From", format="+.1%"),
            alt.Tooltip("upper:Q", title="To", format="+.1%"),
        ],
    )
    # one rule, not one a row
    once = alt.Chart(alt.NamedData("rows")).transform_aggregate(n="count()")
    zero = once.mark_rule(color="currentColor").encode(y=alt.datum(0))
    told = behind(
        table(
            "rows",
            "Effect of the SPIFF on units (synthetic)",
            quarter="Quarter",
            phase="Phase",
            effect=("Effect", "+.1%"),
            lower=("From", "+.1%"),
            upper=("To", "+.1%"),
        )
    )
    made = (zero + reach + points).properties(width=620, height=260, usermeta=told)
    return made.configure(**config("currentColor"))

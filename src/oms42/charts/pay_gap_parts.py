# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The pay gap in parts: the raw gap, what goes with each control, and what is left."""

from typing import Any

from oms42.charts.behind import behind, table
from oms42.charts.palette import BLUE, GRAY, ORANGE
from oms42.charts.theme import config

WHOLE, ACCEPTED, OPEN = "raw gap", "accepted", "to be justified"
BAR = 34  # pixels a part


def chart() -> Any:
    """Build the chart: a waterfall from the raw gap to what is left.

    Each row has ``part`` (in the order given), ``kind`` (one of :data:`WHOLE`, :data:`ACCEPTED`,
    :data:`OPEN`), ``start`` and ``end`` of its bar, ``size``, which is the part itself, and
    ``text``, its size in words; all sizes are fractions of men's mean pay.

    Returns:
        An Altair chart whose data set is named ``rows``.
    """
    import altair as alt

    order = [WHOLE, ACCEPTED, OPEN]
    colors = alt.Scale(domain=order, range=[GRAY, BLUE, ORANGE])
    # what is open is seen by its pale fill too, not by its color alone
    fills = alt.Scale(domain=order, range=[1, 1, 0.25])
    names = alt.Axis(minExtent=60, labelLimit=140)
    rows = alt.Chart(alt.NamedData("rows")).encode(
        y=alt.Y("part:N", title=None, sort=None, axis=names)
    )
    bars = rows.mark_bar(strokeWidth=2).encode(
        x=alt.X(
            "start:Q",
            title="Of men's mean pay (synthetic)",
            axis=alt.Axis(format=".0%", tickCount=5),
        ),
        x2="end:Q",
        color=alt.Color("kind:N", scale=colors),
        stroke=alt.Stroke("kind:N", scale=colors),
        fillOpacity=alt.FillOpacity("kind:N", scale=fills),
        tooltip=[
            alt.Tooltip("part:N", title="Part"),
            alt.Tooltip("size:Q", title="Share of men's pay", format="+.1%"),
            alt.Tooltip("kind:N", title="It is"),
        ],
    )
    far = alt.X("far:Q")
    sizes = rows.transform_calculate(far="max(datum.start, datum.end)")
    texts = sizes.mark_text(align="left", dx=4).encode(x=far, text="text:N")
    # one rule, not one a row
    once = alt.Chart(alt.NamedData("rows")).transform_aggregate(n="count()")
    zero = once.mark_rule(color="currentColor").encode(x=alt.datum(0))
    told = behind(
        table(
            "rows",
            "The pay gap in parts (synthetic)",
            part="Part",
            kind="It is",
            size=("Share of men's mean pay", "+.1%"),
        )
    )
    made = (bars + texts + zero).properties(width=520, height=alt.Step(BAR), usermeta=told)
    return made.configure(**config("currentColor"))

# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The quota explorer's histogram: where attainment ends, and how much of it just past quota."""

from typing import Any

from oms42.charts.behind import behind, table
from oms42.charts.palette import BLUE, GRAY, ORANGE
from oms42.charts.theme import config

BAND, ELSE, WITHOUT = "100 to 104 %", "Elsewhere", "Without a ratchet"


def chart() -> Any:
    """Build the chart: a histogram of attainment, and a tick a bar for a year without a ratchet.

    ``rows`` has ``low`` and ``high`` (attainment), ``share`` (of sellers and years), ``without``
    (the same if no quota followed sales) and ``side``, whether it is the band just past quota.

    Returns:
        An Altair chart whose data set is named ``rows``.
    """
    import altair as alt

    colors = alt.Scale(domain=[ELSE, BAND, WITHOUT], range=[BLUE, ORANGE, GRAY])
    axis = alt.Axis(format=".0%", tickCount=8)
    rows = alt.Chart(alt.NamedData("rows")).encode(
        x=alt.X(
            "low:Q",
            title="Attainment of quota (synthetic)",
            scale=alt.Scale(zero=False, nice=False),
            axis=axis,
        ),
        x2="high:Q",
    )
    bars = rows.mark_bar(stroke=None).encode(
        y=alt.Y("share:Q", title="Share of seller-years", axis=alt.Axis(format="~%")),
        y2=alt.datum(0),
        color=alt.Color("side:N", scale=colors),
        tooltip=[
            alt.Tooltip("low:Q", title="From", format=".0%"),
            alt.Tooltip("high:Q", title="To", format=".0%"),
            alt.Tooltip("share:Q", title="Share", format=".1%"),
            alt.Tooltip("without:Q", title="Without a ratchet", format=".1%"),
        ],
    )
    ticks = rows.transform_calculate(kind=f"'{WITHOUT}'").mark_rule(strokeWidth=2.5)
    ticks = ticks.encode(y="without:Q", color=alt.Color("kind:N", scale=colors))
    told = behind(
        table(
            "rows",
            "Attainment (synthetic)",
            low=("From", ".0%"),
            high=("To", ".0%"),
            share=("Share", ".1%"),
            without=(WITHOUT, ".1%"),
            side="Place",
        )
    )
    made = (bars + ticks).properties(width=620, height=200, usermeta=told)
    return made.configure(**config("currentColor"))

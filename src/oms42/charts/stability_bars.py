# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""How often each segment recurs, beside the levels from which it may be named."""

from typing import Any

from oms42.charts.behind import behind, table
from oms42.charts.palette import BLUE, GRAY, ORANGE
from oms42.charts.theme import config


def chart() -> Any:
    """Build the chart: a bar a segment, and rules at 0.6 and 0.75.

    Each row has ``segment``, ``jaccard`` and ``stable``, ``stable`` or ``not stable``.

    Returns:
        An Altair chart whose data set is named ``rows``.
    """
    import altair as alt

    colors = alt.Scale(domain=["stable", "not stable"], range=[BLUE, ORANGE])
    rows = alt.Chart(alt.NamedData("rows")).encode(y=alt.Y("segment:N", title="Segment", sort=None))
    x = alt.X("jaccard:Q", title="Recurs: mean Jaccard", scale=alt.Scale(domain=[0, 1]))
    bars = rows.mark_bar(height={"band": 0.7}).encode(
        x=x, color=alt.Color("stable:N", scale=colors)
    )
    words = rows.mark_text(align="left", dx=5).encode(
        x=x, text=alt.Text("jaccard:Q", format=".2f"), color=alt.value("currentColor")
    )
    once = alt.Chart(alt.NamedData("rows")).transform_aggregate(n="count()")
    lines = [
        once.mark_rule(color=GRAY, strokeDash=dash, strokeWidth=2).encode(x=alt.datum(level))
        for level, dash in ((0.6, [2, 3]), (0.75, [6, 4]))
    ]
    told = behind(
        table(
            "rows",
            "How often each segment recurs (synthetic)",
            segment="Segment",
            jaccard=("Mean Jaccard", ".2f"),
            stable="Verdict",
        )
    )
    made = alt.layer(bars, words, *lines).properties(width=480, height=alt.Step(24), usermeta=told)
    return made.configure(**config("currentColor"))

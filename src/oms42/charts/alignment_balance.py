# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The balance of an alignment: how far each territory lies from the mean, work and potential."""

from typing import Any

from oms42.charts.behind import behind, table
from oms42.charts.palette import BLUE, ORANGE
from oms42.charts.theme import config

MEASURES = ("Workload", "Potential")


def chart() -> Any:
    """Build the chart: two bars a territory, from the mean leftward or rightward.

    Each row has ``territory``, ``measure`` (one of :data:`MEASURES`) and ``deviation``, a fraction
    of the mean territory: −0.2 is 20 percent too little. The rows may be those of
    ``AlignmentReport.rows()``.

    Returns:
        An Altair chart whose data set is named ``rows``.
    """
    import altair as alt

    colors = alt.Scale(domain=list(MEASURES), range=[BLUE, ORANGE])
    # a still is drawn with another font than the page's: the names get room in any case
    names = alt.Axis(minExtent=96, labelLimit=120)
    rows = alt.Chart(alt.NamedData("rows")).encode(
        y=alt.Y("territory:N", title=None, sort=None, axis=names)
    )
    bars = rows.mark_bar().encode(
        x=alt.X(
            "deviation:Q",
            stack=False,
            title="Off the mean territory (synthetic)",
            axis=alt.Axis(format="+.0%", tickCount=5),
        ),
        yOffset=alt.YOffset("measure:N", sort=list(MEASURES)),
        color=alt.Color("measure:N", scale=colors),
        tooltip=[
            alt.Tooltip("territory:N", title="Territory"),
            alt.Tooltip("measure:N", title="Measure"),
            alt.Tooltip("deviation:Q", title="Off the mean", format="+.1%"),
        ],
    )
    # one rule, not one a row
    once = alt.Chart(alt.NamedData("rows")).transform_aggregate(n="count()")
    middle = once.mark_rule(color="currentColor").encode(x=alt.datum(0))
    columns: dict[str, str | tuple[str, str]] = {
        "territory": "Territory",
        "measure": "Measure",
        "deviation": ("Off the mean", "+.1%"),
    }
    told = behind(table("rows", "Balance of the territories (synthetic)", **columns))
    made = (bars + middle).properties(width=520, height=alt.Step(11), usermeta=told)
    return made.configure(**config("currentColor"))

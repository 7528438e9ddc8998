# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The calibration studio's chart: what was said against what happened, with its uncertainty."""

from typing import Any

from oms42.charts.behind import behind, table
from oms42.charts.palette import BLUE, GRAY, ORANGE
from oms42.charts.theme import config

RAW, MENDED = "As the model said", "Recalibrated"
SIDE = 400


def chart() -> Any:
    """Build the chart: a reliability diagram with intervals, the diagonal and the threshold.

    ``rows`` has ``said`` (mean chance of a bin), ``happened`` (share won), ``low`` and ``high``
    (limits of the share), ``deals`` (how many) and ``series``. ``marks`` has one row: ``at``, the
    chance from which a slot is reserved.

    Returns:
        An Altair chart over ``rows`` and ``marks``.
    """
    import altair as alt

    order = [RAW, MENDED]
    colors = alt.Scale(domain=order, range=[ORANGE, BLUE])
    shapes = alt.Scale(domain=order, range=["square", "circle"])
    percent = alt.Axis(format="~%", tickCount=5)
    whole = alt.Scale(domain=[0, 1])
    y = alt.Y("happened:Q", title="Share won in the quarter", axis=percent, scale=whole)
    rows = alt.Chart(alt.NamedData("rows")).encode(
        x=alt.X("said:Q", title="Stated chance (synthetic deals)", axis=percent, scale=whole),
        color=alt.Color("series:N", scale=colors),
    )
    reach = rows.mark_rule(strokeWidth=1.5).encode(y=alt.Y("low:Q"), y2="high:Q")
    points = rows.mark_point(filled=True, opacity=0.9, size=90).encode(
        y=y,
        shape=alt.Shape("series:N", scale=shapes),
        size=alt.Size("deals:Q", scale=alt.Scale(type="sqrt", range=[30, 320]), legend=None),
        tooltip=[
            alt.Tooltip("series:N", title="Chances"),
            alt.Tooltip("said:Q", title="Said", format=".1%"),
            alt.Tooltip("happened:Q", title="Won", format=".1%"),
            alt.Tooltip("deals:Q", title="Deals"),
        ],
    )
    marks = alt.Chart(alt.NamedData("marks"))
    ideal = marks.mark_rule(color=GRAY, strokeDash=[5, 4]).encode(
        x=alt.datum(0), y=alt.datum(0), x2=alt.datum(1), y2=alt.datum(1)
    )
    threshold = marks.mark_rule(color="currentColor", strokeWidth=1.5).encode(x="at:Q")
    word = marks.mark_text(align="left", baseline="top", dx=4).encode(
        x="at:Q", y=alt.value(2), text=alt.value("reserve from here on")
    )
    told = behind(
        table(
            "rows",
            "Reliability (synthetic)",
            series="Chances",
            said=("Said", ".1%"),
            happened=("Won", ".1%"),
            low=("From", ".1%"),
            high=("To", ".1%"),
            deals="Deals",
        ),
        table("marks", "Threshold", at=("Reserve from", ".1%")),
    )
    made = alt.layer(ideal, threshold, word, reach, points)
    made = made.properties(width=SIDE, height=SIDE, usermeta=told)
    return made.configure(**config("currentColor"))

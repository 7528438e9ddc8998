# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The quarter simulator's chart: how likely each total is, and where target and mean lie."""

from typing import Any

from oms42.charts.behind import behind, table
from oms42.charts.palette import BLUE, GRAY, GREEN, ORANGE
from oms42.charts.theme import config

BELOW, REACHED = "Below the target", "Target reached"
TARGET, WEIGHTED = "Target", "Weighted pipeline"
QUANTILE = "Quantile"


def chart() -> Any:
    """Build the chart: bars over totals, with rules for the target and the weighted pipeline.

    ``rows`` has ``low`` and ``high`` (millions of US dollars), ``share`` (of quarters) and
    ``side``. ``marks`` has ``at``, ``kind`` (target, weighted pipeline or quantile) and ``line``,
    which is written above a quantile.

    Returns:
        An Altair chart over ``rows`` and ``marks``.
    """
    import altair as alt

    title = "What the quarter brings, $M (synthetic)"
    order = [BELOW, REACHED, TARGET, WEIGHTED]
    colors = alt.Scale(domain=order, range=[GRAY, BLUE, ORANGE, GREEN])
    legend = alt.Legend(symbolType="square", offset=36)
    dashes = alt.Scale(domain=[TARGET, WEIGHTED], range=[[1, 0], [6, 4]])
    bars = (
        alt.Chart(alt.NamedData("rows"))
        .mark_bar(stroke=None)
        .encode(
            x=alt.X("low:Q", title=title, scale=alt.Scale(zero=False, nice=False)),
            x2="high:Q",
            y=alt.Y("share:Q", title="Share of quarters", axis=alt.Axis(format="~%")),
            y2=alt.datum(0),
            color=alt.Color("side:N", scale=colors, legend=legend),
            tooltip=[
                alt.Tooltip("low:Q", title="From, $M", format=".2f"),
                alt.Tooltip("high:Q", title="To, $M", format=".2f"),
                alt.Tooltip("share:Q", title="Share", format=".1%"),
            ],
        )
    )
    marks = alt.Chart(alt.NamedData("marks")).encode(x="at:Q")
    rules = marks.transform_filter(f"datum.kind != '{QUANTILE}'").mark_rule(strokeWidth=2.5)
    rules = rules.encode(
        color=alt.Color("kind:N", scale=colors, legend=legend),
        strokeDash=alt.StrokeDash("kind:N", scale=dashes, legend=None),
        tooltip=[
            alt.Tooltip("kind:N", title="Line"),
            alt.Tooltip("at:Q", title="$M", format=".2f"),
        ],
    )
    quantiles = marks.transform_filter(f"datum.kind == '{QUANTILE}'")
    thin = quantiles.mark_rule(color="currentColor", strokeDash=[2, 3])
    # the middle one a line higher: on a phone the three would touch
    low, high = (
        quantiles.transform_filter(f"datum.line {which} 'P50'")
        .mark_text(baseline="bottom")
        .encode(y=alt.value(y), text="line:N")
        for which, y in (("!=", -3), ("==", -16))
    )
    told = behind(
        table(
            "rows",
            "How likely each total is (synthetic)",
            low=("From, $M", ".2f"),
            high=("To, $M", ".2f"),
            share=("Share of quarters", ".1%"),
            side="Against the target",
        ),
        table("marks", "Lines in the picture", line="Line", at=("At, $M", ".2f")),
    )
    made = alt.layer(bars, thin, low, high, rules)
    made = made.properties(width=620, height=240, usermeta=told)
    return made.configure(**config("currentColor"))

# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The capacity bridge: from the quotas on paper to what the plan brings, and the target."""

from typing import Any

from oms42.charts.behind import behind, table
from oms42.charts.palette import BLUE, GRAY, GREEN, ORANGE
from oms42.charts.theme import config

TOTAL, LOSS, SOURCE = "a level", "lost on the way", "from other sources"


def chart() -> Any:
    """Build the chart: a bar a step, from where the last one ended, and a rule at the target.

    Each row has ``step``, ``low`` and ``high`` (millions of US dollars), ``change`` (signed) and
    ``kind``, one of the three of this module. The row of ``target`` has ``target``.

    Returns:
        An Altair chart whose data sets are named ``rows`` and ``target``.
    """
    import altair as alt

    kinds = [TOTAL, LOSS, SOURCE]
    colors = alt.Scale(domain=kinds, range=[BLUE, ORANGE, GREEN])
    names = alt.Axis(labelLimit=150, minExtent=130)
    rows = alt.Chart(alt.NamedData("rows")).encode(
        y=alt.Y("step:N", title=None, sort=None, axis=names)
    )
    bars = rows.mark_bar(height={"band": 0.72}).encode(
        x=alt.X("low:Q", title="$M a year, synthetic; dashed: the target"),
        x2="high:Q",
        color=alt.Color("kind:N", scale=colors),
        tooltip=[
            alt.Tooltip("step:N", title="Step"),
            alt.Tooltip("change:Q", title="$M", format="+.2f"),
        ],
    )
    words = rows.mark_text(align="left", dx=5).encode(
        x="high:Q", text=alt.Text("change:Q", format="+.1f"), color=alt.value("currentColor")
    )
    target = (
        alt.Chart(alt.NamedData("target"))
        .mark_rule(color=GRAY, strokeDash=[5, 4], strokeWidth=2)
        .encode(x="target:Q")
    )
    told = behind(
        table(
            "rows",
            "From quotas to capacity (synthetic)",
            step="Step",
            change=("$M", "+.2f"),
            high=("Up to, $M", ".2f"),
        ),
        table("target", "The target", target=("Target, $M", ".1f")),
    )
    made = (bars + words + target).properties(width=480, height=alt.Step(26), usermeta=told)
    return made.configure(**config("currentColor"))

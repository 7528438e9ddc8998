# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Levers beside each other: what each adds, and the gap that they are to close."""

from typing import Any

from oms42.charts.behind import behind, table
from oms42.charts.palette import BLUE, GRAY
from oms42.charts.theme import config


def chart() -> Any:
    """Build the chart: a bar a lever, the strongest first, and a rule at the gap.

    Each row has ``lever`` and ``adds`` (millions of US dollars); the row of ``gap`` has ``gap``.

    Returns:
        An Altair chart whose data sets are named ``rows`` and ``gap``.
    """
    import altair as alt

    names = alt.Axis(labelLimit=230, minExtent=200)
    rows = alt.Chart(alt.NamedData("rows")).encode(
        y=alt.Y("lever:N", title=None, sort=None, axis=names)
    )
    bars = rows.mark_bar(color=BLUE, height={"band": 0.72}).encode(
        x=alt.X(
            "adds:Q",
            title="Adds, $M a year, synthetic; dashed: the gap",
            scale=alt.Scale(zero=True),
        ),
        tooltip=[
            alt.Tooltip("lever:N", title="Lever"),
            alt.Tooltip("adds:Q", title="Adds, $M", format=".2f"),
        ],
    )
    words = rows.mark_text(align="left", dx=5).encode(
        x="adds:Q", text=alt.Text("adds:Q", format=".2f"), color=alt.value("currentColor")
    )
    gap = (
        alt.Chart(alt.NamedData("gap"))
        .mark_rule(color=GRAY, strokeDash=[5, 4], strokeWidth=2)
        .encode(x="gap:Q")
    )
    told = behind(
        table("rows", "What each lever adds (synthetic)", lever="Lever", adds=("$M", ".2f")),
        table("gap", "The gap", gap=("Gap, $M", ".2f")),
    )
    made = (bars + words + gap).properties(width=410, height=alt.Step(24), usermeta=told)
    return made.configure(**config("currentColor"))

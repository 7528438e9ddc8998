# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""A map of cells with the territory that each belongs to, and those that change hands."""

from typing import Any

from oms42.charts.behind import behind, table
from oms42.charts.territory_style import COLORS
from oms42.charts.theme import config


def chart() -> Any:
    """Build the chart: a tinted rectangle a cell, with the letter of its territory.

    Each row is made by ``cell_rows``. A cell that changes hands has a heavy frame and two letters,
    so that nothing hangs on color; the cell that holds a territory's home has a ring.

    Returns:
        An Altair layer over ``rows``.
    """
    import altair as alt

    bare: dict[str, Any] = {"labels": False, "ticks": False, "grid": False, "domain": False}
    east = alt.Axis(title="West to east on the schematic map (synthetic)", **bare)
    north = alt.Axis(title="South to north", **bare)
    flat = alt.Scale(zero=False, nice=False, padding=2)
    tones = alt.Scale(domain=list(range(len(COLORS))), range=list(COLORS))
    rows = alt.Chart(alt.NamedData("rows"))
    told_of = [
        alt.Tooltip("cell:N", title="Cell"),
        alt.Tooltip("before:N", title="Territory today"),
        alt.Tooltip("after:N", title="Territory in the plan"),
        alt.Tooltip("accounts:Q", title="Accounts", format=",d"),
        alt.Tooltip("hours:Q", title="Workload, hours", format=".1f"),
    ]
    sides = rows.encode(
        x=alt.X("x0:Q", scale=flat, axis=east),
        x2="x1:Q",
        y=alt.Y("y0:Q", scale=flat, axis=north),
        y2="y1:Q",
    )
    cells = sides.mark_rect(fillOpacity=0.4, stroke="currentColor", strokeOpacity=0.35).encode(
        color=alt.Color("tone:N", scale=tones, legend=None), tooltip=told_of
    )
    frames = sides.transform_filter("datum.moved").mark_rect(
        fill="transparent", stroke="currentColor", strokeWidth=3
    )
    middle = rows.transform_calculate(
        x="(datum.x0 + datum.x1) / 2", y="(datum.y0 + datum.y1) / 2"
    ).encode(x="x:Q", y="y:Q")
    rings = middle.transform_filter("datum.home").mark_point(
        size=420, fill="transparent", stroke="currentColor", strokeWidth=1.5, opacity=1
    )
    size = alt.ExprRef("width < 320 ? 10 : 12")  # two letters and an arrow fit a phone's cell
    letters = middle.mark_text(fontSize=size, fontWeight="bold", color="currentColor").encode(
        text="label:N"
    )
    told = behind(
        table(
            "rows",
            "Cells and their territories (synthetic)",
            cell="Cell",
            before="Territory today",
            after="Territory in the plan",
            accounts=("Accounts", ",d"),
            hours=("Workload, hours", ".1f"),
        )
    )
    made = (cells + frames + rings + letters).properties(width=560, height=400, usermeta=told)
    return made.configure(**config("currentColor"))

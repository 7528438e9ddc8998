# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Ranked bars, one of which a reader can pick."""

from typing import Any

from oms42.charts.behind import behind, table
from oms42.charts.palette import BLUE
from oms42.charts.theme import config

PICK = "region"  # the selection's name


def chart() -> Any:
    """Build the chart: a bar a region, longest first, its amount beside it.

    Each row has ``region`` and ``value`` (millions of US dollars). The selection ``region`` holds
    the regions that the reader picked.

    Returns:
        An Altair chart whose data set is named ``rows``.
    """
    import altair as alt

    pick = alt.selection_point(name=PICK, fields=["region"])
    rows = alt.Chart(alt.NamedData("rows")).encode(
        x=alt.X("value:Q", title="Bookings, $M in the year (synthetic)"),
        y=alt.Y("region:N", title=None, sort="-x"),
    )
    bars = rows.mark_bar(color=BLUE, cursor="pointer").encode(
        opacity=alt.condition(pick, alt.value(1), alt.value(0.4)),
        tooltip=[
            alt.Tooltip("region:N", title="Region"),
            alt.Tooltip("value:Q", title="$M", format=".1f"),
        ],
    )
    amounts = rows.mark_text(align="left", dx=4).encode(text=alt.Text("value:Q", format=".1f"))
    columns: dict[str, str | tuple[str, str]] = {"region": "Region", "value": ("$M", ".1f")}
    told = behind(table("rows", "Bookings of the year (synthetic)", **columns))
    made = (bars.add_params(pick) + amounts).properties(width=560, height=130, usermeta=told)
    return made.configure(**config("currentColor"))

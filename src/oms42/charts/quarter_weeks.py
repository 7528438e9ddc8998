# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The quarter week by week: a fan of what is in by when, and the target over it."""

from typing import Any

from oms42.charts.behind import behind, table
from oms42.charts.palette import BLUE, ORANGE
from oms42.charts.theme import HOVERED, config


def chart() -> Any:
    """Build the chart: a band from P10 to P90, the median within, a rule at the target.

    ``rows`` has ``week`` and ``low``, ``mid`` and ``high`` (millions of US dollars, signed by the
    end of that week). ``target`` has ``at``.

    Returns:
        An Altair chart over ``rows`` and ``target``.
    """
    import altair as alt

    title = "Signed so far, $M (synthetic)"
    weeks = alt.Chart(alt.NamedData("rows")).encode(
        x=alt.X("week:Q", title="End of week", axis=alt.Axis(values=[1, 3, 5, 7, 9, 11, 13]))
    )
    band = weeks.mark_area(color=BLUE, opacity=0.25).encode(
        y=alt.Y("low:Q", title=title), y2="high:Q"
    )
    line = weeks.mark_line(color=BLUE, strokeWidth=2, strokeDash=[5, 4]).encode(y="mid:Q")
    points = weeks.mark_point(color=BLUE, **HOVERED).encode(
        y="mid:Q",
        tooltip=[
            alt.Tooltip("week:Q", title="End of week"),
            alt.Tooltip("low:Q", title="P10, $M", format=".2f"),
            alt.Tooltip("mid:Q", title="P50, $M", format=".2f"),
            alt.Tooltip("high:Q", title="P90, $M", format=".2f"),
        ],
    )
    rule = alt.Chart(alt.NamedData("target")).mark_rule(color=ORANGE, strokeWidth=2.5)
    told = behind(
        table(
            "rows",
            "Signed by the end of each week, $M (synthetic)",
            week="Week",
            low=("P10", ".2f"),
            mid=("P50", ".2f"),
            high=("P90", ".2f"),
        ),
        table("target", "Line in the picture", at=("Target, $M", ".2f")),
    )
    made = alt.layer(band, line, points, rule.encode(y="at:Q"))
    return made.properties(width=620, height=170, usermeta=told).configure(**config("currentColor"))

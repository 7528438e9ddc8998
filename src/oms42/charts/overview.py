# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Small static pictures of what a table holds: bars, a course over time, points on a map."""

from collections.abc import Mapping
from typing import Any

from oms42.charts.palette import BLUE
from oms42.charts.records import rows
from oms42.charts.shapes import as_data
from oms42.charts.theme import config

WIDTH = 290  # with its axis it fits a phone of 360 pixels
BAR, HEIGHT = 20, 130
LETTER = 8  # pixels; wider than Vega measures, because the page's font is not the one it knows
ROUND = ",.3~r"
KINDS = ("bars", "course", "level", "points", "places", "shapes")


def overview(kind: str, columns: Mapping[str, Any], title: str, text: str) -> Any:
    """Draw a small picture.

    Args:
        kind: `bars` over `label` and `value`; `course`, a line over `t` (datetime64) and `value`,
            from zero; `level`, the same with a scale of its own; `points` at `x` and `y` of a
            plane; `places` at `longitude` and `latitude` in the United States; `shapes`, the
            counties of Ohio, of no columns.
        columns: One array-like a column.
        title: What the value is, with its unit; it stands at the axis.
        text: The color of labels, such as `#222222`.

    Returns:
        An Altair chart.

    Raises:
        ValueError: If there is no such kind.

    Example:
        >>> made = overview("bars", {"label": ["a"], "value": [3]}, "Deals", "#222222").to_dict()
        >>> made["encoding"]["x"]["title"]
        'Deals'
    """
    makers = {
        "bars": _bars,
        "course": _course,
        "level": _level,
        "points": _points,
        "places": _places,
        "shapes": _shapes,
    }
    if kind not in makers:
        raise ValueError(f"no kind of picture {kind!r}; there are: {', '.join(KINDS)}")
    made = makers[kind](rows(columns, decimals=4), title)
    return made.configure(**{**config(text), "aria": False})


def _bars(values: list[dict[str, Any]], title: str) -> Any:
    """Draw a horizontal bar for each label, in the order given."""
    import altair as alt

    room = LETTER * max(len(row["label"]) for row in values)
    chart = alt.Chart(alt.InlineData(values=values)).mark_bar()
    made = chart.encode(
        y=alt.Y("label:N", title=None, sort=None, axis=alt.Axis(minExtent=room)),
        x=alt.X("value:Q", title=title, axis=alt.Axis(tickCount=3, format=ROUND)),
    )
    return made.properties(width=WIDTH - room, height=BAR * max(len(values), 2))


def _course(values: list[dict[str, Any]], title: str, *, zero: bool = True) -> Any:
    """Draw a line over time, from zero."""
    import altair as alt

    chart = alt.Chart(alt.InlineData(values=values)).mark_line()
    made = chart.encode(
        x=alt.X("t:T", title=None, scale=alt.Scale(type="utc"), axis=alt.Axis(tickCount=4)),
        y=alt.Y(
            "value:Q",
            title=title,
            axis=alt.Axis(tickCount=4, format=ROUND),
            scale=alt.Scale(zero=zero),
        ),
    )
    return made.properties(width=WIDTH - 50, height=HEIGHT)


def _level(values: list[dict[str, Any]], title: str) -> Any:
    """Draw a line over time, from near its lowest value."""
    return _course(values, title, zero=False)


def _points(values: list[dict[str, Any]], title: str) -> Any:
    """Draw points of a plane, the same scale both ways."""
    import altair as alt

    chart = alt.Chart(alt.InlineData(values=values)).mark_square(size=9, color=BLUE, opacity=0.8)
    made = chart.encode(
        x=alt.X("x:Q", title=title, axis=alt.Axis(tickCount=5)),
        y=alt.Y("y:Q", title=None, axis=alt.Axis(tickCount=3)),
    )
    return made.properties(width=WIDTH - 30, height=HEIGHT)


def _places(values: list[dict[str, Any]], _title: str) -> Any:
    """Draw points on a map of the United States."""
    import altair as alt

    chart = alt.Chart(alt.InlineData(values=values)).mark_square(size=8, color=BLUE, opacity=0.8)
    made = chart.encode(longitude="longitude:Q", latitude="latitude:Q").project(type="albersUsa")
    return made.properties(width=WIDTH, height=180)


def _shapes(_values: list[dict[str, Any]], _title: str) -> Any:
    """Draw the counties of Ohio by their outlines."""
    import altair as alt

    made = alt.Chart(as_data("ohio_counties")).mark_geoshape(fill="transparent", stroke=BLUE)
    return made.project(type="mercator").properties(width=200, height=200)

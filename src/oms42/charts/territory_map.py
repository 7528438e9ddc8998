# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""A map of the United States with accounts by territory, and each territory's home."""

from itertools import product
from typing import Any

from oms42.charts.behind import behind, table
from oms42.charts.territory_style import COLORS, FORMS
from oms42.charts.theme import config

INK = "#1a1a1a"  # of the letters, on a white disc: the same on a light page and on a dark one
DISC, RIM = 260, 2.5


def chart() -> Any:
    """Build the chart: a mark an account, a letter in a ring a territory.

    Two data sets, made by ``territory_rows``: ``rows`` with ``account``, ``longitude``,
    ``latitude``, ``territory``, ``letter`` and ``style``, and ``homes`` with the same but for
    ``account``, and ``home``: whether the letter stands at a home.

    Returns:
        An Altair chart over ``rows``, ``homes`` and the shapes ``us_states``.
    """
    import altair as alt

    keys = [f"{color}{form}" for color, form in product(range(len(COLORS)), range(len(FORMS)))]
    hues = alt.Scale(domain=keys, range=[COLORS[int(key[0])] for key in keys])
    marks = alt.Scale(domain=keys, range=[FORMS[int(key[1])] for key in keys])
    color = alt.Color("style:N", scale=hues, legend=None)
    states = alt.Chart(alt.NamedData("us_states")).mark_geoshape(
        fill="transparent", stroke="currentColor", strokeOpacity=0.45, strokeWidth=0.5
    )
    told_of = [
        alt.Tooltip("letter:N", title="Letter"),
        alt.Tooltip("territory:N", title="Territory"),
    ]
    accounts = (
        alt.Chart(alt.NamedData("rows"))
        .mark_point(filled=True, opacity=0.85, size=alt.ExprRef("max(16, width / 17)"))
        .encode(
            longitude="longitude:Q",
            latitude="latitude:Q",
            color=color,
            shape=alt.Shape("style:N", scale=marks, legend=None),
            tooltip=[alt.Tooltip("account:N", title="Account"), *told_of],
        )
    )
    homes = alt.Chart(alt.NamedData("homes")).encode(
        longitude="longitude:Q", latitude="latitude:Q", tooltip=told_of
    )
    discs = homes.mark_point(filled=True, fill="white", opacity=1, size=DISC, strokeWidth=RIM)
    rings = discs.encode(
        stroke=alt.Stroke("style:N", scale=hues, legend=None),
        shape=alt.condition("datum.home", alt.value("square"), alt.value("circle")),
    )
    letters = homes.mark_text(color=INK, fontWeight="bold", fontSize=12).encode(text="letter:N")
    place = {"letter": "Letter", "territory": "Territory"}
    spot: dict[str, str | tuple[str, str]] = {
        "longitude": ("Degrees east", ".2f"),
        "latitude": ("Degrees north", ".2f"),
    }
    told = behind(
        table("rows", "Accounts (territories made up)", account="Account", **place, **spot),
        table("homes", "Territories (made up)", **place, **spot),
    )
    made = (states + accounts + rings + letters).project(type="albersUsa")
    made = made.properties(width=620, height=390, usermeta=told)
    return made.configure(**config("currentColor"))

# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""What an analyst would measure of wins: PT-01, PT-02 and PT-04."""

from collections.abc import Callable
from functools import partial

import numpy as np
from numpy.typing import NDArray

from oms42.kelvane.world import Columns, World

from .deal_rows import closed_new

Measure = Callable[[World], float | tuple[float, float]]


def win_by_contacts(world: World, contacts: int, column: str) -> float:
    deals = closed_new(world)
    rows = np.minimum(deals["contacts_n"], 3) == contacts
    value = deals["true"] if column == "true" else deals["outcome"] == "won"
    return float(value[rows].mean())


def period(deals: Columns, name: str) -> NDArray[np.bool_]:
    first = {"before": "2023-01-01", "after": "2026-04-01", "2026": "2026-01-01"}[name]
    end = {"before": "2025-01-01", "after": "2026-10-01", "2026": "2026-10-01"}[name]
    close = deals["close_date"]
    return np.asarray((close >= np.datetime64(first)) & (close < np.datetime64(end)))


def single_share(world: World, when: str) -> float:
    deals = closed_new(world)
    return float((deals["contacts_n"][period(deals, when)] == 1).mean())


def win_rate(world: World, when: str) -> float:
    deals = closed_new(world)
    return float((deals["outcome"][period(deals, when)] == "won").mean())


def unexplained(world: World) -> float:
    """Win rate of 2026 at the contacts of 2023 and 2024, less the win rate of then."""
    deals = closed_new(world)
    group, won = np.minimum(deals["contacts_n"], 3), deals["outcome"] == "won"
    before, now = period(deals, "before"), period(deals, "2026")
    standard = sum((group[before] == k).mean() * won[now & (group == k)].mean() for k in (1, 2, 3))
    return float(standard - won[before].mean())


def regional_gap(world: World, segment: str, column: str) -> float:
    deals = closed_new(world)
    value = deals["true"] if column == "true" else deals["outcome"] == "won"
    inside = deals["segment"] != "public" if segment == "total" else deals["segment"] == segment
    rates = [value[inside & (deals["region"] == name)].mean() for name in ("EMEA", "NA")]
    return float(rates[0] - rates[1])


def pushed(world: World, column: str) -> float:
    deals, hidden = world.tables["opportunities"], world.hidden["opportunities"]
    rows = (deals["type"] != "renewal") & (deals["outcome"] != "open") & (deals["pushes_n"] >= 3)
    value = hidden["win_probability"] if column == "true" else deals["outcome"] == "won"
    return float(value[rows].mean())


CONTACTS = {"single": 1, "two": 2, "three": 3}
SEGMENTS = {"enterprise": "enterprise", "mid_market": "mid-market", "total": "total"}
OF_WINS: dict[str, Measure] = {
    **{
        f"PT-01.true_{name}": partial(win_by_contacts, contacts=number, column="true")
        for name, number in CONTACTS.items()
    },
    **{
        f"PT-01.{name}": partial(win_by_contacts, contacts=number, column="won")
        for name, number in CONTACTS.items()
    },
    "PT-01.share_before": partial(single_share, when="before"),
    "PT-01.share_after": partial(single_share, when="after"),
    "PT-01.rate_before": partial(win_rate, when="before"),
    "PT-01.rate_after": partial(win_rate, when="2026"),
    "PT-01.unexplained": unexplained,
    **{
        f"PT-02.true_{name}": partial(regional_gap, segment=segment, column="true")
        for name, segment in SEGMENTS.items()
    },
    **{
        f"PT-02.{name}": partial(regional_gap, segment=segment, column="won")
        for name, segment in SEGMENTS.items()
    },
    "PT-04.true": partial(pushed, column="true"),
    "PT-04.rate": partial(pushed, column="won"),
}

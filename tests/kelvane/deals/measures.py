# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""What an analyst would measure in opportunities, snapshots and subscriptions."""

from collections.abc import Callable

import numpy as np

from oms42.kelvane.world import World

from .call_measures import OF_CALLS
from .deal_rows import joined
from .term_measures import OF_TERMS
from .win_measures import OF_WINS

Measure = Callable[[World], float | tuple[float, float]]
EURO_AREA = ["AT", "BE", "DE", "ES", "FI", "FR", "IE", "NL", "PT"]


def past_due(world: World) -> float:
    deals = world.tables["opportunities"]
    rows = deals["outcome"] == "open"
    return float((deals["close_date"][rows] < np.datetime64("2026-10-05")).mean())


def euros_as_dollars(world: World) -> float:
    deals = joined(world)
    return float((np.isin(deals["country"], EURO_AREA) & (deals["currency"] == "USD")).sum())


def no_reason(world: World) -> float:
    deals = world.tables["opportunities"]
    rows = np.isin(deals["outcome"], ["lost", "no_decision"])
    return float((deals["loss_reason"][rows] == "").mean())


def wrong_day(world: World) -> float:
    day = world.tables["opp_snapshots"]["snapshot_date"].astype(np.int64)
    return float(((day - 4) % 7 != 0).mean())


def no_decision(world: World) -> float:
    outcome = world.tables["opportunities"]["outcome"]
    return float((outcome == "no_decision").sum() / np.isin(outcome, ["lost", "no_decision"]).sum())


MEASURES: dict[str, Measure] = {
    **OF_WINS,
    **OF_CALLS,
    **OF_TERMS,
    "PT-23.past_due": past_due,
    "PT-23.euros_as_dollars": euros_as_dollars,
    "PT-23.no_reason": no_reason,
    "PT-23.wrong_day": wrong_day,
    "facts.no_decision": no_decision,
}

# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Why no alignment meets the constraints: the account, the home, the part of the map."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from oms42.territories.outcome import Infeasible
from oms42.territories.solve_band import solve_band

if TYPE_CHECKING:
    from oms42.territories.alignment_input import Case
    from oms42.territories.band import Assignment, Band
    from oms42.territories.solve_band import Solved

PATIENCE = 5.0  # seconds spent on what would have been possible
WIDER = (1.25, 1.5, 2.0, 3.0, 5.0, 10.0, 30.0)  # bands that are tried instead


def plainly_infeasible(case: Case) -> None:
    """Refuse a case that a look at its numbers shows to have no solution.

    Args:
        case: The checked case.

    Raises:
        Infeasible: An account is too large for every home open to it or has none; the accounts
            that only one home may have exceed its band; a home cannot reach its lower limit; a
            part of the map has no home.
    """
    _check_accounts(case.band)
    _check_homes(case.band)
    if case.graph is not None:
        _check_parts(case)


def _check_accounts(band: Band) -> None:
    """Look for an account that no home can take."""
    open_pairs = np.isfinite(band.cost)
    for i in np.flatnonzero(~open_pairs.any(axis=1)):
        raise Infeasible(f"account {i} may go to no home: every pair is forbidden or excluded.")
    fits = open_pairs & (band.workload[:, None] <= band.upper + band.slack)
    for i in np.flatnonzero(~fits.any(axis=1)):
        most = float(band.upper[open_pairs[i]].max())
        raise Infeasible(
            f"account {i} has workload {band.workload[i]:g}, and the homes it may go to take at "
            f"most {most:g}; widen the tolerance, split the account, or use fewer homes."
        )


def _check_homes(band: Band) -> None:
    """Look for a home that must take too much or can get too little."""
    open_pairs = np.isfinite(band.cost)
    alone = open_pairs & (open_pairs.sum(axis=1) == 1)[:, None]
    must = band.workload @ alone
    for j in np.flatnonzero(must > band.upper + band.slack):
        accounts = np.flatnonzero(alone[:, j] & (band.workload > 0))[:10].tolist()
        raise Infeasible(
            f"home {j} is the only one for accounts {accounts}, whose workload {must[j]:g} is "
            f"more than its upper limit {band.upper[j]:g}; fix fewer of them there, or widen the "
            "tolerance."
        )
    can = band.workload @ open_pairs
    for j in np.flatnonzero(can < band.lower - band.slack):
        raise Infeasible(
            f"home {j} may get a workload of at most {can[j]:g}, less than its lower limit "
            f"{band.lower[j]:g}; free accounts for it, or widen the tolerance."
        )


def _check_parts(case: Case) -> None:
    """Look for a part of the map that its homes cannot serve."""
    band, graph = case.band, case.graph
    assert graph is not None
    parts = graph.parts(np.arange(band.workload.size))
    if graph.roots is None:
        _check_count(band, [float(band.workload[part].sum()) for part in parts])
        return
    for part in parts:
        if not np.isin(graph.roots, part).any():
            raise Infeasible(
                f"accounts {part[:10].tolist()} ({part.size} in all) are cut off from every home "
                "and hold none; add a home there, or the missing pairs to adjacency."
            )
    for part in parts:
        inside = np.flatnonzero(np.isin(graph.roots, part))
        load = float(band.workload[part].sum())
        named = part[:10].tolist()
        low, high = band.lower[inside].sum(), band.upper[inside].sum()
        if not low - band.slack <= load <= high + band.slack:
            raise Infeasible(
                f"the part of the map with accounts {named} ({part.size} in all) has workload "
                f"{load:g}, and its homes {inside.tolist()} together take {low:g} to {high:g}."
            )
        for i in part:
            j = case.fixed.get(int(i))
            if j is not None and j not in inside:
                raise Infeasible(
                    f"account {i} is fixed to home {j}, which lies in another part of the map."
                )


def _check_count(band: Band, loads: list[float]) -> None:
    """Look for a part of the map that needs more territories than there are, or a fraction."""
    m, low, high = band.lower.size, float(band.lower.min()), float(band.upper.max())
    need = [int(np.ceil(load / (high + band.slack) - 1e-9)) for load in loads]
    if sum(need) > m:
        raise Infeasible(
            f"the map falls into {len(loads)} parts that need {sum(need)} territories; there are "
            f"{m}: add pairs to adjacency, or homes."
        )
    for load, count in zip(loads, need, strict=True):
        if count * (low - band.slack) > load > 0:
            raise Infeasible(
                f"a part of the map has workload {load:g}, which no whole number of territories "
                f"of {low:g} to {high:g} adds up to."
            )


def with_few_moves(case: Case, deadline: float) -> Assignment | None:
    """Find a plan that keeps the limit on moves, before anything else is asked of it.

    Args:
        case: The checked case.
        deadline: On the clock of `time.monotonic`.

    Returns:
        Such a plan; None if there is no limit, or none was found.

    Raises:
        Infeasible: It is proved that more moves are needed; the message says how many.
    """
    band = case.band
    if not np.isfinite(band.moves):
        return None
    price = np.where(np.isfinite(band.cost), case.away, np.inf)
    free = replace(band, cost=price, moves=np.inf)
    enough = band.moves
    solved = solve_band(free, case.graph, gap=0.0, deadline=deadline, whole=True, enough=enough)
    least = int(np.ceil(solved.bound - 1e-6))
    if least > enough:
        soon = time.monotonic() + PATIENCE
        best = solve_band(free, case.graph, gap=0.0, deadline=soon, whole=True, start=solved.plan)
        raise Infeasible(f"max_moved is {enough:g}; {_moves_needed(case, best, least)}")
    return solved.plan


def _moves_needed(case: Case, best: Solved, least: int) -> str:
    """Say how many moves the band needs."""
    least = max(least, int(np.ceil(best.bound - 1e-6)))
    if best.plan is None:
        return f"the band needs {least} moves at least."
    found = case.moved(best.plan)
    if least >= found:
        return f"the band needs {found} moves at least: allow {found}."
    return f"the band needs {least} moves at least, and {found} are enough."


def explain(case: Case, *, proved: bool, seconds: float) -> Infeasible | TimeoutError:
    """Say what would have to give for there to be an alignment.

    Args:
        case: The checked case.
        proved: Whether it is proved that there is none.
        seconds: The time limit that was set.

    Returns:
        The exception to raise.
    """
    if not proved:
        return TimeoutError(
            f"no alignment was found in {seconds:g} seconds, nor a proof that there is none; raise "
            f"time_limit, or loosen a constraint (tolerance is {case.tolerance:g})."
        )
    hint = _tolerance_needed(case)
    return Infeasible(f"no alignment meets the constraints (proved): {hint}")


def _tolerance_needed(case: Case) -> str:
    """Find a wider band that can be kept."""
    band = case.band
    target = (band.lower + band.upper) / 2
    for factor in WIDER:
        width = max(case.tolerance, 0.01) * factor
        wider = replace(band, lower=(1 - width) * target, upper=(1 + width) * target)
        soon = time.monotonic() + PATIENCE / len(WIDER)
        plan = solve_band(wider, case.graph, gap=1.0, deadline=soon).plan
        if plan is not None:
            used = target > 0
            off = float(np.abs(band.loads(plan)[used] / target[used] - 1).max())
            return (
                f"tolerance is {case.tolerance:g}; a plan with deviation {off:.4g} exists: allow "
                "that, or loosen another constraint."
            )
    return f"tolerance is {case.tolerance:g}, and a band many times as wide does not help."

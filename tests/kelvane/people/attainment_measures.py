# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""What an analyst would measure about attainment, quotas and the trigger."""

from collections.abc import Callable
from functools import partial

import numpy as np
import statsmodels.api as sm
from numpy.typing import NDArray

from oms42.kelvane.world import Columns, World

Measure = Callable[[World], float | tuple[float, float]]
LAST_YEAR = ("2025Q4", "2026Q1", "2026Q2", "2026Q3")
BAND = (1.00, 1.04)


def lookup(table: Columns, key: str, keys: NDArray[np.str_], column: str) -> NDArray[np.generic]:
    """Values of a column in the rows with the keys."""
    order = np.argsort(table[key], kind="stable")
    return table[column][order[np.searchsorted(table[key], keys, sorter=order)]]


def last_year(world: World) -> Columns:
    """Attainment of the last four quarters by seller, of the 84."""
    table = world.tables["quotas"]
    rows = np.isin(table["quarter"], LAST_YEAR)
    now = table["rep_id"][table["quarter"] == LAST_YEAR[-1]]
    rows &= np.isin(table["rep_id"], now)
    rep, seller = np.unique(table["rep_id"][rows], return_inverse=True)
    sums = {k: np.bincount(seller, table[k][rows]) for k in ("bookings_acv", "quota")}
    return {
        "rep_id": rep,
        "attainment": sums["bookings_acv"] / sums["quota"],
        "index": np.bincount(seller, table["potential_index"][rows]) / np.bincount(seller),
        "role": lookup(world.tables["reps"], "rep_id", rep, "role"),
    }


def r_squared(x: NDArray[np.float64], y: NDArray[np.float64]) -> float:
    return float(sm.OLS(y, sm.add_constant(x)).fit().rsquared)


def part(world: World, name: str) -> float:
    """Share of the variance of annual attainment that a part has, from the parts themselves."""
    years = world.hidden["rep_years"]
    return float(np.var(years[name]) / np.var(years["attainment"]))


def additive_mean(world: World) -> float:
    years = world.hidden["rep_years"]
    base = years["attainment"] - sum(years[k] for k in ("potential", "skill", "other", "noise"))
    assert np.ptp(base) < 1e-9  # the parts add up
    return float(years["attainment"].mean())


def potential_found(world: World) -> float:
    year = last_year(world)
    return r_squared(year["index"], year["attainment"])


def executives(world: World) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Index from the table of territories and attainment of the account executives."""
    year, land = last_year(world), world.tables["territories"]
    rows = np.isin(year["rep_id"], land["rep_id"])
    index = lookup(land, "rep_id", year["rep_id"][rows], "potential_index")
    return index.astype(np.float64), year["attainment"][rows]


def potential_executives(world: World) -> float:
    index, attainment = executives(world)
    assert index.size == 60
    return r_squared(index, attainment)


def leader_adjusted(world: World) -> float:
    index, attainment = executives(world)
    rest = sm.OLS(attainment, sm.add_constant(index)).fit().resid
    return float(np.mean(rest < rest[np.argmax(attainment)]))


def quarter_sd(world: World) -> float:
    """Pooled deviation from the seller's own mean over the years, by degrees of freedom."""
    table = world.tables["quotas"]
    seller = np.unique(table["rep_id"], return_inverse=True)[1]
    count = np.bincount(seller)
    own = np.bincount(seller, table["attainment"]) / count
    rest = table["attainment"] - own[seller]
    return float(np.sqrt(np.sum(rest**2) / (count - 1).sum()))


def steps(world: World) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Overage of a quarter and rise of the next quota over the role's, ramped sellers."""
    table, reps = world.tables["quotas"], world.tables["reps"]
    quarters, number = np.unique(table["quarter"], return_inverse=True)
    role, segment, hired = (
        lookup(reps, "rep_id", table["rep_id"], k) for k in ("role", "segment", "hire_date")
    )
    start = np.array([f"{q[:4]}-{3 * int(q[5]) - 2:02d}" for q in quarters], dtype="datetime64[M]")
    ramped = (start[number] - hired.astype("datetime64[M]")).astype(int) >= 12
    kind = np.where(segment == "public", "mid-market", segment)  # the same quota, says the case
    group = np.unique(np.char.add(np.char.add(role, kind), table["quarter"]), return_inverse=True)
    usual = np.full(group[0].size, np.inf)
    np.minimum.at(usual, group[1][ramped], table["quota"][ramped])
    rise = table["quota"] / usual[group[1]] - 1.0
    order = np.lexsort([number, table["rep_id"]])
    same = (table["rep_id"][order][1:] == table["rep_id"][order][:-1]) & (
        number[order][1:] == number[order][:-1] + 1
    )
    same &= ramped[order][1:] & ramped[order][:-1]
    overage = np.maximum(0.0, table["attainment"] - 1.0)[order][:-1][same]
    return overage, rise[order][1:][same]


def ratchet(world: World) -> float:
    overage, rise = steps(world)
    return float(sm.OLS(rise, sm.add_constant(overage)).fit().params[1])


def deferral(world: World) -> float:
    rows = world.hidden["rep_quarters"]
    return float(rows["held"].sum() / (rows["closable"] > BAND[1]).sum())


def bunching(world: World) -> tuple[float, float]:
    """Excess in the band over a smooth curve through its neighbors, by all that could pass it."""
    attained = world.tables["quotas"]["attainment"]
    width = BAND[1] - BAND[0]
    edges = np.arange(0.60, 1.641, width)
    count = np.histogram(attained, edges)[0].astype(float)
    middle = (edges[:-1] + edges[1:]) / 2
    band = np.abs(middle - np.mean(BAND)) < width / 2
    powers = np.vander((middle - 1.0), 3)
    fit = sm.GLM(count[~band], powers[~band], family=sm.families.Poisson()).fit()
    smooth = float(fit.predict(powers[band])[0])
    excess = float(count[band][0]) - smooth
    above = float((attained > BAND[1]).sum())
    error = np.sqrt(
        count[band][0]
        + smooth**2 * float(fit.get_prediction(powers[band]).se_mean[0]) ** 2 / smooth**2
    )
    rate = excess / (excess + above)
    return rate, float(error * above / (excess + above) ** 2)


def executive_quarters(world: World) -> Columns:
    """Rows of the account executives in the last four quarters."""
    table = world.tables["quotas"]
    role = lookup(world.tables["reps"], "rep_id", table["rep_id"], "role")
    rows = np.isin(table["quarter"], LAST_YEAR) & (role == "ae")
    return {name: values[rows] for name, values in table.items()}


def flagged(world: World) -> float:
    """Mean over the quarters of the share below 70 %, for 60 executives."""
    rows = executive_quarters(world)
    low = rows["attainment"] < 0.70
    return 60.0 * float(np.mean([low[rows["quarter"] == q].mean() for q in LAST_YEAR]))


def adequate(world: World) -> float:
    rows, years = executive_quarters(world), world.hidden["rep_quarters"]
    low = rows["rep_id"][rows["attainment"] < 0.70]
    skill = lookup(years, "rep_id", low, "skill_effect")
    return float(np.mean(executives_mean(world) + skill >= 0.80))


def adequate_found(world: World) -> float:
    """Potential-adjusted mean of all quarters, shrunk by its reliability."""
    table = world.tables["quotas"]
    seller = np.unique(table["rep_id"], return_inverse=True)
    slope = sm.OLS(table["attainment"], sm.add_constant(table["potential_index"])).fit().params[1]
    adjusted = table["attainment"] - slope * (table["potential_index"] - 1.0)
    count = np.bincount(seller[1])
    own = np.bincount(seller[1], adjusted) / count
    within = np.sum((adjusted - own[seller[1]]) ** 2) / (count - 1).sum()
    between = max(0.0, float(np.var(own) - np.mean(within / count)))
    estimate = own.mean() + between / (between + within / count) * (own - own.mean())
    rows = executive_quarters(world)
    low = rows["rep_id"][rows["attainment"] < 0.70]
    return float(np.mean(estimate[np.searchsorted(seller[0], low)] >= 0.80))


def executives_mean(world: World) -> float:
    years, seats = world.hidden["rep_years"], world.hidden["seats"]
    return float(years["attainment"][seats["role"] == "ae"].mean())


MEASURES: dict[str, Measure] = {
    "PT-06.mean": additive_mean,
    "PT-06.sd": lambda world: float(np.std(world.hidden["rep_years"]["attainment"])),
    "PT-06.potential_share": partial(part, name="potential"),
    "PT-06.skill_share": partial(part, name="skill"),
    "PT-06.noise_share": partial(part, name="noise"),
    "PT-06.other_share": partial(part, name="other"),
    "PT-06.potential_found": potential_found,
    "PT-06.potential_executives": potential_executives,
    "PT-06.leader_adjusted": leader_adjusted,
    "PT-06.quarter_sd": quarter_sd,
    "PT-08.ratchet": ratchet,
    "PT-08.deferral": deferral,
    "PT-08.bunching": bunching,
    "PT-16.flagged": flagged,
    "PT-16.adequate": adequate,
    "PT-16.adequate_found": adequate_found,
    "PT-16.executives_mean": executives_mean,
}

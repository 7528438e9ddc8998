# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
r"""Quota, attainment and target bookings of every seller in every quarter.

What a seller could close in quarter $q$, stated against the quota, is

$$u_{iq} = \left(\mu_g + b\,(p_i - 1) + s_i + o_{iy} + e_{iq}\right)\,\frac{f_{iq}}{f^0_{iq}}$$

with potential, skill, what lasts a year (y), chance with standard deviation 0.30 and the ramp
against the planned ramp. `deferral` turns it into attainment. In the four quarters up to September
2026 the quarters of the 84 are then moved, within their class, until annual attainment is that of
`annual`, exactly.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from oms42.kelvane.draws import bell
from oms42.kelvane.identity import Identity
from oms42.kelvane.people.annual import Annual
from oms42.kelvane.people.calendar import QUARTERS, YEAR
from oms42.kelvane.people.classes import TRIGGER, Cells, classify, reachable, set_flagged
from oms42.kelvane.people.deferral import Behavior, behave
from oms42.kelvane.people.fitting import fit
from oms42.kelvane.people.leaving import farewells
from oms42.kelvane.people.magnitudes import PeopleMagnitudes
from oms42.kelvane.people.quota_plan import ratcheted

QUARTER_SD = 0.30
LEAVER_SKILL = -0.02
LOWEST, HIGHEST = 0.12, 2.4
CASE_ATTAINMENT = 0.62
# The number of account executives that the flagged are stated for.
EXECUTIVES = 60


@dataclass(frozen=True)
class Panel:
    """Hold the sellers' quarters, shape (sellers, 15) each, nan where there is no quota.

    Attributes:
        quota: Quota in US dollars.
        attainment: Bookings over quota.
        closable: Attainment if nothing had been held back.
        held: Whether business was held back.
        skill: What skill adds to attainment, one value a seller.
    """

    quota: NDArray[np.float64]
    attainment: NDArray[np.float64]
    closable: NDArray[np.float64]
    held: NDArray[np.bool_]
    skill: NDArray[np.float64]


@dataclass(frozen=True)
class Sellers:
    """Hold what the panel is made from, one row a seller.

    Attributes:
        present: Whether the seller has a quota, shape (sellers, 15).
        active: Whether the seller is there at the end.
        executive: Whether the seller is an account executive.
        case: Whether it is the seller of the case.
        year: Planted annual attainment, by seller (a leaver's is that of the successor).
        base: Quotas before the ratchet, shape (sellers, 15).
        pace: Ramp over planned ramp, shape (sellers, 15).
    """

    present: NDArray[np.bool_]
    active: NDArray[np.bool_]
    executive: NDArray[np.bool_]
    case: NDArray[np.bool_]
    year: Annual
    base: NDArray[np.float64]
    pace: NDArray[np.float64]


def panel(identity: Identity, sellers: Sellers) -> Panel:
    """Plant the quarters.

    Args:
        identity: Which company.
        sellers: Who was there when, and with what quota before the ratchet.

    Returns:
        Quota and attainment of every seller and quarter.
    """
    size = PeopleMagnitudes.of(identity)
    rng = identity.stream("people.panel")
    latent, skill = _latent(rng, sellers)
    draws = rng.random((2, *latent.shape))
    done = behave(latent, sellers.base, draws, size.deferral, size.ratchet, YEAR[0])
    planted = _planted(size, sellers, done, rng.random((skill.size, len(YEAR))))
    attainment = done.attainment.copy()
    rows = np.flatnonzero(sellers.active)
    attainment[np.ix_(rows, np.array(YEAR))] = planted
    closable = np.where(done.held, done.closable, attainment)
    quota = np.where(sellers.present, ratcheted(sellers.base, attainment, size.ratchet), np.nan)
    return Panel(quota, attainment, closable, done.held, skill)


def _latent(
    rng: np.random.Generator, sellers: Sellers
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Draw what each seller could close in each quarter, and the sellers' skill."""
    year, active = sellers.year, sellers.active
    sellers_n = active.size
    other_sd = float(np.std((year.other - year.mean)[active]))
    drawn = LEAVER_SKILL + float(np.std(year.skill[active])) * bell(rng, (sellers_n,))
    skill = np.where(active, year.skill, drawn)
    lasting = other_sd * bell(rng, (sellers_n, 4))
    chance = QUARTER_SD * bell(rng, (sellers_n, QUARTERS))
    level = year.mean + year.potential + skill
    latent = level[:, None] + lasting[:, np.arange(QUARTERS) // 4] + chance
    rows = active[:, None] & (np.arange(QUARTERS) >= YEAR[0])
    in_year = np.where(sellers.present & rows, chance, np.nan)
    own = chance - np.nanmean(np.where(active[:, None], in_year, 0.0), axis=1, keepdims=True)
    latent = np.where(rows, year.attainment[:, None] + own, latent)
    latent = np.clip(latent * sellers.pace, LOWEST, HIGHEST)
    latent = np.where(sellers.present, latent, np.nan)
    return farewells(latent, active, rng.random((2, sellers_n))), skill


def _planted(
    size: PeopleMagnitudes, sellers: Sellers, done: Behavior, draws: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Move the year's quarters of those who stayed until annual attainment is the planted one."""
    rows = np.flatnonzero(sellers.active)
    here = np.ix_(rows, np.array(YEAR))
    value, target = done.attainment[here], sellers.year.attainment[rows]
    alone = (~np.isnan(value)).sum(axis=1) == 1
    value = np.where(np.isnan(value) | ~alone[:, None], value, target[:, None])
    fixed = done.held[here] | np.isnan(value)
    case = np.flatnonzero(sellers.case[rows])
    value[case, -1] = CASE_ATTAINMENT
    fixed[case, -1] = True
    watched = sellers.executive[rows]
    counts = _to_flag(size, sellers, done, value[watched])
    cells = _reached(classify(value, sellers.base[here]), target, fixed)
    cells = set_flagged(cells, target, watched, fixed, counts, draws[rows])
    cells.low[case, -1], cells.high[case, -1] = CASE_ATTAINMENT - 5e-4, CASE_ATTAINMENT + 5e-4
    before = done.attainment[rows, : YEAR[0]]

    def quotas(attained: NDArray[np.float64]) -> NDArray[np.float64]:
        whole = np.hstack([before, attained])
        return ratcheted(sellers.base[rows], whole, size.ratchet)[:, YEAR[0] :]

    return fit(cells, target, quotas)


def _to_flag(
    size: PeopleMagnitudes, sellers: Sellers, done: Behavior, value: NDArray[np.float64]
) -> list[int]:
    """Count the executives to be flagged in each quarter, those who left since being fixed."""
    gone = done.attainment[sellers.executive & ~sellers.active][:, YEAR]
    there = (~np.isnan(gone)).sum(axis=0) + (~np.isnan(value)).sum(axis=0)
    wanted = np.rint(size.flagged / EXECUTIVES * there) - (gone < TRIGGER).sum(axis=0)
    return [int(count) for count in wanted]


def _reached(cells: Cells, target: NDArray[np.float64], fixed: NDArray[np.bool_]) -> Cells:
    """Move quarters one class up or down for those whose annual attainment is out of reach."""
    value = cells.value.copy()
    for row in np.flatnonzero(~reachable(cells, target)).tolist():
        for _ in range(3 * len(YEAR)):
            one = classify(value[row : row + 1], cells.weight[row : row + 1])
            if reachable(one, target[row : row + 1])[0]:
                break
            up = np.nansum(one.weight * (one.high + one.low)) < 2.0 * target[row]
            free = np.where(fixed[row], np.nan, value[row])
            q = int(np.nanargmin(free) if up else np.nanargmax(free))
            value[row, q] = one.high[0, q] + 0.05 if up else one.low[0, q] - 0.05
    return classify(value, cells.weight)

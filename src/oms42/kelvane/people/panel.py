# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
r"""Quota, attainment and target bookings of every seller in every quarter.

What a seller could close in quarter $q$, stated against the quota, is

$$u_{iq} = \left(\mu_g + b\,(p_i - 1) + s_i + o_{iy} + e_{iq}\right)\,\frac{f_{iq}}{f^0_{iq}}$$

with potential, skill, what lasts a year (y), chance with standard deviation 0.30 and the ramp
against the planned ramp. `deferral` turns it into attainment. Where what lasts a year and the
planted year spread quarters further around a seller's own mean than the promised 0.30, chance is
scaled down, and up where they spread less. In the four quarters up to September
2026 the quarters of the 84 are then moved, within their class, until annual attainment is that of
`annual`, exactly.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from oms42.kelvane.draws import bell
from oms42.kelvane.identity import Identity
from oms42.kelvane.people.calendar import QUARTERS, YEAR
from oms42.kelvane.people.deferral import behave
from oms42.kelvane.people.leaving import farewells
from oms42.kelvane.people.magnitudes import PeopleMagnitudes
from oms42.kelvane.people.planting import Sellers, plant
from oms42.kelvane.people.quota_plan import ratcheted

QUARTER_SD = 0.30
# How near to it the spread around the sellers' own means must come, and in how many passes.
NEAR_SD, PASSES = 0.03, 6
LEAVER_SKILL = -0.02
LOWEST, HIGHEST = 0.12, 2.4


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


def panel(identity: Identity, sellers: Sellers) -> Panel:
    """Plant the quarters.

    Args:
        identity: Which company.
        sellers: Who was there when, and with what quota before the ratchet.

    Returns:
        Quota and attainment of every seller and quarter.

    Example:
        >>> from oms42.kelvane.people.annual import Annual
        >>> none, every = np.zeros(6), np.full(6, True)
        >>> year = Annual(np.linspace(0.8, 1.1, 6), none + 0.95, none, none, none, none)
        >>> whole = np.ones((6, 15))
        >>> sellers = Sellers(whole > 0, every, every, ~every, year, 1e5 * whole, whole)
        >>> done = panel(Identity(), sellers)
        >>> booked = (done.quota * done.attainment)[:, 11:].sum(axis=1)
        >>> (booked / done.quota[:, 11:].sum(axis=1)).round(3)[[0, -1]].tolist()
        [0.8, 1.1]
    """
    size = PeopleMagnitudes.of(identity)
    scale = 1.0
    for _ in range(PASSES):
        made = _panel(identity.stream("people.panel"), size, sellers, scale)
        sd = _own_spread(made.attainment)
        if abs(sd - QUARTER_SD) <= NEAR_SD:
            break
        scale *= QUARTER_SD / sd
    return made


def _panel(
    rng: np.random.Generator, size: PeopleMagnitudes, sellers: Sellers, scale: float
) -> Panel:
    """Plant the quarters with chance of a given scale."""
    latent, skill = _latent(rng, sellers, scale)
    draws = rng.random((2, *latent.shape))
    done = behave(latent, sellers.base, draws, size.deferral, size.ratchet, YEAR[0])
    attainment = plant(size, sellers, done.attainment, done.held, rng)
    closable = np.where(done.held, done.closable, attainment)
    quota = np.where(sellers.present, ratcheted(sellers.base, attainment, size.ratchet), np.nan)
    return Panel(quota, attainment, closable, done.held, skill)


def _own_spread(attainment: NDArray[np.float64]) -> float:
    """Return the pooled standard deviation around the sellers' own means."""
    count = (~np.isnan(attainment)).sum(axis=1)
    mean = np.nansum(attainment, axis=1) / count
    return float(np.sqrt(np.nansum((attainment - mean[:, None]) ** 2) / (count - 1).sum()))


def _latent(
    rng: np.random.Generator, sellers: Sellers, scale: float
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Draw what each seller could close in each quarter, and the sellers' skill."""
    year, active = sellers.year, sellers.active
    sellers_n = active.size
    other_sd = float(np.std((year.other - year.mean)[active]))
    drawn = LEAVER_SKILL + float(np.std(year.skill[active])) * bell(rng, (sellers_n,))
    skill = np.where(active, year.skill, drawn)
    lasting = other_sd * bell(rng, (sellers_n, 4))
    chance = scale * QUARTER_SD * bell(rng, (sellers_n, QUARTERS))
    level = year.mean + year.potential + skill
    latent = level[:, None] + lasting[:, np.arange(QUARTERS) // 4] + chance
    rows = active[:, None] & (np.arange(QUARTERS) >= YEAR[0])
    in_year = np.where(sellers.present & rows, chance, np.nan)
    own = chance - np.nanmean(np.where(active[:, None], in_year, 0.0), axis=1, keepdims=True)
    latent = np.where(rows, year.attainment[:, None] + own, latent)
    latent = np.clip(latent * sellers.pace, LOWEST, HIGHEST)
    latent = np.where(sellers.present, latent, np.nan)
    return farewells(latent, active, rng.random((2, sellers_n))), skill

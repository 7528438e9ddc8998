# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
r"""The firms behind the accounts: size, sites, potential and place, before anybody sells to them.

Within a layer, firms fall on cells in proportion to the cells' hours. Potential is lognormal with
$\sigma = 0.86$ inside a territory; each territory is then scaled so that its sum is its potential
index times the segment's mean, which brings $\sigma$ to about 0.9 over the segment. Sites follow
the log potential with the promised correlation, by an orthogonalised residual:

$$\ln s = m + \tau\,(\rho z_p + \sqrt{1 - \rho^2}\,z_\perp)$$
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from oms42.kelvane.apportion import apportion
from oms42.kelvane.draws import bell
from oms42.kelvane.field.grid import Grid
from oms42.kelvane.field.layers import LAYERS, SEGMENTS
from oms42.kelvane.field.potential import Potential
from oms42.kelvane.field.workload import Workload
from oms42.kelvane.identity import Identity

SITES_CORRELATION = 0.7
# By segment: median potential in US dollars a year, median sites and spread of log sites.
MEDIAN_POTENTIAL = (400_000.0, 90_000.0, 200_000.0)
POTENTIAL_SPREAD = 0.86
SITES = ((14.0, 0.8), (5.0, 0.6), (9.0, 0.8))
# By segment: fewest and most employees, and where between them the middle lies on the logit scale.
EMPLOYEES = ((2_001, 120_000, -1.2), (200, 2_000, 0.0), (250, 40_000, -0.5))


@dataclass(frozen=True)
class Firms:
    """Hold the firms, layer by layer and cell by cell.

    Attributes:
        layer: Index of the layer.
        cell: Index of the cell, from 0 to 479.
        segment: Index of the segment.
        x: Horizontal position, in units of 100 km.
        y: Vertical position, in units of 100 km.
        employees: Number of employees.
        sites: Number of sites.
        potential: Potential in US dollars a year.
    """

    layer: NDArray[np.int64]
    cell: NDArray[np.int64]
    segment: NDArray[np.int64]
    x: NDArray[np.float64]
    y: NDArray[np.float64]
    employees: NDArray[np.int64]
    sites: NDArray[np.int64]
    potential: NDArray[np.float64]


def firms(identity: Identity, cells: Grid, work: Workload, planted: Potential) -> Firms:
    """Draw the firms.

    Args:
        identity: Which company.
        cells: The map.
        work: Hours and territory of each cell.
        planted: Potential index of each territory.

    Returns:
        6,683 firms.

    Example:
        >>> from oms42.kelvane.field.grid import grid
        >>> from oms42.kelvane.field.potential import potential
        >>> from oms42.kelvane.field.workload import workload
        >>> who = Identity()
        >>> firms(who, grid(), workload(who), potential(who)).sites.size
        6683
    """
    counts = np.zeros(cells.layer.size, dtype=np.int64)
    for number, layer in enumerate(LAYERS):
        rows = cells.layer == number
        counts[rows] = apportion(layer.accounts, work.hours[rows])
    cell = np.repeat(np.arange(counts.size), counts)
    layer_of = cells.layer[cell]
    segment = np.array([SEGMENTS.index(one.segment) for one in LAYERS])[layer_of]
    rng = identity.stream("field.firms")
    potential = _potential(rng, segment, work.territory[cell], planted)
    score = _standardised(np.log(potential), segment)
    x, y = _places(rng, cells, cell)
    return Firms(
        layer=layer_of,
        cell=cell,
        segment=segment,
        x=x,
        y=y,
        employees=_employees(rng, segment, score),
        sites=_sites(rng, segment, score),
        potential=potential,
    )


def _potential(
    rng: np.random.Generator,
    segment: NDArray[np.int64],
    territory: NDArray[np.int64],
    planted: Potential,
) -> NDArray[np.float64]:
    """Draw potentials whose sums by territory are index times the segment's mean."""
    median = np.array(MEDIAN_POTENTIAL)[segment]
    raw = median * np.exp(POTENTIAL_SPREAD * bell(rng, segment.shape))
    sums = np.bincount(territory, raw, minlength=planted.index.size)
    of_segment = np.array([np.mean(sums[planted.segment == name]) for name in SEGMENTS])
    names = [SEGMENTS.index(name) for name in planted.segment.tolist()]
    factor = planted.index * of_segment[names] / sums
    return np.asarray(raw * factor[territory], dtype=np.float64)


def _standardised(values: NDArray[np.float64], segment: NDArray[np.int64]) -> NDArray[np.float64]:
    """Bring values to mean 0 and variance 1 within each segment."""
    count = np.bincount(segment)
    middle = values - (np.bincount(segment, values) / count)[segment]
    spread = np.sqrt(np.bincount(segment, middle**2) / count)
    return np.asarray(middle / spread[segment], dtype=np.float64)


def _sites(
    rng: np.random.Generator, segment: NDArray[np.int64], score: NDArray[np.float64]
) -> NDArray[np.int64]:
    """Draw sites with the promised correlation to the log potential in each segment."""
    noise = _standardised(bell(rng, segment.shape), segment)
    slope = np.bincount(segment, noise * score) / np.bincount(segment)
    residual = _standardised(noise - slope[segment] * score, segment)
    mixed = SITES_CORRELATION * score + np.sqrt(1.0 - SITES_CORRELATION**2) * residual
    median, spread = np.array(SITES).T
    sites = np.rint(median[segment] * np.exp(spread[segment] * mixed))
    return np.asarray(np.maximum(sites, 1.0), dtype=np.int64)


def _employees(
    rng: np.random.Generator, segment: NDArray[np.int64], score: NDArray[np.float64]
) -> NDArray[np.int64]:
    """Draw employees between the segment's limits, larger firms with more potential."""
    low, high, middle = np.array(EMPLOYEES).T
    logit = middle[segment] + 0.5 * score + 0.85 * bell(rng, segment.shape)
    share = 1.0 / (1.0 + np.exp(-logit))
    span = np.log(high / low)[segment]
    return np.asarray(np.floor(low[segment] * np.exp(span * share)), dtype=np.int64)


def _places(
    rng: np.random.Generator, cells: Grid, cell: NDArray[np.int64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Draw where in its cell a firm is: around the cell's one town, never outside."""
    town = 0.5 * (rng.random((2, cells.x.size)) - 0.5)
    offset = np.clip(town[:, cell] + 0.13 * bell(rng, (2, cell.size)), -0.49, 0.49)
    x = cells.x[cell] + offset[0] * cells.width[cell]
    y = cells.y[cell] + offset[1] * cells.height[cell]
    return x, y

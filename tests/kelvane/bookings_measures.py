# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""What an analyst would measure in `bookings_monthly`, one function a promise."""

from collections.abc import Callable
from functools import partial

import numpy as np
import statsmodels.api as sm
from numpy.typing import NDArray

from oms42.kelvane.world import World

Measure = Callable[[World], float | tuple[float, float]]
QUARTERS = 15
LIFTED = {"2025Q3": 10, "2025Q4": 11, "2026Q1": 12}
PRODUCTS = ("subscription", "consumption", "hardware", "services")
MARGIN = (0.79, 0.62, 0.33, 0.15)
PLAN_PRICE = (40.0, 960.0, 6000.0, 5000.0)


def by_quarter(world: World, column: str) -> NDArray[np.float64]:
    """Sum months and regions: quarter × product."""
    cube = world.tables["bookings_monthly"][column].astype(float).reshape(QUARTERS, 12, 4)
    return np.asarray(cube.sum(axis=1))


def hidden_units(world: World, column: str) -> NDArray[np.float64]:
    """Hardware units by quarter, from what the generator knows."""
    return np.asarray(world.hidden["hardware_units"][column].reshape(QUARTERS, 12).sum(axis=1))


def planted(world: World, quarter: str) -> float:
    sold, base = hidden_units(world, "units"), hidden_units(world, "units_without_spiff")
    return float(sold[LIFTED[quarter]] / base[LIFTED[quarter]] - 1.0)


def net(world: World) -> float:
    sold, base = hidden_units(world, "units"), hidden_units(world, "units_without_spiff")
    return float((sold - base).sum() / base[LIFTED["2025Q3"]])


def estimated(world: World, quarter: str) -> tuple[float, float]:
    """Regress log hardware over services by month and region: trend, season, one dummy a quarter.

    The 180 cells leave 169 degrees of freedom; 15 quarters would leave 7, and three standard errors
    of seven degrees are exceeded once in fifty.
    """
    cube = world.tables["bookings_monthly"]["units"].astype(float).reshape(45, 4, 4)
    ratio = np.log(cube[:, :, 2] / cube[:, :, 3]).ravel()
    month, region = np.repeat(np.arange(45), 4), np.tile(np.arange(4), 45)
    season = [(month // 3 % 4 == j).astype(float) for j in (1, 2, 3)]
    places = [(region == j).astype(float) for j in (1, 2, 3)]
    events = [(month // 3 == e).astype(float) for e in LIFTED.values()]
    fit = sm.OLS(ratio, sm.add_constant(np.column_stack([month, *places, *season, *events]))).fit()
    at = 8 + list(LIFTED).index(quarter)
    effect = float(np.expm1(fit.params[at]))
    return effect, float((1.0 + effect) * fit.bse[at])


def gap(world: World, weights: tuple[float, ...]) -> float:
    """Revenue less plan of the last quarter, weighted by product, in millions."""
    difference = by_quarter(world, "revenue")[-1] - by_quarter(world, "plan")[-1]
    return float(difference @ np.array(weights)) / 1e6


def volume(world: World, product: str) -> float:
    at = PRODUCTS.index(product)
    planned = by_quarter(world, "plan")[-1, at] / PLAN_PRICE[at]
    return float((by_quarter(world, "units")[-1, at] - planned) * PLAN_PRICE[at]) / 1e6


MEASURES: dict[str, Measure] = {
    **{f"PT-10.planted_{name}": partial(planted, quarter=name) for name in LIFTED},
    **{f"PT-10.estimated_{name}": partial(estimated, quarter=name) for name in LIFTED},
    "PT-10.net": net,
    "PT-24.beat": lambda world: gap(world, (1.0, 1.0, 1.0, 1.0)),
    "PT-24.subscription_volume": lambda world: volume(world, "subscription"),
    "PT-24.hardware_volume": lambda world: volume(world, "hardware"),
    "PT-24.gross_margin": lambda world: gap(world, MARGIN),
}

# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Sales of a field whose potential, skill and luck are known: what a quota rule is tried on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from oms42.stats.arrays import read_only, whole
from oms42.territories.amounts import amounts, number

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from oms42.stats.arrays import FloatArray


@dataclass(frozen=True)
class FieldYears:
    """Hold two years that have been and many that the next one may become.

    Attributes:
        potential: Potential of each territory, shape (n,).
        before: Sales of the year before last, shape (n,).
        history: Sales of last year, shape (n,).
        sellable: What each could sell this year, in each of many possible years, shape (n, years).
        worth: Share of the worth of a seller's deals that survives a year, shape (n, years).
        place: Where just past the quota a seller would stop, 0 to 1, shape (n, years).
    """

    potential: FloatArray
    before: FloatArray
    history: FloatArray
    sellable: FloatArray
    worth: FloatArray
    place: FloatArray

    @property
    def growth(self) -> FloatArray:
        """Sales of last year over those of the year before, shape (n,)."""
        return self.history / self.before


def field_years(
    potential: ArrayLike,
    *,
    elasticity: float = 0.66,
    skill: float = 0.12,
    luck: float = 0.15,
    years: int = 50,
    seed: int = 42,
) -> FieldYears:
    r"""Draw the sales of territories from potential, lasting skill and the luck of a year.

    $$S_{it} = P_i^{\,\eta}\, k_i\, u_{it}, \qquad
      \log k_i \sim \mathcal N(-\tfrac12\sigma_k^2, \sigma_k^2), \quad
      \log u_{it} \sim \mathcal N(-\tfrac12\sigma_u^2, \sigma_u^2)$$

    With an elasticity η below 1 a territory of twice the potential sells less than twice as much:
    a seller has only so many hours. The defaults are those of the case company: attainment rises by
    .61 for a mean potential at a mean attainment of .92, so η ≈ .66; skill .12; luck of a quarter
    .30, so .15 of a year.

    Args:
        potential: Potential $P_i$, above 0, shape (n,).
        elasticity: Percent of sales that a percent of potential brings, η, 0 or more.
        skill: Standard deviation $\sigma_k$ of the logarithm of skill, 0 or more.
        luck: Standard deviation $\sigma_u$ of the logarithm of a year's luck, 0 or more.
        years: Number of possible years.
        seed: The same seed gives the same years.

    Returns:
        The sales; `worth` and `place` are spread evenly from 0 to 1.

    Raises:
        TypeError: A value is not a number.
        ValueError: A value is out of its range.

    Example:
        >>> made = field_years([0.5, 1.0, 1.5], years=10)
        >>> made.sellable.shape, bool((field_years([1.0, 2.0], luck=0.0).growth == 1).all())
        ((3, 10), True)
    """
    P = amounts(potential, name="potential", zero=False)
    count = whole(years, name="years", least=1)
    rng = np.random.default_rng(whole(seed, name="seed", least=0))
    able = P ** number(elasticity, name="elasticity", least=0) * _factor(
        rng, skill, "skill", P.size
    )
    sold = able[:, None] * _factor(rng, luck, "luck", (P.size, count + 2))
    worth, place = rng.random((2, P.size, count))
    parts = (P, sold[:, 0], sold[:, 1], sold[:, 2:], worth, place)
    return FieldYears(*(read_only(np.ascontiguousarray(part)) for part in parts))


def _factor(
    rng: np.random.Generator, sd: float, name: str, shape: int | tuple[int, int]
) -> FloatArray:
    """Draw factors of mean 1."""
    sigma = number(sd, name=name, least=0)
    return np.asarray(np.exp(sigma * rng.standard_normal(shape) - sigma**2 / 2))

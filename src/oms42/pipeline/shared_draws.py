# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Draws that are made once and asked often, so that two answers differ by their inputs alone."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import NormalDist
from typing import TYPE_CHECKING

import numpy as np

from oms42.pipeline.open_deals import open_deals
from oms42.pipeline.quarter import Quarter, drawn
from oms42.pipeline.week_by_week import checked_pace
from oms42.stats.arrays import read_only, whole

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    from oms42.stats.arrays import FloatArray

STEPS = 256  # of the pace curve: a byte draws a deal's week in a tenth of a float's time


@dataclass(frozen=True)
class SharedDraws:
    r"""Hold the luck of many quarters: a shock a quarter and a draw a deal.

    The shocks are not random but spread evenly over the normal distribution, in a random order:
    what they add to the error of a probability falls away.

    Attributes:
        shock: Common shock Z of each quarter, shape (draws,).
        luck: Each deal's own $\varepsilon_i$ in each quarter, shape (draws, n), single precision:
            a page has to go through them at every move of a slider.
        week: The week in which it is signed if it is won, from 0, shape (draws, n).
        weeks: Number of weeks.

    Example:
        >>> draws = shared_draws(2, draws=4_000)
        >>> alone = draws.quarter([0.6, 0.35], [900, 650])
        >>> abs(alone.mean - 767.5) < 25, alone.exact
        (True, False)
    """

    shock: FloatArray
    luck: NDArray[np.float32]
    week: NDArray[np.uint8]
    weeks: int

    def quarter(
        self,
        p: ArrayLike,
        amount: ArrayLike,
        *,
        rho: float = 0.0,
        slip: float | ArrayLike = 0.0,
    ) -> Quarter:
        r"""Return what these quarters bring with other deals, correlation or slip.

        As in `quarter_simulated`, deal i is won where
        $\sqrt{\rho}\,Z + \sqrt{1-\rho}\,\varepsilon_i \le \Phi^{-1}(p_i)$.

        Args:
            p: Probability that each deal is won, 0 to 1, shape (n,).
            amount: Its amount, shape (n,).
            rho: Correlation of the deals' latent scores, 0 or more and below 1.
            slip: Share of the wins that close after the quarter, one or one a deal, 0 to 1.

        Returns:
            The draws as a distribution.

        Raises:
            TypeError: A value is not a number.
            ValueError: The deals are not as many as were drawn for, or a value is out of range.
        """
        return drawn(self.by_week(p, amount, rho=rho, slip=slip)[:, -1])

    def by_week(
        self,
        p: ArrayLike,
        amount: ArrayLike,
        *,
        rho: float = 0.0,
        slip: float | ArrayLike = 0.0,
    ) -> FloatArray:
        """Return what each of these quarters has brought by the end of each week.

        Args:
            p: Probability that each deal is won, 0 to 1, shape (n,).
            amount: Its amount, shape (n,).
            rho: Correlation of the deals' latent scores, 0 or more and below 1.
            slip: Share of the wins that close after the quarter, one or one a deal, 0 to 1.

        Returns:
            Totals, shape (draws, weeks); without a pace there is one week.

        Raises:
            TypeError: A value is not a number.
            ValueError: The deals are not as many as were drawn for, or a value is out of range.

        Example:
            >>> shared_draws(1, draws=2, pace=[0.4, 1]).by_week([1.0], [100])[:, -1]
            array([100., 100.])
        """
        deals = open_deals(p, amount, rho, slip)
        draws, n = self.luck.shape
        if deals.amount.size != n:
            raise ValueError(
                f"p has {deals.amount.size} deals and the draws are for {n}; make "
                "draws for as many deals as there are."
            )
        own = np.sqrt(1 - deals.rho)
        level = (deals.threshold / own).astype(np.float32)
        shared = (np.sqrt(deals.rho) / own * self.shock).astype(np.float32)
        draw, deal = np.nonzero(self.luck <= level - shared[:, None])
        place = draw * self.weeks + self.week[draw, deal]
        money = np.bincount(place, deals.amount[deal], minlength=draws * self.weeks)
        return read_only(money.reshape(draws, self.weeks).cumsum(axis=1))


def shared_draws(
    n: int, *, draws: int = 2_000, seed: int = 42, pace: ArrayLike = (1.0,)
) -> SharedDraws:
    r"""Draw the luck of many quarters.

    $$Z_k = \Phi^{-1}\!\left(\frac{\pi(k) - 1/2}{K}\right), \qquad
      \varepsilon_{ki} \sim \mathcal N(0, 1)$$

    with a random order π of the K quarters. With the same draws a probability moves only as far as
    its inputs do (common random numbers).

    Args:
        n: Number of deals.
        draws: Number K of quarters.
        seed: The same seed gives the same draws.
        pace: Share of the quarter's value that is signed by the end of each week: it never falls
            and ends at 1; kept to the nearest 256th.

    Returns:
        The draws.

    Raises:
        TypeError: A value is not a whole number.
        ValueError: A value is out of its range.

    Example:
        >>> shared_draws(5, draws=100).luck.shape
        (100, 5)
    """
    count, deals = whole(draws, name="draws", least=2), whole(n, name="n", least=1)
    rng = np.random.default_rng(whole(seed, name="seed", least=0))
    normal = NormalDist()
    shock = np.array([normal.inv_cdf((k + 0.5) / count) for k in range(count)])
    luck = rng.standard_normal((count, deals), dtype=np.float32)
    shock = rng.permutation(shock)
    curve = checked_pace(pace)
    week = np.searchsorted(curve, (np.arange(STEPS) + 0.5) / STEPS).astype(np.uint8)
    when = week[rng.integers(STEPS, size=luck.shape, dtype=np.uint8)]
    luck.flags.writeable = when.flags.writeable = False
    return SharedDraws(read_only(shock), luck, when, curve.size)

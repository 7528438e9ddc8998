# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Draws that are made once and asked often, so that two answers differ by their inputs alone."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import NormalDist
from typing import TYPE_CHECKING

import numpy as np

from oms42.pipeline.open_deals import open_deals
from oms42.pipeline.quarter import Quarter
from oms42.stats.arrays import read_only, whole

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    from oms42.stats.arrays import FloatArray


@dataclass(frozen=True)
class SharedDraws:
    r"""Hold the luck of many quarters: a shock a quarter and a draw a deal.

    The shocks are not random but spread evenly over the normal distribution, in a random order:
    what they add to the error of a probability falls away.

    Attributes:
        shock: Common shock Z of each quarter, shape (draws,).
        luck: Each deal's own $\varepsilon_i$ in each quarter, shape (draws, n), single precision:
            a page has to go through them at every move of a slider.

    Example:
        >>> draws = shared_draws(2, draws=4_000)
        >>> alone = draws.quarter([0.6, 0.35], [900, 650])
        >>> abs(alone.mean - 767.5) < 25, alone.exact
        (True, False)
    """

    shock: FloatArray
    luck: NDArray[np.float32]

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
        deals = open_deals(p, amount, rho, slip)
        if deals.amount.size != self.luck.shape[1]:
            raise ValueError(
                f"p has {deals.amount.size} deals and the draws are for {self.luck.shape[1]}; make "
                "draws for as many deals as there are."
            )
        shared = np.sqrt(deals.rho) * self.shock
        left = deals.threshold.astype(np.float32) - shared.astype(np.float32)[:, None]
        won = np.float32(np.sqrt(1 - deals.rho)) * self.luck <= left
        total = np.sort(won.astype(np.float32) @ deals.amount.astype(np.float32))
        total = total.astype(np.float64)
        weight = np.full(total.size, 1 / total.size)
        return Quarter(
            read_only(total), read_only(weight), float(total.mean()), float(total.std()), False
        )


def shared_draws(n: int, *, draws: int = 2_000, seed: int = 42) -> SharedDraws:
    r"""Draw the luck of many quarters.

    $$Z_k = \Phi^{-1}\!\left(\frac{\pi(k) - 1/2}{K}\right), \qquad
      \varepsilon_{ki} \sim \mathcal N(0, 1)$$

    with a random order π of the K quarters. With the same draws a probability moves only as far as
    its inputs do (common random numbers).

    Args:
        n: Number of deals.
        draws: Number K of quarters.
        seed: The same seed gives the same draws.

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
    luck.flags.writeable = False
    return SharedDraws(read_only(rng.permutation(shock)), luck)

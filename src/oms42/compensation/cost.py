# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""What a plan costs: one seller and the team, on average and in a dear year."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING

import numpy as np

from oms42.compensation.cost_of_sales import Ccos, ccos
from oms42.compensation.jensen import JensenGap, jensen_gap
from oms42.compensation.numbers import number
from oms42.compensation.observed import Law, as_attainment
from oms42.compensation.straight_pieces import kinks_of, paid
from oms42.stats.arrays import share, whole

if TYPE_CHECKING:
    from collections.abc import Callable

    import pandas as pd
    from numpy.typing import ArrayLike

    from oms42.stats.arrays import FloatArray


@dataclass(frozen=True)
class PlanCost:
    """Hold the cost of a plan.

    Attributes:
        expected: Expected incentive of one seller, E[pay(A)].
        at_mean: Incentive at mean attainment, pay(E[A]).
        jensen_gap: expected − at_mean.
        sd: Standard deviation of one seller's incentive.
        p5: Incentive that 5 % of the sellers do not exceed.
        p50: Median incentive.
        p95: Incentive that 95 % of the sellers do not exceed.
        reaches_quota: Share of sellers with attainment of 1.0 or more.
        below_half: Share of sellers with attainment below 0.5.
        ccos: Compensation cost of sales, by definition.
        team_expected: Expected incentive of the team.
        team_sd: Its standard deviation.
        team_p95: What the team's incentive does not exceed with probability 0.95: the dear year.
        method: How the expectation was found.
    """

    expected: float
    at_mean: float
    jensen_gap: float
    sd: float
    p5: float
    p50: float
    p95: float
    reaches_quota: float
    below_half: float
    ccos: Ccos
    team_expected: float
    team_sd: float
    team_p95: float
    method: str

    def to_frame(self) -> pd.DataFrame:
        """Return one row a figure.

        Returns:
            Columns figure and value; the cost of sales by definition.
        """
        import pandas as pd

        plain = {k: v for k, v in vars(self).items() if k not in ("ccos", "method")}
        ratios = {f"ccos_{name}": value for name, value in vars(self.ccos).items()}
        rows = plain | ratios
        return pd.DataFrame({"figure": list(rows), "value": list(rows.values())})


def plan_cost(
    pay: Callable[[FloatArray], ArrayLike],
    attainment: Law | ArrayLike,
    *,
    quota: float = 1.0,
    salary: float = 0.0,
    on_cost: float = 0.0,
    sellers: int = 1,
    rho: float = 0.0,
    knots: ArrayLike | None = None,
    draws: int = 4000,
    seed: int = 0,
) -> PlanCost:
    r"""Compute what a plan costs when attainment varies, for one seller and for the team.

    The team's year is drawn with a shock that all sellers share:

    $$A_i = F^{-1}\!\left(\Phi\left(\sqrt{\rho}\, Z + \sqrt{1-\rho}\,\varepsilon_i\right)\right)$$

    With $\rho = 0$ the sellers' luck cancels in the team; a common market does not.

    Args:
        pay: Takes attainments, an array (1.0 is quota reached), and gives incentive money.
        attainment: A law (see `attainment`), or observed attainments, shape (n,).
        quota: Bookings at attainment 1.0; bookings credited are attainment × quota.
        salary: Salary of a seller for the same period.
        on_cost: Employer's on-costs as a share of pay.
        sellers: Number of sellers in the team.
        rho: Correlation of the sellers' attainments (of their normal scores), 0 to 1.
        knots: Where pay bends or jumps, shape (k,): the expectation is then exact.
        draws: Years drawn for the team; of one seller nothing is drawn.
        seed: Seed of the draws.

    Returns:
        The cost.

    Raises:
        TypeError: pay is not a function, or a value is not a number.
        ValueError: A value is out of range, or pay gives another shape.

    Example:
        >>> from oms42.compensation.attainment_law import attainment
        >>> made = plan_cost(lambda a: 120_000 * a, attainment(), quota=1.2e6, salary=120_000)
        >>> round(made.expected), round(made.p95), round(made.ccos.total, 4)
        (110461, 165675, 0.2086)
    """
    law = as_attainment(attainment)
    knots = kinks_of(pay, knots)
    gap: JensenGap = jensen_gap(pay, law, knots=knots)
    x, w = law.nodes(() if knots is None else knots)
    money = paid(pay, x)
    sd = sqrt(max(0.0, float(money**2 @ w) - float(money @ w) ** 2))
    at = _quantiles(pay, law, (0.05, 0.5, 0.95), x, w, money)
    size = number(quota, name="quota", above=0.0)
    count = whole(sellers, name="sellers")
    base = number(salary, name="salary", least=0.0)
    ratios = _expected_ccos(gap, x, w, money, size, base, on_cost)
    if count == 1:
        team = (sd, at[2])
    else:
        team = _team(pay, law, count, number(rho, name="rho", least=0.0, most=1.0), draws, seed)
    return PlanCost(
        expected=gap.expected,
        at_mean=gap.at_mean,
        jensen_gap=gap.gap,
        sd=sd,
        p5=at[0],
        p50=at[1],
        p95=at[2],
        reaches_quota=law.at_least(1.0),
        below_half=1 - law.at_least(0.5),
        ccos=ratios,
        team_expected=count * gap.expected,
        team_sd=team[0],
        team_p95=team[1],
        method=gap.method,
    )


def pay_quantile(pay: Callable[[FloatArray], ArrayLike], law: Law, q: float) -> float:
    """Return the pay that a share q of the sellers does not exceed.

    Args:
        pay: Takes attainments, an array, and gives money, an array.
        law: The law of attainment.
        q: Above 0 and below 1.

    Returns:
        The quantile: pay at the quantile of attainment where pay never falls, else from the grid.

    Example:
        >>> pay_quantile(lambda a: 100 * a, as_attainment([0.5, 1.0, 1.5]), 0.5)
        100.0
    """
    x, w = law.nodes()
    return _quantiles(pay, law, (q,), x, w, paid(pay, x))[0]


def _quantiles(
    pay: Callable[[FloatArray], ArrayLike],
    law: Law,
    levels: tuple[float, ...],
    x: FloatArray,
    w: FloatArray,
    money: FloatArray,
) -> list[float]:
    """Return quantiles of pay, given the law's nodes, their weights and what they are paid."""
    wanted = [share(one, name="q") for one in levels]
    order = np.argsort(x, kind="stable")
    if (np.diff(money[order]) >= 0).all():
        return [float(one) for one in paid(pay, [law.quantile(one) for one in wanted])]
    rank = np.argsort(money, kind="stable")
    reached = np.cumsum(w[rank])
    return [float(money[rank][int((reached >= one - 1e-12).argmax())]) for one in wanted]


def _expected_ccos(
    gap: JensenGap,
    x: FloatArray,
    w: FloatArray,
    money: FloatArray,
    quota: float,
    salary: float,
    on_cost: float,
) -> Ccos:
    """Return the ratios of expectations; the mean of ratios does not exist near attainment 0."""
    made = ccos(gap.expected, gap.mean_attainment * quota, salary=salary, on_cost=on_cost)
    smallest = float(x[w > 0].min())
    near = smallest <= 0.01  # 1/attainment has no mean if attainment may come near 0
    mean = float("nan") if near else float(((money + salary) / (x * quota)) @ w)
    return Ccos(made.incentive, made.total, made.loaded, mean)


def _team(
    pay: Callable[[FloatArray], ArrayLike], law: Law, count: int, rho: float, draws: int, seed: int
) -> tuple[float, float]:
    """Draw years of the team; return the deviation and the 95 % quantile of its incentive."""
    rng = np.random.default_rng(whole(seed, name="seed", least=0))
    years = whole(draws, name="draws", least=100)
    common = rng.standard_normal((years, 1))
    totals = np.zeros(years)
    step = max(1, 2_000_000 // years)  # sellers at a time: a long team must not fill the memory
    for first in range(0, count, step):
        own = rng.standard_normal((years, min(step, count - first)))
        drawn = law.from_normal(sqrt(rho) * common + sqrt(1 - rho) * own)
        totals += paid(pay, drawn.ravel()).reshape(drawn.shape).sum(axis=1)
    return float(totals.std(ddof=1)), float(np.quantile(totals, 0.95))

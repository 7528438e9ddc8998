# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The Basu–Lal–Srinivasan–Staelin plan: the pay curve that is best when luck blurs effort."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import inf, sqrt
from typing import TYPE_CHECKING, Literal

import numpy as np

from oms42.compensation.numbers import number
from oms42.compensation.sales_response import SalesResponse
from oms42.stats.arrays import floats

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from oms42.stats.arrays import FloatArray

Shape = Literal["convex", "linear", "concave"]


@dataclass(frozen=True)
class OptimalPlan:
    r"""Hold the best pay curve $s(x) = [B\,(x - \theta)]_+^{1/(1-\delta)}$ and what follows.

    Attributes:
        effort: Effort $t$ that the plan brings.
        B: Slope inside the bracket.
        theta: Where the bracket is 0; below 0 if there is a salary.
        delta: The seller's $\delta$; $1/(1-\delta)$ is the slope of risk tolerance in income.
        r: Absolute risk aversion, if utility is exponential: then s(x) = ln[B (x − θ)] / r.
        salary: s(0), paid whatever is sold.
        expected_sales: E[x].
        expected_pay: E[s(x)].
        salary_share: salary ÷ expected_pay.
        profit: (1 − c) E[x] − E[s(x)].
        first_best_profit: Profit if effort could be seen.
        shape: Whether pay is convex, linear or concave in sales (where it is above 0).
    """

    effort: float
    B: float
    theta: float
    delta: float
    r: float | None
    salary: float
    expected_sales: float
    expected_pay: float
    salary_share: float
    profit: float
    first_best_profit: float
    shape: Shape

    def pay(self, sales: ArrayLike) -> FloatArray:
        """Return pay for sales.

        Args:
            sales: Sales, any shape.

        Returns:
            Money, same shape.
        """
        inside = np.maximum(self.B * (floats(sales, name="sales") - self.theta), 0.0)
        if self.r is not None:
            return np.asarray(np.log(inside) / self.r)
        return np.asarray(inside ** (1 / (1 - self.delta)))


def optimal_plan(
    *,
    delta: float = 0.5,
    r: float | None = None,
    uncertainty: float = 0.5,
    marginal_cost: float = 0.4,
    outside: float = 2.0,
    h: float = 2.0,
    k: float = 1.0,
    d: float = 0.1,
    gamma: float = 2.0,
) -> OptimalPlan:
    r"""Find the pay curve and effort that are best for the firm when effort cannot be seen.

    Sales are gamma distributed with mean $g = h + kt$ and coefficient of variation
    $1/\sqrt q$. The seller's utility is $s^\delta/\delta - d\,t^\gamma$ ($\ln s$ for
    $\delta = 0$). The firm maximizes $\mathrm{E}[(1-c)x - s(x)]$ such that the seller stays,
    $\mathrm{E}[U] - V(t) \ge m$, and chooses this effort,
    $\partial \mathrm{E}[U]/\partial t = V'(t)$.
    Pointwise in $x$, with multipliers $\lambda$ and $\mu$,

    $$\frac{1}{U'(s(x))} = \lambda + \mu \frac{f_t(x|t)}{f(x|t)}, \qquad
      \frac{f_t}{f} = \frac{q\,k}{g^2}(x - g)
      \;\Rightarrow\; s(x) = [A + Bx]_+^{1/(1-\delta)}$$

    so pay is convex for $0 < \delta < 1$ (risk tolerance $s/(1-\delta)$ rises faster than income),
    linear for $\delta = 0$ and concave for $\delta < 0$. With exponential utility
    $(1 - e^{-rs})/r$ risk tolerance stays constant and $s(x) = \ln[A + Bx]/r$ is concave. The
    salary share rises with
    uncertainty, marginal cost and the outside option. For $\delta \le 0$ and for exponential
    utility the search is over plans whose bracket stays above 0 at every x.

    Args:
        delta: Curvature $\delta$ of utility, below 1.
        r: Absolute risk aversion, above 0: utility is then exponential and delta is not used.
        uncertainty: Coefficient of variation of sales $1/\sqrt q$, above 0, at most 1.
        marginal_cost: Cost of a unit sold as a share of its price, $c$, 0 or more and below 1.
        outside: Utility $m$ of the next best job; above 0 for $\delta > 0$, below 0 for
            $\delta < 0$, below 1/r for exponential utility.
        h: Sales without effort, above 0.
        k: Sales per unit of effort, above 0.
        d: Weight of the disutility of effort, above 0.
        gamma: Exponent of the disutility, above 1.

    Returns:
        The best plan.

    Raises:
        TypeError: A value is not a number.
        ValueError: A value is out of range, or no effort above 0 can be brought about.

    Source:
        basu1985.

    Example:
        >>> made = optimal_plan()
        >>> made.shape, round(made.effort, 3), round(made.salary_share, 3)
        ('convex', 1.781, 0.162)
    """
    from scipy.optimize import minimize_scalar

    world = SalesResponse(
        delta=_below_one(delta),
        q=1 / number(uncertainty, name="uncertainty", above=0.0, most=1.0) ** 2,
        outside=number(outside, name="outside"),
        h=number(h, name="h", above=0.0),
        k=number(k, name="k", above=0.0),
        d=number(d, name="d", above=0.0),
        gamma=number(gamma, name="gamma", above=1.0),
        r=None if r is None else number(r, name="r", above=0.0),
    )
    margin = 1 - number(marginal_cost, name="marginal_cost", least=0.0)
    if margin <= 0:
        raise ValueError(f"marginal_cost is {marginal_cost}; it must be below 1.")
    world.check()

    def profit(t: float) -> float:
        made = world.cheapest(t)
        return -inf if made is None else margin * world.mean(t) - made[2]

    top = world.dearest(margin)
    grid = np.linspace(top / 400, top, 40)
    found = np.array([profit(float(t)) for t in grid])
    if not np.isfinite(found).any():
        raise ValueError(
            "no effort above 0 can be brought about within these values; lower d or |outside|."
        )
    at = int(found.argmax())
    ends = (float(grid[max(at - 1, 0)]), float(grid[min(at + 1, grid.size - 1)]))
    best = minimize_scalar(
        lambda t: min(-profit(float(t)), 1e12),
        bounds=ends,
        method="bounded",
        options={"xatol": 1e-9},
    )
    effort = float(best.x) if -float(best.fun) >= found[at] else float(grid[at])
    ideal = minimize_scalar(
        lambda t: min(world.sure_pay(float(t)), 1e12) - margin * world.mean(float(t)),
        bounds=(0.0, top),
        method="bounded",
        options={"xatol": 1e-9},
    )
    return _plan(world, effort, margin, -float(ideal.fun))


def _plan(world: SalesResponse, t: float, margin: float, first_best: float) -> OptimalPlan:
    """Put the results together."""
    made = world.cheapest(t)
    if made is None:  # the effort came out of the search, which saw it feasible
        raise ValueError(f"effort {t:g} cannot be brought about.")
    B, theta, cost = made
    shape: Shape = "convex" if world.power > 0 else "concave" if world.power < 0 else "linear"
    plan = OptimalPlan(
        effort=t,
        B=B,
        theta=theta,
        delta=world.delta,
        r=world.r,
        salary=0.0,
        expected_sales=world.mean(t),
        expected_pay=cost,
        salary_share=0.0,
        profit=margin * world.mean(t) - cost,
        first_best_profit=first_best,
        shape=shape,
    )
    salary = float(plan.pay(0.0))
    return replace(plan, salary=salary, salary_share=salary / cost)


def _below_one(delta: float) -> float:
    """Check the curvature."""
    found = number(delta, name="delta")
    if found >= 1:
        raise ValueError(
            f"delta is {delta}; it must be below 1: at 1 the seller is risk neutral and the best "
            "plan sells the job to the seller."
        )
    return 0.0 if abs(found) < sqrt(1e-16) else found

# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The Holmström–Milgrom benchmark: how strong an incentive should be when luck blurs effort."""

from __future__ import annotations

from dataclasses import dataclass

from oms42.compensation.numbers import number


@dataclass(frozen=True)
class LinearContract:
    r"""Hold a linear contract $w = \alpha + \beta y$ and what follows from it.

    Attributes:
        beta: Share of output paid, $\beta$.
        alpha: Salary $\alpha$ that just keeps the seller.
        effort: Effort that the seller chooses, $\beta k / c$.
        expected_output: $k e$.
        expected_pay: $\alpha + \beta k e$.
        risk_premium: $r \beta^2 \sigma^2 / 2$: what bearing the risk costs the seller.
        effort_cost: $c e^2 / 2$.
        certainty_equivalent: Of the seller: expected pay less effort cost less risk premium. It
            equals the reservation value: the participation constraint binds.
        profit: Expected output less expected pay.
        surplus: Profit and certainty equivalent together.
        first_best: Surplus if effort could be seen: $k^2 / (2c)$.
    """

    beta: float
    alpha: float
    effort: float
    expected_output: float
    expected_pay: float
    risk_premium: float
    effort_cost: float
    certainty_equivalent: float
    profit: float
    surplus: float
    first_best: float

    @property
    def agency_cost(self) -> float:
        """Surplus lost because effort cannot be seen: first_best − surplus."""
        return self.first_best - self.surplus


def linear_contract(
    r: float,
    c: float,
    sigma: float,
    *,
    k: float = 1.0,
    reservation: float = 0.0,
    beta: float | None = None,
) -> LinearContract:
    r"""Compute the best linear contract for a seller whose effort cannot be seen.

    Output is $y = ke + \varepsilon$ with $\varepsilon \sim N(0, \sigma^2)$, effort costs the seller
    $ce^2/2$, and risk aversion is $r$ (exponential utility). The seller chooses $e = \beta k/c$, so
    surplus is $\beta k^2/c - \beta^2k^2/(2c) - r\beta^2\sigma^2/2$, which is largest at

    $$\beta^* = \frac{k^2}{k^2 + r c \sigma^2}, \qquad
      \alpha^* = \bar u - \beta^* k e + \frac{c e^2}{2} + \frac{r \beta^{*2} \sigma^2}{2}$$

    Args:
        r: Absolute risk aversion, 0 or more.
        c: Cost of effort, above 0.
        sigma: Standard deviation of luck, 0 or more.
        k: Productivity of effort, above 0.
        reservation: Certainty equivalent $\bar u$ of the seller's next best job.
        beta: A share to look at instead of the best one.

    Returns:
        The contract.

    Raises:
        TypeError: A value is not a number.
        ValueError: A value is out of range.

    Source:
        holmstrom_milgrom1987.

    Example:
        >>> linear_contract(r=2, c=0.5, sigma=1).beta
        0.5
        >>> linear_contract(r=2, c=0.5, sigma=2).beta
        0.2
    """
    risk = number(r, name="r", least=0.0)
    cost = number(c, name="c", above=0.0)
    noise = number(sigma, name="sigma", least=0.0)
    skill = number(k, name="k", above=0.0)
    keep = number(reservation, name="reservation")
    best = skill**2 / (skill**2 + risk * cost * noise**2)
    b = best if beta is None else number(beta, name="beta", least=0.0)
    effort = b * skill / cost
    output = skill * effort
    premium, toil = risk * b**2 * noise**2 / 2, cost * effort**2 / 2
    salary = keep - b * output + toil + premium
    wage = salary + b * output
    return LinearContract(
        beta=b,
        alpha=salary,
        effort=effort,
        expected_output=output,
        expected_pay=wage,
        risk_premium=premium,
        effort_cost=toil,
        certainty_equivalent=wage - toil - premium,
        profit=output - wage,
        surplus=output - toil - premium,
        first_best=skill**2 / (2 * cost),
    )

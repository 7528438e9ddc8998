# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Lifetime value with the discounting said, and when a program for an account pays."""

from __future__ import annotations

from dataclasses import dataclass

from oms42.stats.numbers import number


def lifetime_value(
    margin: float, retention: float, *, discount: float = 0.10, first: str = "now"
) -> float:
    r"""Return the value of a customer whose retention never changes.

    $$CLV = m\,\frac{1 + d}{1 + d - r} \;\text{(first margin now)}, \qquad
      m\,\frac{r}{1 + d - r} \;\text{(first margin after the next renewal)}$$

    A base of unlike customers has no constant retention: see `shifted_beta_geometric`.

    Args:
        margin: Margin m of a year, in money; may be negative.
        retention: Share r that stays from year to year, 0 to 1.
        discount: Discount rate d a year.
        first: now, or renewal: when the first margin that counts is earned.

    Returns:
        The value.

    Raises:
        TypeError: A value is not a number.
        ValueError: A value is out of range, or the sum has no end.

    Source:
        gupta2004.

    Example:
        >>> round(lifetime_value(420, 0.92), 1)
        2566.7
    """
    each = number(margin, name="margin", least=-float("inf"))
    stay, rate = number(retention, name="retention", most=1), number(discount, name="discount")
    if 1 + rate - stay <= 0:
        raise ValueError("retention is 1 and discount 0: the sum has no end; lower one of them.")
    if first not in ("now", "renewal"):
        raise ValueError(f"first is {first!r}; it is now or renewal.")
    return each * ((1 + rate) if first == "now" else stay) / (1 + rate - stay)


@dataclass(frozen=True)
class AccountProgram:
    """Hold what a key-account program does to the value of one account.

    Attributes:
        before: Lifetime value without it.
        after: With it.
        gain: After minus before.
        margin_alone: Gain if only the margin rises (and the cost is paid).
        retention_alone: Gain if only the retention rises.
        break_even_retention: Retention at which the gain is zero; None if none up to 1 is enough.
    """

    before: float
    after: float
    gain: float
    margin_alone: float
    retention_alone: float
    break_even_retention: float | None


def account_program(
    margin: float,
    retention: float,
    cost: float,
    *,
    margin_lift: float = 0.0,
    retention_after: float | None = None,
    discount: float = 0.10,
) -> AccountProgram:
    r"""Value a program for one account that costs money every year.

    $$\Delta = \frac{\bigl(m(1 + u) - K\bigr)(1 + d)}{1 + d - r'} - \frac{m(1 + d)}{1 + d - r}$$

    Break-even retention solves $\Delta = 0$ for $r'$:
    $r^* = (1 + d) - \bigl(m(1 + u) - K\bigr)(1 + d - r)/m$.

    Args:
        margin: Margin m of the account a year, in money, above 0.
        retention: Retention r without the program.
        cost: Cost K of the program a year.
        margin_lift: Share u by which it raises the margin.
        retention_after: Retention $r'$ with the program; as before if left out.
        discount: Discount rate d a year.

    Returns:
        The value before and after, and what would break even.

    Raises:
        TypeError: A value is not a number.
        ValueError: A value is out of range.

    Source:
        gupta2004.

    Example:
        >>> made = account_program(420, 0.92, 95, margin_lift=0.06, retention_after=0.94)
        >>> round(made.after, 1), round(made.gain, 1), round(made.break_even_retention, 4)
        (2407.6, -159.0, 0.9499)
    """
    base = number(margin, name="margin")
    if base == 0:
        raise ValueError("margin is 0; a program for an account without margin has no break-even.")
    paid, lift = number(cost, name="cost"), number(margin_lift, name="margin_lift", least=-1)
    stay = number(retention, name="retention", most=1)
    kept = (
        stay if retention_after is None else number(retention_after, name="retention_after", most=1)
    )
    net = base * (1 + lift) - paid
    before = lifetime_value(base, stay, discount=discount)
    after = lifetime_value(net, kept, discount=discount)
    even = (1 + discount) - net * (1 + discount - stay) / base
    return AccountProgram(
        before=before,
        after=after,
        gain=after - before,
        margin_alone=lifetime_value(net, stay, discount=discount) - before,
        retention_alone=lifetime_value(base - paid, kept, discount=discount) - before,
        break_even_retention=even if 0 <= even <= 1 else None,
    )


@dataclass(frozen=True)
class RevenueRetention:
    """Hold retention of recurring revenue.

    Attributes:
        net: Net revenue retention: expansion counted.
        gross: Gross revenue retention: expansion left out, at most 1.
        end: Recurring revenue of the same customers at the end.
        end_with_new: With new customers, who belong to neither ratio.
    """

    net: float
    gross: float
    end: float
    end_with_new: float


def revenue_retention(
    start: float, expansion: float, contraction: float, churn: float, *, new: float = 0.0
) -> RevenueRetention:
    r"""Return net and gross revenue retention.

    $$NRR = \frac{B + E - C - X}{B}, \qquad GRR = \frac{B - C - X}{B}$$

    Args:
        start: Recurring revenue B of the customers at the start, above 0.
        expansion: What the same customers added, E.
        contraction: What they reduced, C.
        churn: What left with customers, X.
        new: Revenue of new customers, which counts in neither.

    Returns:
        Both ratios and the bridge's end.

    Raises:
        TypeError: A value is not a number.
        ValueError: A value is negative, or more is lost than there was.

    Example:
        >>> made = revenue_retention(100, 14, 4, 7, new=18)
        >>> made.net, made.gross, made.end_with_new
        (1.03, 0.89, 121.0)
    """
    base = number(start, name="start")
    if base == 0:
        raise ValueError("start is 0; a ratio to nothing says nothing.")
    up, down = number(expansion, name="expansion"), number(contraction, name="contraction")
    gone = number(churn, name="churn")
    if down + gone > base:
        raise ValueError(f"contraction and churn of {down + gone:g} exceed the start of {base:g}.")
    end = base + up - down - gone
    return RevenueRetention(
        end / base, (base - down - gone) / base, end, end + number(new, name="new")
    )

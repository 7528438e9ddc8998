# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Sales velocity, and which of its four drivers moved it."""

from __future__ import annotations

import math
from dataclasses import dataclass


@dataclass(frozen=True)
class Velocity:
    """Hold the four drivers of won value per day.

    Attributes:
        deals: Number N of qualified deals.
        win_rate: Share w of them that is won, above 0, at most 1.
        size: Mean value of a won deal.
        cycle: Mean days from qualified to won.

    Raises:
        TypeError: If a driver is not a number.
        ValueError: If a driver is not above 0, or the win rate above 1.

    Example:
        >>> Velocity(40, 0.25, 60_000, 75).per_day
        8000.0
    """

    deals: float
    win_rate: float
    size: float
    cycle: float

    def __post_init__(self) -> None:
        for name, value in vars(self).items():
            if isinstance(value, bool) or not isinstance(value, (int, float)):
                raise TypeError(f"{name} is {value!r}; it must be a number.")
            if not 0 < value < math.inf:
                raise ValueError(f"{name} is {value!r}; it must be above 0, and finite.")
        if self.win_rate > 1:
            raise ValueError(
                f"win_rate is {self.win_rate!r}; a share is at most 1: write 22 % as 0.22."
            )

    @property
    def per_day(self) -> float:
        r"""Won value per day: $V = N\,w\,\bar A / \bar c$."""
        return self.deals * self.win_rate * self.size / self.cycle


@dataclass(frozen=True)
class VelocityChange:
    """Hold the change of velocity with what each driver gave.

    Attributes:
        ratio: Velocity after divided by velocity before, minus 1.
        deals: Contribution of the number of deals, in logarithms.
        win_rate: Contribution of the win rate.
        size: Contribution of the deal's size.
        cycle: Contribution of the cycle; negative where it got longer.
        total: The sum of the four: the logarithm of 1 + ratio.
    """

    ratio: float
    deals: float
    win_rate: float
    size: float
    cycle: float
    total: float


def velocity_change(before: Velocity, after: Velocity) -> VelocityChange:
    r"""Split the change of velocity over its drivers.

    $$\ln\frac{V_1}{V_0} = \ln\frac{N_1}{N_0} + \ln\frac{w_1}{w_0} + \ln\frac{\bar A_1}{\bar A_0}
      - \ln\frac{\bar c_1}{\bar c_0}$$

    In logarithms the four add up, in whatever order they are taken.

    Args:
        before: The drivers of the earlier period.
        after: Those of the later one.

    Returns:
        The contributions.

    Example:
        >>> made = velocity_change(
        ...     Velocity(40, 0.25, 60_000, 75), Velocity(46, 0.20, 57_000, 84)
        ... )
        >>> round(made.ratio, 3), round(made.win_rate, 3)
        (-0.22, -0.223)
    """
    deals = math.log(after.deals / before.deals)
    rate = math.log(after.win_rate / before.win_rate)
    size = math.log(after.size / before.size)
    cycle = -math.log(after.cycle / before.cycle)
    total = math.fsum((deals, rate, size, cycle))
    return VelocityChange(after.per_day / before.per_day - 1, deals, rate, size, cycle, total)

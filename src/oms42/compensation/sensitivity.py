# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""How the cost of a plan moves with the mean, the spread and the skew of attainment."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from oms42.compensation.attainment_law import Attainment
from oms42.compensation.attainment_law import attainment as law_of
from oms42.compensation.jensen import jensen_gap
from oms42.compensation.numbers import number
from oms42.stats.arrays import read_only, vector, whole

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import pandas as pd
    from numpy.typing import ArrayLike

    from oms42.stats.arrays import FloatArray


@dataclass(frozen=True)
class CostSensitivity:
    """Hold expected cost as one property of attainment moves and the others stay.

    Attributes:
        varied: What moved: mean, sd or skew, one a row.
        value: Its value.
        expected: Expected incentive there.
        change: expected less the base.
        gap: The Jensen gap there.
        base: Expected incentive at the base.
    """

    varied: tuple[str, ...]
    value: FloatArray
    expected: FloatArray
    change: FloatArray
    gap: FloatArray
    base: float

    def to_frame(self) -> pd.DataFrame:
        """Return one row a setting.

        Returns:
            Columns varied, value, expected, change and gap.
        """
        import pandas as pd

        names = ("varied", "value", "expected", "change", "gap")
        return pd.DataFrame({name: getattr(self, name) for name in names})


def cost_sensitivity(
    pay: Callable[[FloatArray], ArrayLike],
    attainment: Attainment | None = None,
    *,
    mean: ArrayLike = (),
    sd: ArrayLike = (),
    skew: ArrayLike = (),
    knots: ArrayLike | None = None,
) -> CostSensitivity:
    """Move the mean, the spread and the skew of attainment one at a time, and cost each.

    Args:
        pay: Takes attainments, an array, and gives incentive money, an array.
        attainment: The base, a law within bounds (see `attainment`); the book's law without it.
        mean: Means to try, shape (k,).
        sd: Standard deviations to try.
        skew: Skewnesses to try.
        knots: Where pay bends or jumps: exact for skew 0.

    Returns:
        One row a setting.

    Raises:
        TypeError: The base is not a law, or a value is not a number.
        ValueError: Nothing is to be tried, or a value is out of range.

    Example:
        >>> made = cost_sensitivity(lambda a: 100 * np.maximum(a, 1.0), sd=[0.1, 0.4], knots=[1.0])
        >>> made.expected.round(1)
        array([101.2, 112.4])
    """
    base = law_of() if attainment is None else attainment
    if not isinstance(base, Attainment):
        raise TypeError(
            f"attainment is {type(attainment).__name__}; mean, spread and skew are moved on a law: "
            "attainment(mean, sd, skew=...)."
        )
    trials: dict[str, Sequence[float]] = {
        name: [float(one) for one in np.ravel(np.asarray(values, dtype=np.float64))]
        for name, values in (("mean", mean), ("sd", sd), ("skew", skew))
    }
    rows = [(name, one) for name, values in trials.items() for one in values]
    if not rows:
        raise ValueError("nothing is to be tried; give values of mean, sd or skew.")
    start = jensen_gap(pay, base, knots=knots).expected
    found = []
    for name, one in rows:
        number(one, name=name, above=0.0 if name == "sd" else -np.inf)
        moved = _moved(base, name, one)
        found.append(jensen_gap(pay, moved, knots=knots))
    expected = vector([one.expected for one in found], name="expected")
    return CostSensitivity(
        tuple(name for name, _ in rows),
        read_only(np.array([one for _, one in rows])),
        expected,
        read_only(expected - start),
        read_only(np.array([one.gap for one in found])),
        start,
    )


def _moved(base: Attainment, name: str, value: float) -> Attainment:
    """Return the law with one property changed."""
    if name == "mean":
        return replace(base, mean=value)
    return replace(base, sd=value) if name == "sd" else replace(base, skew=value)


@dataclass(frozen=True)
class CostBounds:
    """Hold the least and the largest expected cost that a mean and a spread allow.

    Attributes:
        lowest: Least expected incentive over all laws with this mean, spread and range.
        highest: Largest.
        lowest_at: Attainments of the law that costs least, shape (m,).
        highest_at: Attainments of the law that costs most.
    """

    lowest: float
    highest: float
    lowest_at: FloatArray
    highest_at: FloatArray


def cost_bounds(
    pay: Callable[[FloatArray], ArrayLike],
    mean: float = 0.92,
    sd: float = 0.28,
    *,
    lower: float = 0.0,
    upper: float = 2.0,
    points: int = 801,
) -> CostBounds:
    r"""Bound expected cost over every law of attainment with a mean, a spread and a range.

    $$\min_{w \ge 0}\ /\ \max_{w \ge 0}\ \sum_j w_j\,\mathrm{pay}(x_j) \quad\text{s.t.}\quad
      \sum_j w_j = 1,\ \sum_j w_j x_j = \mu,\ \sum_j w_j x_j^2 = \mu^2 + \sigma^2$$

    a linear program over a grid of attainments. What lies between the bounds is the shape of the
    law, which mean and spread do not tell.

    Args:
        pay: Takes attainments, an array, and gives incentive money, an array.
        mean: Mean attainment.
        sd: Standard deviation, above 0.
        lower: Least attainment.
        upper: Largest attainment.
        points: Points of the grid.

    Returns:
        Both bounds and the laws that reach them.

    Raises:
        TypeError: A value is not a number.
        ValueError: No law within the range has this mean and spread.

    Example:
        >>> made = cost_bounds(lambda a: 100 * a**2, 1.0, 0.3)
        >>> round(made.lowest, 4), round(made.highest, 4)
        (109.0, 109.0)
    """
    from scipy.optimize import linprog

    from oms42.compensation.straight_pieces import paid

    m, s = number(mean, name="mean"), number(sd, name="sd", above=0.0)
    x = np.linspace(
        number(lower, name="lower"),
        number(upper, name="upper", above=lower),
        whole(points, name="points", least=11),
    )
    if s**2 > (m - x[0]) * (x[-1] - m):
        raise ValueError(
            f"no law between {lower:g} and {upper:g} has mean {m:g} and sd {s:g}; the variance is "
            f"at most (mean − lower)(upper − mean) = {(m - x[0]) * (x[-1] - m):.4g}."
        )
    money = paid(pay, x)
    scale = max(1.0, float(np.abs(money).max()))
    sums = np.vstack([np.ones(x.size), x - m, (x - m) ** 2])
    ends = []
    for sign in (1.0, -1.0):
        made = linprog(sign * money / scale, A_eq=sums, b_eq=[1.0, 0.0, s**2], method="highs")
        if made.status != 0:
            raise ValueError(f"the bounds were not found: {made.message}")
        w = np.asarray(made.x, dtype=np.float64)
        ends.append((float(money @ w), read_only(x[w > 1e-9])))
    return CostBounds(ends[0][0], ends[1][0], ends[0][1], ends[1][1])

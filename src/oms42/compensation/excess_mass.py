# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Bunching: how many results sit just past a threshold that would otherwise lie elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from oms42.compensation.numbers import number
from oms42.stats.arrays import read_only, share, vector, whole

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import ArrayLike, NDArray

    from oms42.stats.arrays import FloatArray


@dataclass(frozen=True)
class Bunching:
    """Hold the excess mass near a threshold, with its bootstrap interval.

    Attributes:
        excess: Observations in the window beyond the counterfactual.
        ratio: excess ÷ mean counterfactual count of a bin in the window: how many bins' worth.
        se: Bootstrap standard error of the excess.
        ratio_se: Bootstrap standard error of the ratio.
        lower: Lower limit of the ratio.
        upper: Upper limit of the ratio.
        missing: Counterfactual less observed over the bins below the window: above 0 if those who
            bunch were pulled up from there.
        center: Middle of each bin, shape (bins,).
        count: Observed count of each bin.
        counterfactual: Smooth count of each bin.
        inside: Whether a bin lies in the window.
        level: Coverage of the interval.
    """

    excess: float
    ratio: float
    se: float
    ratio_se: float
    lower: float
    upper: float
    missing: float
    center: FloatArray
    count: FloatArray
    counterfactual: FloatArray
    inside: tuple[bool, ...]
    level: float

    def to_frame(self) -> pd.DataFrame:
        """Return one row a bin.

        Returns:
            Columns center, count, counterfactual and inside.
        """
        import pandas as pd

        names = ("center", "count", "counterfactual", "inside")
        return pd.DataFrame({name: getattr(self, name) for name in names})


def bunching(
    values: ArrayLike,
    *,
    threshold: float = 1.0,
    width: float = 0.02,
    window: tuple[float, float] = (0.0, 0.04),
    reach: float = 0.4,
    degree: int = 5,
    conserve: bool = False,
    draws: int = 500,
    seed: int = 0,
    level: float = 0.95,
) -> Bunching:
    r"""Estimate the excess mass near a threshold against a smooth counterfactual.

    The counts $c_j$ of bins of equal width are fitted by a polynomial of the bin's position, with
    the bins of the window left to themselves:

    $$c_j = \sum_{p=0}^{P} \beta_p z_j^p + \sum_{i \in W} \gamma_i\,[j = i] + \varepsilon_j,
      \qquad \hat B = \sum_{j \in W} (c_j - \hat c_j), \qquad
      \hat b = \frac{\hat B}{\frac{1}{|W|} \sum_{j \in W} \hat c_j}$$

    The bootstrap draws the observations again, so its errors hold for the sampling of sellers.

    Args:
        values: Attainments (or amounts), shape (n,).
        threshold: Where the pay curve bends or jumps.
        width: Width of a bin; the threshold is an edge.
        window: Where the bunching is, as distances from the threshold: (0, 0.04) is from the
            threshold to 0.04 above it. Its ends are rounded to whole bins.
        reach: Distance from the threshold, either way, that the fit uses.
        degree: Degree of the polynomial.
        conserve: Whether the counterfactual is lifted above the window until it holds as many
            observations as were counted, as those who bunch came from there (Chetty and others).
        draws: Resamples.
        seed: Seed of the resamples.
        level: Coverage of the interval, above 0 and below 1.

    Returns:
        Excess mass with its uncertainty.

    Raises:
        TypeError: A value is not a number.
        ValueError: There are too few bins or observations, or a value is out of range.

    Source:
        Chetty, Friedman, Olsen and Pistaferri (2011), Adjustment costs, firm responses, and micro
        vs. macro labor supply elasticities; Kleven (2016), Bunching.

    Example:
        >>> smooth = np.linspace(0.6, 1.4, 4001)[:-1]
        >>> made = bunching(np.concatenate([smooth, np.full(300, 1.01)]), draws=50)
        >>> round(made.excess), round(made.ratio, 2)
        (300, 3.0)
    """
    x = vector(values, name="values", least=20)
    at, size = number(threshold, name="threshold"), number(width, name="width", above=0.0)
    bins = _bins(window, size, number(reach, name="reach", above=size), degree, conserve)
    count = bins.count((x - at) / size)
    total = int(count.sum())
    if total < 20:
        raise ValueError(
            f"{total} of {x.size} values lie within {reach:g} of the threshold {at:g}; at least 20 "
            "are needed."
        )
    rng = np.random.default_rng(whole(seed, name="seed", least=0))
    again = rng.multinomial(total, count / total, size=whole(draws, name="draws", least=20))
    found = [bins.excess(one) for one in (count, *again.astype(np.float64))]
    excess, ratio = (np.array(column) for column in zip(*found, strict=True))
    tail = (1 - share(level, name="level")) / 2
    lower, upper = np.quantile(ratio[1:], [tail, 1 - tail])
    base = bins.counterfactual(count)
    return Bunching(
        excess=float(excess[0]),
        ratio=float(ratio[0]),
        se=float(excess[1:].std(ddof=1)),
        ratio_se=float(ratio[1:].std(ddof=1)),
        lower=float(lower),
        upper=float(upper),
        missing=float((base - count)[bins.below].sum()),
        center=read_only(np.asarray(at + (bins.place + 0.5) * size, dtype=np.float64)),
        count=read_only(count),
        counterfactual=read_only(base),
        inside=tuple(bins.inside.tolist()),
        level=float(level),
    )


@dataclass(frozen=True)
class _Bins:
    """Hold the bins, the window and the fit of the bins outside it.

    Attributes:
        place: Number of each bin's lower edge, from the threshold.
        inside: Whether each lies in the window.
        table: Polynomials at each bin, shape (bins, degree + 1).
        solve: Least squares from the counts outside the window to the coefficients.
        conserve: Whether the bins above are lifted until no observation is missing.
    """

    place: NDArray[np.intp]
    inside: NDArray[np.bool_]
    table: FloatArray
    solve: FloatArray
    conserve: bool

    @property
    def above(self) -> NDArray[np.bool_]:
        """Bins above the window."""
        return np.asarray(self.place > self.place[self.inside][-1])

    @property
    def below(self) -> NDArray[np.bool_]:
        """Bins below the window."""
        return np.asarray(self.place < self.place[self.inside][0])

    def count(self, distance: FloatArray) -> FloatArray:
        """Count values in bins, by their distance from the threshold in bins."""
        cell = np.floor(distance + 1e-9).astype(np.intp) - self.place[0]
        kept = cell[(cell >= 0) & (cell < self.place.size)]
        return np.bincount(kept, minlength=self.place.size).astype(np.float64)

    def counterfactual(self, count: FloatArray) -> FloatArray:
        """Return the smooth counts; above the window lifted until nobody is missing."""
        out = ~self.inside
        smooth = self.table @ (self.solve @ count[out])
        if not self.conserve:
            return np.asarray(smooth)
        above, lift = self.above, 0.0
        for _ in range(100):
            new = float((count - smooth)[self.inside].sum()) / max(float(count[above].sum()), 1.0)
            if abs(new - lift) < 1e-10:
                break
            lift = new
            raised = np.where(above, count * (1 + lift), count)
            smooth = self.table @ (self.solve @ raised[out])
        return np.asarray(smooth)

    def excess(self, count: FloatArray) -> tuple[float, float]:
        """Return the excess mass and its ratio to a counterfactual bin."""
        smooth = self.counterfactual(count)[self.inside]
        excess = float(count[self.inside].sum() - smooth.sum())
        return excess, excess / max(float(smooth.mean()), 1e-12)


def _bins(
    window: tuple[float, float], size: float, reach: float, degree: int, conserve: bool
) -> _Bins:
    """Lay the bins out and prepare the fit."""
    span = round(reach / size)
    first, last = (round(number(one, name="window") / size) for one in window)
    if not -span < first < last < span:
        raise ValueError(
            f"window is {window}; it needs a start below its end, at least one bin of {size:g} "
            f"wide, and both within the reach of {reach:g}."
        )
    place = np.arange(-span, span)
    inside = (place >= first) & (place < last)
    order, outside = whole(degree, name="degree", least=0), int((~inside).sum())
    if outside <= order + 1:
        raise ValueError(
            f"{outside} bins lie outside the window for a polynomial of degree {order}; use a "
            "smaller width, a larger reach or a lower degree."
        )
    table: FloatArray = np.asarray(
        np.polynomial.legendre.legvander((place + 0.5) / span, order), dtype=np.float64
    )
    return _Bins(
        place, inside, table, np.asarray(np.linalg.pinv(table[~inside]), dtype=np.float64), conserve
    )

# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Fitting a response function, with what the data say about it and what they do not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

from oms42.stats.arrays import read_only, share, vector, whole
from oms42.territories.amounts import number
from oms42.territories.sizing.identification import judged
from oms42.territories.sizing.intervals import Interval, bootstrap_interval, delta_interval
from oms42.territories.sizing.kinds import FORMS, Kind, decoded, sales_of
from oms42.territories.sizing.search import Data, search

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd
    from numpy.typing import ArrayLike

    from oms42.stats.arrays import FloatArray
    from oms42.territories.sizing.kinds import Curve

Errors = Literal["additive", "multiplicative"]


@dataclass(frozen=True)
class ResponseFit:
    """Hold a fitted response function; call it to get sales at an effort.

    Attributes:
        response: The curve.
        names: Names of its parameters; ADBUDG's are a, b, c and h, with $d = h^c$.
        estimate: Estimates in that order, shape (k,).
        se: Standard errors, shape (k,); NaN where the data do not fix the curve.
        lower: Lower limits, shape (k,).
        upper: Upper limits, shape (k,).
        level: Coverage of the limits.
        identified: For each parameter whether the data pin it down.
        notes: What the data do not say, in words; empty if there is nothing to say.
        residual_sd: Standard deviation of what is left, in the unit of the errors.
        r2: Share of the variance of sales explained.
        interval: How the limits were found, with what it takes to draw a band.
    """

    response: Curve
    names: tuple[str, ...]
    estimate: FloatArray
    se: FloatArray
    lower: FloatArray
    upper: FloatArray
    level: float
    identified: tuple[bool, ...]
    notes: tuple[str, ...]
    residual_sd: float
    r2: float
    interval: Interval

    def __call__(self, x: ArrayLike) -> FloatArray:
        """Return the sales at an effort x ≥ 0."""
        return self.response(x)

    def band(self, x: ArrayLike) -> tuple[FloatArray, FloatArray]:
        """Return limits of the curve itself, not of a single period's sales.

        Args:
            x: Efforts of shape (n,), 0 or more.

        Returns:
            Lower and upper limits at the level of the fit, shape (n,) each.
        """
        return self.interval.band(vector(x, name="x"))

    def to_frame(self) -> pd.DataFrame:
        """Return one row a parameter.

        Returns:
            Columns parameter, estimate, se, lower, upper and identified.
        """
        import pandas as pd

        heads = ("estimate", "se", "lower", "upper", "identified")
        columns = {head: getattr(self, head) for head in heads}
        return pd.DataFrame({"parameter": self.names, **columns})


def fit_response(
    x: ArrayLike,
    sales: ArrayLike,
    kind: Kind = "power",
    *,
    errors: Errors | None = None,
    fixed: Mapping[str, float] | None = None,
    level: float = 0.9,
    draws: int = 0,
    seed: int = 0,
) -> ResponseFit:
    r"""Fit a response function to efforts and sales, by least squares.

    $$\min_\theta \sum_i \bigl(S_i - f(x_i; \theta)\bigr)^2
      \quad\text{or}\quad
      \min_\theta \sum_i \bigl(\ln S_i - \ln f(x_i; \theta)\bigr)^2$$

    With ``draws=0`` limits come from the delta method and Student's t; otherwise from refitting the
    curve to its own values plus residuals drawn again. A parameter counts as identified if its
    limits lie within a factor of 4 of the estimate (for a scale, shape, rate or place) or within
    the spread of the sales (for a ceiling or floor); the elasticity if its limits lie within 0.5.
    The curve tells what goes with what: if effort follows expected sales, b is too large.

    Args:
        x: Efforts, 0 or more, such as heads or calls, shape (n,); above 0 for the power function.
        sales: Sales, shape (n,); above 0 where the errors are multiplicative.
        kind: power, adbudg or modified_exponential.
        errors: additive, or multiplicative: then the logarithms are fitted, and for the power
            function this is a straight line. Left out: multiplicative for the power function,
            else additive.
        fixed: Parameters that are known, such as ``{"b": 0}`` for sales that vanish with no effort.
            ADBUDG's are a, b, c and h, the effort at half of the rise.
        level: Coverage of the limits, above 0 and below 1.
        draws: Number of bootstrap refits; 0 for the delta method.
        seed: Seed of the bootstrap.

    Returns:
        The curve with errors, limits, and notes on what the data do not pin down.

    Raises:
        TypeError: A value is not a number.
        ValueError: A value is out of its range, lengths differ, there are fewer points than
            parameters, or no sensible curve fits (sales that fall as effort rises).

    Source:
        mantrala2010

    Example:
        >>> fit = fit_response([1, 4, 9, 16], [2.0, 4.1, 5.9, 8.1])
        >>> fit.names, fit.estimate.round(2), fit.identified
        (('a', 'b'), array([2.01, 0.5 ]), (True, True))
    """
    if kind not in FORMS:
        raise ValueError(f"kind is {kind!r}; it must be one of {', '.join(FORMS)}.")
    known = _known(kind, fixed)
    data = _data(x, sales, kind, errors, len(FORMS[kind].names) - len(known))
    coverage = share(level, name="level")
    count = whole(draws, name="draws", least=0)
    found = search(data, known)
    if count:
        interval = bootstrap_interval(data, found, coverage, count, seed)
    else:
        interval = delta_interval(data, found, coverage)
    identified, notes = judged(data, found, interval)
    theta = decoded(kind, found.phi)
    fitted = sales_of(kind, theta, data.x)
    spread = float(((data.y - data.y.mean()) ** 2).sum())
    left = float(((data.y - fitted) ** 2).sum())
    return ResponseFit(
        FORMS[kind].curve(*(float(value) for value in theta)),
        FORMS[kind].names,
        read_only(theta),
        read_only(interval.se),
        read_only(interval.lower),
        read_only(interval.upper),
        coverage,
        identified,
        notes,
        found.sd,
        1 - left / spread if spread > 0 else 0.0,
        interval,
    )


def _known(kind: Kind, fixed: Mapping[str, float] | None) -> dict[int, float]:
    """Check the parameters that are known, and find their places."""
    form = FORMS[kind]
    known = {}
    for name, value in (fixed or {}).items():
        if name not in form.names:
            raise ValueError(
                f"fixed names {name!r}; {kind} has the parameters {', '.join(form.names)}."
            )
        place = form.names.index(name)
        least = {"above": 0.0} if form.positive[place] else {}
        known[place] = number(value, name=f"fixed[{name!r}]", **least)
    if len(known) == len(form.names):
        raise ValueError("fixed holds every parameter; leave out at least one to fit.")
    return known


def _data(x: ArrayLike, sales: ArrayLike, kind: Kind, errors: Errors | None, free: int) -> Data:
    """Check the points."""
    if errors not in (None, "additive", "multiplicative"):
        raise ValueError(f"errors is {errors!r}; it must be additive or multiplicative.")
    logs = errors == "multiplicative" or (errors is None and kind == "power")
    at, y = vector(x, name="x", least=2), vector(sales, name="sales")
    if at.size != y.size:
        raise ValueError(f"x has {at.size} values and sales has {y.size}; they need one a point.")
    if at.size < free:
        raise ValueError(
            f"there are {at.size} points for {free} free parameters; give more points, or fix "
            "parameters with fixed={...}."
        )
    if at.min() < 0 or (kind == "power" and at.min() == 0):
        wanted = "above 0 for the power function" if kind == "power" else "0 or more"
        raise ValueError(f"x holds {at.min():g}; effort must be {wanted}.")
    if np.unique(at).size < 2:
        raise ValueError(f"every x is {at[0]:g}; a response shows only where effort differs.")
    if np.ptp(y) == 0:
        raise ValueError(
            f"every sales value is {y[0]:g}; a response shows only where sales differ."
        )
    if logs and y.min() <= 0:
        raise ValueError(
            f"sales holds {y.min():g}; multiplicative errors need sales above 0: leave the point "
            "out, or use errors='additive'."
        )
    return Data(kind, at, y, logs)

# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""How far off a fitted response function may be: by the delta method, or by refitting it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from oms42.stats.arrays import read_only, whole
from oms42.territories.sizing.kinds import FORMS, decoded, sales_of
from oms42.territories.sizing.search import Data, Found, jacobian, search

if TYPE_CHECKING:
    from oms42.stats.arrays import FloatArray
    from oms42.territories.sizing.kinds import Kind

WEAKEST = 1e-8  # of the singular values of the scaled derivatives; below it nothing is pinned down


@dataclass(frozen=True)
class Interval:
    """Hold the uncertainty of a fit.

    Attributes:
        kind: Which response function.
        method: delta or bootstrap.
        se: Standard errors of the parameters, shape (k,); 0 for a known one.
        lower: Lower limits, shape (k,).
        upper: Upper limits, shape (k,).
        level: Coverage.
        reach: Student's t at that coverage; NaN if there are as many parameters as points.
        phi: Free numbers of the curve, shape (k,).
        covariance: Of the free numbers, shape (k, k); NaN where the data do not fix the curve.
        replicates: Parameters of each refit, shape (draws, k); no rows for the delta method.
    """

    kind: Kind
    method: str
    se: FloatArray
    lower: FloatArray
    upper: FloatArray
    level: float
    reach: float
    phi: FloatArray
    covariance: FloatArray
    replicates: FloatArray

    def band(self, x: FloatArray) -> tuple[FloatArray, FloatArray]:
        """Return limits of the curve.

        Args:
            x: Efforts, 0 or more, shape (n,).

        Returns:
            Lower and upper limits, shape (n,) each.
        """
        if self.method == "bootstrap":
            curves = np.array([sales_of(self.kind, theta, x) for theta in self.replicates])
            tails = [(1 - self.level) / 2, (1 + self.level) / 2]
            low, high = np.quantile(curves, tails, axis=0)
            return low, high
        middle = sales_of(self.kind, decoded(self.kind, self.phi), x)
        data = Data(self.kind, x, np.zeros_like(x), logs=False)
        gradient = jacobian(data, self.phi, np.ones(self.phi.size, dtype=bool))
        spread = np.sqrt(np.einsum("ij,jk,ik->i", gradient, self.covariance, gradient))
        return middle - self.reach * spread, middle + self.reach * spread


def delta_interval(data: Data, found: Found, level: float) -> Interval:
    r"""Return limits by the delta method.

    $$\hat V = \hat\sigma^2 (J'J)^{-1}$$

    J holds the derivatives of the curve by its free numbers. What must be positive gets limits on
    the logarithm's scale, so that they are positive too.

    Args:
        data: The points.
        found: The best curve.
        level: Coverage.

    Returns:
        Standard errors and limits; NaN where the data do not fix the curve.
    """
    from scipy.stats import t

    k = found.phi.size
    degrees = data.x.size - int(found.free.sum())
    covariance = np.zeros((k, k))
    inside = np.ix_(found.free, found.free)
    covariance[inside] = np.nan
    gradient = jacobian(data, found.phi, found.free)
    scale = np.sqrt((gradient**2).sum(axis=0))
    if degrees > 0 and (scale > 0).all():
        scaled = gradient / scale
        values = np.linalg.svd(scaled, compute_uv=False)
        if values[-1] > WEAKEST * values[0]:
            inner = np.linalg.inv(scaled.T @ scaled) / np.outer(scale, scale)
            covariance[inside] = found.sd**2 * inner
    reach = float(t.ppf((1 + level) / 2, degrees)) if degrees > 0 else np.nan
    half = np.sqrt(np.diag(covariance))
    theta = decoded(data.kind, found.phi)
    mask = np.array(FORMS[data.kind].positive)
    wide = np.where(found.free, reach * half, 0.0)
    with np.errstate(over="ignore"):
        lower = np.where(mask, theta * np.exp(-wide), theta - wide)
        upper = np.where(mask, theta * np.exp(wide), theta + wide)
    return Interval(
        data.kind,
        "delta",
        read_only(np.where(mask, theta, 1.0) * half),
        read_only(lower),
        read_only(upper),
        level,
        reach,
        found.phi,
        read_only(covariance),
        read_only(np.empty((0, k))),
    )


def bootstrap_interval(data: Data, found: Found, level: float, draws: int, seed: int) -> Interval:
    """Return limits from refits to the curve plus residuals drawn again.

    The residuals are stretched by the points per degree of freedom, as a fit follows its points
    too closely. A resample through which no response function passes is drawn again.

    Args:
        data: The points.
        found: The best curve.
        level: Coverage.
        draws: Number of refits.
        seed: Seed, an integer ≥ 0.

    Returns:
        Standard errors and limits, quantiles of the refits.

    Raises:
        ValueError: There are as many parameters as points, or most resamples have no curve.
    """
    n, degrees = data.x.size, data.x.size - int(found.free.sum())
    if degrees < 1:
        raise ValueError(
            f"{n} points for {n} free parameters leave no residuals to draw again; give more "
            "points, fix a parameter, or use draws=0."
        )
    rng = np.random.default_rng(whole(seed, name="seed", least=0))
    theta = decoded(data.kind, found.phi)
    fitted = sales_of(data.kind, theta, data.x)
    errors = (found.residuals - found.residuals.mean()) * np.sqrt(n / degrees)
    known = {int(place): float(theta[place]) for place in np.flatnonzero(~found.free)}
    made: list[FloatArray] = []
    for _ in range(2 * draws):
        if len(made) == draws:
            break
        drawn = errors[rng.integers(0, n, n)]
        y = fitted * np.exp(drawn) if data.logs else fitted + drawn
        try:
            again = search(Data(data.kind, data.x, y, data.logs), known, [found.phi])
        except ValueError:
            continue
        made.append(decoded(data.kind, again.phi))
    if len(made) < draws:
        raise ValueError(
            f"only {len(made)} of {2 * draws} resamples have sales that rise with effort; the "
            "points say too little for a bootstrap."
        )
    replicates = np.array(made)
    lower, upper = np.quantile(replicates, [(1 - level) / 2, (1 + level) / 2], axis=0)
    return Interval(
        data.kind,
        "bootstrap",
        read_only(replicates.std(axis=0, ddof=1) if draws > 1 else np.zeros(theta.size)),
        read_only(lower),
        read_only(upper),
        level,
        np.nan,
        found.phi,
        read_only(np.full((theta.size, theta.size), np.nan)),
        read_only(replicates),
    )

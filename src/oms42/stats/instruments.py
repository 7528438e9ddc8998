# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Two-stage least squares: an effect from the part of a dose that a lot decided."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from oms42.stats.arrays import matrix, read_only, share, vector
from oms42.stats.clusters import clusters
from oms42.stats.student import t_quantile

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from oms42.stats.arrays import FloatArray


@dataclass(frozen=True)
class TwoStage:
    """Hold an effect found through an instrument.

    Attributes:
        effect: What one unit of the dose does.
        se: Its standard error.
        first_stage: What the instruments do to the dose, shape (k,).
        f: F of the instruments in the first stage, by the same kind of errors; under about 10 the
            effect is not to be relied on.
        degrees: Degrees of freedom for t: n − coefficients, or clusters − 1.
        residuals: What the second stage leaves, with the true dose, shape (n,).
    """

    effect: float
    se: float
    first_stage: FloatArray
    f: float
    degrees: int
    residuals: FloatArray

    def interval(self, level: float = 0.95) -> tuple[float, float]:
        """Return confidence limits of the effect, from Student's t.

        Args:
            level: Coverage, above 0 and below 1.

        Returns:
            Lower and upper limit.

        Raises:
            TypeError: The level is not a number.
            ValueError: The level lies outside 0 to 1.
        """
        reach = t_quantile((1 + share(level, name="level")) / 2, self.degrees) * self.se
        return self.effect - reach, self.effect + reach


def two_stage(
    dose: ArrayLike,
    y: ArrayLike,
    lot: ArrayLike,
    *,
    controls: ArrayLike | None = None,
    groups: ArrayLike | None = None,
) -> TwoStage:
    r"""Estimate what a dose does, where people chose it and a lot moved it.

    The controls (and the intercept) are taken out of everything first. With the instruments Z and
    the fitted dose $\hat x = Z(Z'Z)^{-1}Z'x$,

    $$\hat\beta = \frac{\hat x'y}{\hat x'x}, \qquad
      \hat V = \frac{\hat x'\hat\Omega\hat x}{(\hat x'x)^2}$$

    where $\hat\Omega$ holds the squared residuals (HC1), or their products within a cluster. The
    lot must move the dose, and must not touch the outcome in any other way; no number shows that.

    Args:
        dose: What may have an effect, shape (n,): hours of coaching, use of a tool.
        y: The outcome, shape (n,).
        lot: One or more instruments, shape (n,) or (n, k): the rota, the arm of a trial.
        controls: Columns that are held constant, shape (n, j) or (n,).
        groups: Cluster of each row, shape (n,), where rows of one seller are not independent.

    Returns:
        The effect with its error, and the strength of the first stage.

    Raises:
        TypeError: A value is not a number.
        ValueError: Shapes do not fit, the lot does not move the dose, or there are too few rows.

    Source:
        Angrist, Imbens and Rubin (1996) on what the effect means: that on those whose dose the lot
        moves.

    Example:
        >>> lot = np.array([0, 0, 0, 0, 1, 1, 1, 1])
        >>> used = np.array([0, 0, 0, 1, 1, 1, 1, 0])
        >>> won = np.array([0, 0, 1, 0, 1, 0, 1, 0])
        >>> round(two_stage(used, won, lot).effect, 6)  # 1/4 more wins over 1/2 more use
        0.5
    """
    target = vector(y, name="y", least=4)
    n = target.size
    held = [np.ones((n, 1))]
    if controls is not None:
        held.append(matrix(controls, name="controls", rows=n))
    raw, z = matrix(dose, name="dose", rows=n), matrix(lot, name="lot", rows=n)
    if raw.shape[1] != 1:
        raise ValueError(f"dose has {raw.shape[1]} columns; one dose is estimated at a time.")
    basis = np.linalg.qr(np.hstack(held))[0]
    used = basis.shape[1]
    if n <= used + z.shape[1]:
        raise ValueError(f"there are {n} rows; more than {used + z.shape[1]} are needed.")
    x, moving, left = (part - basis @ (basis.T @ part) for part in (raw, z, target[:, None]))
    x, left = x[:, 0], left[:, 0]
    z = moving * ((moving**2).sum(axis=0) > 1e-20 * (z**2).sum(axis=0))
    first = np.linalg.lstsq(z, x, rcond=1e-10)[0]
    fitted = z @ first
    strength = float(fitted @ fitted)
    if not strength > 1e-12 * float((raw**2).sum()):
        raise ValueError(
            "lot does not move dose (or dose never changes beside the controls); without that "
            "there is no effect to find."
        )
    codes = None if groups is None else clusters(groups, name="groups", rows=n)
    effect = float(fitted @ left) / strength
    rest = left - effect * x
    spread = _meat(fitted[:, None], rest, codes, n - used - 1)[0, 0]
    return TwoStage(
        effect=effect,
        se=float(np.sqrt(spread)) / strength,
        first_stage=read_only(first),
        f=_strength(z, x - fitted, first, _meat(z, x - fitted, codes, n - used - z.shape[1])),
        degrees=n - used - 1 if codes is None else int(codes.max()),
        residuals=read_only(rest),
    )


def _strength(z: FloatArray, rest: FloatArray, first: FloatArray, meat: FloatArray) -> float:
    """Return the first stage's F; infinite where the lot decides the whole dose."""
    if not float(rest @ rest) > 1e-20 * float(((z @ first) ** 2).sum()):
        return float("inf")
    bread = np.linalg.pinv(z.T @ z)
    covariance = np.linalg.pinv(bread @ meat @ bread)
    return float(first @ covariance @ first) / int(np.linalg.matrix_rank(z))


def _meat(
    columns: FloatArray, residuals: FloatArray, codes: np.ndarray | None, freedom: int
) -> FloatArray:
    """Return the products of scores, with the usual correction for small samples."""
    scores, n = columns * residuals[:, None], residuals.size
    if codes is None:
        return np.asarray(scores.T @ scores * (n / freedom))
    sums = np.zeros((int(codes.max()) + 1, columns.shape[1]))
    np.add.at(sums, codes, scores)
    m = sums.shape[0]
    return np.asarray(sums.T @ sums * (m / (m - 1) * (n - 1) / freedom))

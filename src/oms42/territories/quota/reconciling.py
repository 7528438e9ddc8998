# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Top-down and bottom-up reconciled: one total and its parts, by how well each is known."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from oms42.stats.arrays import floats, read_only, vector
from oms42.territories.amounts import number
from oms42.territories.sizing.inputs import per_segment

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from oms42.stats.arrays import FloatArray


@dataclass(frozen=True)
class Reconciled:
    """Hold a total and parts that add up to it.

    Attributes:
        total: The reconciled total; exactly ``math.fsum(parts)``.
        parts: The reconciled parts, shape (n,).
        total_change: What was added to the total.
        part_changes: What was added to each part, shape (n,).
        incoherence: The total as it came, less the sum of the parts as they came.
        total_sd: Standard error of the reconciled total.
        part_sd: Standard errors of the reconciled parts, shape (n,).
    """

    total: float
    parts: FloatArray
    total_change: float
    part_changes: FloatArray
    incoherence: float
    total_sd: float
    part_sd: FloatArray


def reconcile(
    total: float,
    parts: ArrayLike,
    total_sd: float | None = None,
    part_sd: ArrayLike | None = None,
    *,
    covariance: ArrayLike | None = None,
) -> Reconciled:
    r"""Reconcile a total from the top with parts from below, each by how well it is known.

    $$\tilde y = S\,(S'W^{-1}S)^{-1}\,S'W^{-1}\,\hat y$$

    where $\hat y$ holds the total and the parts, S adds the parts up, and W is the covariance of
    their errors. With independent errors the difference $d = \hat y_0 - \sum_i \hat y_i$ is shared
    out in proportion to the variances:

    $$\tilde y_i = \hat y_i + \frac{\sigma_i^2}{\sigma_0^2 + \sum_h \sigma_h^2}\,d$$

    A part that is known for certain stays; with a total known for certain the parts bear all.

    Args:
        total: The total $\hat y_0$, planned from the top.
        parts: The parts $\hat y_i$, built up from below, shape (n,).
        total_sd: Standard error $\sigma_0$ of the total, 0 or more.
        part_sd: Standard errors $\sigma_i$ of the parts, 0 or more; one number or shape (n,).
        covariance: In place of the standard errors the covariance W of all errors, the total's
            first, shape (n + 1, n + 1).

    Returns:
        Total and parts that agree, what was changed, and their standard errors.

    Raises:
        TypeError: A value is not a number.
        ValueError: A value is out of its range, a shape is another one, or everything is certain
            and yet does not add up.

    Source:
        Wickramasuriya, Athanasopoulos and Hyndman (2019).

    Example:
        >>> made = reconcile(50, [22, 18, 13], total_sd=2.0, part_sd=[1.5, 1.2, 1.0])
        >>> round(made.total, 3), made.parts.round(3).tolist()
        (51.381, [21.223, 17.503, 12.655])
    """
    parts_hat = vector(parts, name="parts")
    top = number(total, name="total")
    W = _errors(parts_hat.size, total_sd, part_sd, covariance)
    c = np.append(1.0, -np.ones(parts_hat.size))  # what must vanish: the total less the parts
    spread = W @ c
    variance = float(c @ spread)
    gap = math.fsum([top, *(-parts_hat)])
    if variance <= 0 and gap != 0:
        raise ValueError(
            f"total and parts count as certain, but differ by {gap:g}; give at least one of them "
            "a standard error above 0."
        )
    weight = spread / variance if variance > 0 else np.zeros_like(spread)
    change = -weight * gap
    made = parts_hat + change[1:]
    left = np.diag(W - np.outer(weight, spread))
    sd = np.sqrt(np.maximum(left, 0.0))
    whole = math.fsum(made)
    return Reconciled(
        whole,
        read_only(made),
        whole - top,
        read_only(change[1:]),
        gap,
        float(sd[0]),
        read_only(sd[1:]),
    )


def _errors(
    n: int,
    total_sd: float | None,
    part_sd: ArrayLike | None,
    covariance: ArrayLike | None,
) -> FloatArray:
    """Return the covariance of the errors."""
    if covariance is None:
        if total_sd is None or part_sd is None:
            raise ValueError("give total_sd and part_sd, or covariance.")
        first = number(total_sd, name="total_sd", least=0)
        return np.diag(np.append(first, per_segment(part_sd, n, name="part_sd")) ** 2)
    if total_sd is not None or part_sd is not None:
        raise ValueError("give total_sd and part_sd, or covariance, not both.")
    W = floats(covariance, name="covariance")
    if W.shape != (n + 1, n + 1):
        raise ValueError(f"covariance has shape {W.shape}; it needs ({n + 1}, {n + 1}).")
    if not np.isfinite(W).all() or not np.allclose(W, W.T, rtol=1e-9):
        raise ValueError("covariance must be finite and symmetric; it is not.")
    if np.linalg.eigvalsh(W)[0] < -1e-9 * np.abs(W).max():
        raise ValueError("covariance has a negative eigenvalue; no errors vary like that.")
    return W

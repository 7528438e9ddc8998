# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Several tasks, some of them unmeasured: pay for one draws effort away from the other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from oms42.compensation.numbers import number
from oms42.stats.arrays import finite, floats, read_only, vector

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from oms42.stats.arrays import FloatArray


@dataclass(frozen=True)
class MultitaskContract:
    """Hold pay on several tasks and the effort that it brings.

    Attributes:
        beta: Pay on each task's measure, shape (n,); 0 on an unmeasured task.
        effort: Effort on each task, shape (n,); may be below the level at rest.
        first_best: Effort on each task if all effort could be seen, shape (n,).
        surplus: Benefit less cost of effort less risk premium.
        first_best_surplus: The same if all effort could be seen.
        alone: Pay on each measured task if the others did not exist: 0 on an unmeasured one.
    """

    beta: FloatArray
    effort: FloatArray
    first_best: FloatArray
    surplus: float
    first_best_surplus: float
    alone: FloatArray


def multitask_contract(
    benefit: ArrayLike,
    cost: ArrayLike,
    sigma: ArrayLike,
    *,
    r: float = 1.0,
    rest: ArrayLike = 0.0,
    beta: ArrayLike | None = None,
) -> MultitaskContract:
    r"""Compute the best linear pay on several tasks when some cannot be measured.

    Effort $t$ benefits the firm by $p't$ and costs the seller
    $\tfrac12 (t-\bar t)'C(t-\bar t)$: a positive off-diagonal of $C$ makes the tasks substitutes
    for attention. The measures are $t_i + \varepsilon_i$ with deviation $\sigma_i$;
    $\sigma_i = \infty$ means that the task is not measured. The seller chooses
    $t = \bar t + C^{-1}\beta$, and

    $$\beta = (I + r\,C\,\Sigma)^{-1} p, \qquad
      \beta_1 = \frac{p_1 - p_2\,C_{12}/C_{22}}{1 + r\sigma_1^2\,(C_{11} - C_{12}^2/C_{22})}
      \ \text{ for } \sigma_2 = \infty$$

    Pay on the measured task falls with the value of the unmeasured one if they are substitutes, and
    may be best at zero or below.

    Args:
        benefit: Benefit $p$ of a unit of effort on each task, shape (n,).
        cost: $C$, symmetric and positive definite, shape (n, n).
        sigma: Deviation of each task's measure, shape (n,); ``inf`` for an unmeasured task.
        r: Absolute risk aversion, 0 or more.
        rest: Effort that the seller makes unpaid, $\bar t$, shape (n,) or one number.
        beta: Pay on each measure to look at instead of the best, shape (n,).

    Returns:
        The contract.

    Raises:
        TypeError: A value is not a number.
        ValueError: Shapes do not fit, C is not symmetric positive definite, a deviation is below 0,
            or pay is asked on an unmeasured task.

    Source:
        holmstrom_milgrom1991.

    Example:
        >>> made = multitask_contract([1, 1], [[1, 0.6], [0.6, 1]], [1, np.inf], r=0.5, rest=1.0)
        >>> made.beta.round(4), made.effort.round(4)
        (array([0.303, 0.   ]), array([1.4735, 0.7159]))
    """
    p = vector(benefit, name="benefit")
    C = _cost(cost, p.size)
    noise = floats(sigma, name="sigma")
    if noise.shape != p.shape or np.isnan(noise).any() or (noise < 0).any():
        raise ValueError(
            f"sigma is {noise.tolist()}; it needs a deviation of 0 or more a task ({p.size}), inf "
            "for a task that is not measured."
        )
    base = vector(np.broadcast_to(floats(rest, name="rest"), p.shape), name="rest")
    risk = number(r, name="r", least=0.0)
    inverse = np.asarray(np.linalg.inv(C), dtype=np.float64)
    measured = np.isfinite(noise)
    pay = _best(p, inverse, noise, measured, risk) if beta is None else vector(beta, name="beta")
    if pay.shape != p.shape or (pay[~measured] != 0).any():
        raise ValueError(
            f"beta is {pay.tolist()}; it needs one value a task, and 0 on a task that is not "
            "measured."
        )
    extra, ideal = inverse @ pay, inverse @ p
    premium = risk / 2 * float(((pay * np.where(measured, noise, 0.0)) ** 2).sum())
    alone = np.where(measured, p / (1 + risk * np.diag(C) * np.where(measured, noise, 0) ** 2), 0.0)
    return MultitaskContract(
        beta=read_only(pay),
        effort=read_only(base + extra),
        first_best=read_only(base + ideal),
        surplus=float(p @ (base + extra) - extra @ C @ extra / 2) - premium,
        first_best_surplus=float(p @ (base + ideal) - ideal @ C @ ideal / 2),
        alone=read_only(alone),
    )


def _best(
    p: FloatArray, inverse: FloatArray, noise: FloatArray, measured: FloatArray, r: float
) -> FloatArray:
    """Maximize p'C⁻¹β − β'C⁻¹β/2 − r β'Σβ/2 over the pay on measured tasks."""
    m = np.flatnonzero(measured)
    pay = np.zeros(p.size)
    if m.size:
        curve = inverse[np.ix_(m, m)] + r * np.diag(noise[m] ** 2)
        pay[m] = np.linalg.solve(curve, (inverse @ p)[m])
    return pay


def _cost(cost: ArrayLike, size: int) -> FloatArray:
    """Check the cost matrix."""
    C = floats(cost, name="cost")
    if C.shape != (size, size):
        raise ValueError(f"cost has shape {C.shape}; {size} tasks need shape ({size}, {size}).")
    finite(C, name="cost", mend="correct the entry.")
    if not np.allclose(C, C.T) or np.linalg.eigvalsh(C).min() <= 0:
        raise ValueError(
            "cost must be symmetric and positive definite: no mix of tasks may be free, for two "
            "tasks |C12| < √(C11·C22)."
        )
    return C

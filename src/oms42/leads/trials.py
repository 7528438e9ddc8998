# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Trials: how many are needed, what non-compliance and clusters cost, what was found."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from oms42.stats import design_effect, least_squares, sample_size, two_stage
from oms42.stats.arrays import outcomes, read_only, same_length, share, vector, whole
from oms42.stats.clusters import clusters as cluster_codes
from oms42.stats.numbers import proportion

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from oms42.stats.arrays import FloatArray


def arm_size(
    control: float,
    effect: float,
    *,
    compliance: float = 1.0,
    cluster_size: float = 1.0,
    icc: float = 0.0,
    chance: float = 0.8,
    alpha: float = 0.05,
) -> int:
    r"""Return the cases that each arm of a trial needs.

    $$n = n_0(p,\, p + \pi\delta)\,\bigl[1 + (m - 1)\rho\bigr]$$

    Those who do not comply dilute the effect: with compliance π an effect of δ among users shows as
    πδ, and the trial grows by about $1/\pi^2$. Cases of one seller are alike: with m of them and an
    intraclass correlation ρ each counts less.

    Args:
        control: Rate in the control arm, above 0 and below 1.
        effect: Effect δ among those who comply, in points of the rate.
        compliance: Share π of the treated arm that does what it should.
        cluster_size: Cases m of one seller.
        icc: Intraclass correlation ρ.
        chance: Power: the chance of finding the effect if it is there.
        alpha: Two-sided level of the test.

    Returns:
        Cases an arm.

    Raises:
        TypeError: A value is not a number.
        ValueError: A value is out of its range.

    Source:
        Fleiss, Levin and Paik (2003); Donner and Klar (2000) on clusters.

    Example:
        >>> arm_size(0.22, 0.02), arm_size(0.22, 0.02, compliance=0.71)
        (6950, 13664)
    """
    seen = share(control, name="control") + effect * proportion(compliance, name="compliance")
    plain = sample_size(control, seen, chance=chance, alpha=alpha)
    return math.ceil(plain * design_effect(cluster_size, icc))


@dataclass(frozen=True)
class Trial:
    """Hold what a trial found.

    Attributes:
        assigned: Effect of being assigned (ITT), in points.
        assigned_interval: Its confidence limits.
        complied: Difference of use between the arms.
        used: Effect of use among those whom the assignment moves (CACE).
        used_interval: Its confidence limits.
        f: Strength of the assignment on use; under about 10 the effect of use is not reliable.
        naive: Users against non-users: mixes the effect with who uses.
    """

    assigned: float
    assigned_interval: tuple[float, float]
    complied: float
    used: float
    used_interval: tuple[float, float]
    f: float
    naive: float


def trial(
    outcome: ArrayLike,
    assigned: ArrayLike,
    used: ArrayLike,
    *,
    groups: ArrayLike | None = None,
    level: float = 0.95,
) -> Trial:
    r"""Estimate the effect of assignment, and of use, from a trial with non-compliance.

    $$ITT = \bar y_1 - \bar y_0, \qquad CACE = \frac{ITT}{\bar u_1 - \bar u_0}$$

    Args:
        outcome: The outcome, shape (n,).
        assigned: 1 for the treated arm, shape (n,).
        used: 1 if the treatment was used, shape (n,).
        groups: Seller of each case, shape (n,), where whole sellers were assigned.
        level: Coverage of the limits.

    Returns:
        Both effects with limits.

    Raises:
        TypeError: A value is not a number.
        ValueError: Lengths differ, an arm is empty, or the assignment moves nobody.

    Source:
        Angrist, Imbens and Rubin (1996).

    Example:
        >>> made = trial([0, 0, 1, 0, 1, 0, 1, 1], [0, 0, 0, 0, 1, 1, 1, 1],
        ...              [0, 0, 0, 0, 1, 0, 1, 0])
        >>> round(made.assigned, 2), round(made.complied, 2), round(made.used, 2)
        (0.5, 0.5, 1.0)
    """
    y = vector(outcome, name="outcome", least=4)
    arm = outcomes(assigned, name="assigned", both=True)
    use = outcomes(used, name="used")
    same_length(outcome=y, assigned=arm, used=use)
    kind = {"errors": "HC1"} if groups is None else {"errors": "cluster", "groups": groups}
    whole_effect = least_squares(arm, y, **kind)
    low, high = whole_effect.interval(level)
    moved = two_stage(use, y, arm, groups=groups)
    naive = y[use == 1].mean() - y[use == 0].mean() if 0 < use.sum() < use.size else float("nan")
    return Trial(
        assigned=float(whole_effect.coef[1]),
        assigned_interval=(float(low[1]), float(high[1])),
        complied=float(use[arm == 1].mean() - use[arm == 0].mean()),
        used=moved.effect,
        used_interval=moved.interval(level),
        f=moved.f,
        naive=float(naive),
    )


@dataclass(frozen=True)
class SelfTest:
    """Hold what a test finds where there is nothing to find.

    Attributes:
        p: p value of each split, shape (draws,).
        false_positives: Share of splits with p below the level; far from the level, the test is
            broken: cases that are not independent are the usual cause.
        level: The level.
    """

    p: FloatArray
    false_positives: float
    level: float


def a_a_test(
    outcome: ArrayLike,
    *,
    clusters: ArrayLike | None = None,
    groups: ArrayLike | None = None,
    alpha: float = 0.05,
    draws: int = 500,
    seed: int = 42,
) -> SelfTest:
    r"""Split past cases by lot, treat nobody, and test: how often is something found?

    Args:
        outcome: The outcome of past cases, shape (n,).
        clusters: Who is assigned together, shape (n,), such as the seller; each case by itself if
            left out.
        groups: Clusters that the *test* takes account of, shape (n,); none if left out.
        alpha: Level of the test.
        draws: Splits.
        seed: The same seed gives the same splits.

    Returns:
        The p values and the share of false positives.

    Raises:
        TypeError: A value is not a number.
        ValueError: Lengths differ, or there are fewer than four clusters.

    Source:
        Kohavi, Tang and Xu (2020).

    Example:
        >>> cases = np.random.default_rng(1).standard_normal(200)
        >>> a_a_test(cases, draws=200).false_positives < 0.12
        True
    """
    from scipy.stats import t

    y = vector(outcome, name="outcome", least=8)
    units = (
        np.arange(y.size)
        if clusters is None
        else cluster_codes(clusters, name="clusters", rows=y.size)
    )
    many = int(units.max()) + 1
    if many < 4:
        raise ValueError(f"there are only {many} clusters; a split by lot needs at least four.")
    level = share(alpha, name="alpha")
    rng = np.random.default_rng(whole(seed, name="seed", least=0))
    kind = {"errors": "HC1"} if groups is None else {"errors": "cluster", "groups": groups}
    p = np.empty(whole(draws, name="draws"))
    for k in range(p.size):
        arm = (rng.permutation(many) < many // 2)[units].astype(float)
        fit = least_squares(arm, y, **kind)
        se = float(fit.se[1])
        p[k] = 2 * t.sf(abs(fit.coef[1]) / se, fit.degrees) if se > 0 else 1.0
    return SelfTest(read_only(p), float((p < level).mean()), level)

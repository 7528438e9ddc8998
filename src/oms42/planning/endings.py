# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Win and loss, with the rival that is called no decision."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from statistics import NormalDist
from typing import TYPE_CHECKING

import numpy as np

from oms42.stats.arrays import share, whole

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

ENDS = ("won", "lost", "no_decision")


@dataclass(frozen=True)
class Rate:
    """Hold a share with its interval.

    Attributes:
        value: The share.
        lower: Lower confidence limit (Wilson).
        upper: Upper confidence limit.
        n: Cases behind it.
    """

    value: float
    lower: float
    upper: float
    n: int


@dataclass(frozen=True)
class WinLoss:
    """Hold how deals ended.

    Attributes:
        won: Deals won.
        lost: Deals lost to a rival.
        no_decision: Deals in which nobody was chosen.
        win_rate: Won of all that ended.
        against_rivals: Won of those in which somebody was chosen: flatters.
        no_decision_of_losses: Share of all that was not won that went to nobody.
    """

    won: int
    lost: int
    no_decision: int
    win_rate: Rate
    against_rivals: Rate | None
    no_decision_of_losses: Rate | None


def wilson(successes: int, n: int, *, level: float = 0.95) -> Rate:
    r"""Return a share with Wilson's interval, which is honest for few cases.

    $$\frac{\hat p + z^2/2n \pm z\sqrt{\hat p(1 - \hat p)/n + z^2/4n^2}}{1 + z^2/n}$$

    Args:
        successes: Cases that succeeded.
        n: All cases, at least 1.
        level: Coverage, above 0 and below 1.

    Returns:
        The share and its limits.

    Raises:
        TypeError: A count is not a whole number.
        ValueError: There are more successes than cases.

    Source:
        Wilson (1927).

    Example:
        >>> made = wilson(9, 40)
        >>> round(made.value, 3), round(made.lower, 3), round(made.upper, 3)
        (0.225, 0.123, 0.375)
    """
    many, few = whole(n, name="n"), whole(successes, name="successes", least=0)
    if few > many:
        raise ValueError(f"successes is {few}, more than the {many} cases.")
    z = NormalDist().inv_cdf((1 + share(level, name="level")) / 2)
    p, add = few / many, z * z / many
    middle = (p + add / 2) / (1 + add)
    reach = z * (p * (1 - p) / many + add / (4 * many)) ** 0.5 / (1 + add)
    return Rate(p, max(0.0, middle - reach), min(1.0, middle + reach), many)


def win_loss(outcomes: ArrayLike, *, level: float = 0.95) -> WinLoss:
    """Count how deals ended, with no decision as an end of its own.

    Args:
        outcomes: `won`, `lost` or `no_decision` for each deal, shape (n,); open deals are left out.
        level: Coverage of the intervals.

    Returns:
        Counts and rates.

    Raises:
        ValueError: An outcome is unknown, or no deal has ended.

    Example:
        >>> made = win_loss(["won", "lost", "no_decision", "no_decision", "open"])
        >>> made.win_rate.value, made.against_rivals.value, made.no_decision_of_losses.n
        (0.25, 0.5, 3)
    """
    ends = np.asarray(outcomes).astype(str)
    if unknown := sorted(set(ends.ravel().tolist()) - {*ENDS, "open"}):
        raise ValueError(f"outcomes holds {unknown[0]!r}; outcomes are {', '.join(ENDS)} and open.")
    won, lost, none = (int((ends == name).sum()) for name in ENDS)
    if won + lost + none == 0:
        raise ValueError("no deal has ended; there is nothing to count.")
    return WinLoss(
        won,
        lost,
        none,
        wilson(won, won + lost + none, level=level),
        wilson(won, won + lost, level=level) if won + lost else None,
        wilson(none, lost + none, level=level) if lost + none else None,
    )


def reasons(
    answers: ArrayLike, outcomes: ArrayLike, totals: Mapping[str, int]
) -> Mapping[str, float]:
    r"""Weigh the reasons of an interview sample by how often each outcome occurs.

    Interviews with losses are easier to get than with no-decisions. With $n_o$ interviews and $N_o$
    deals of outcome o, an answer counts $N_o / n_o$:

    $$\hat s_j = \frac{\sum_i \frac{N_{o(i)}}{n_{o(i)}} [a_i = j]}{\sum_o N_o}$$

    Args:
        answers: The main reason given in each interview, shape (n,).
        outcomes: The outcome of the deal it was about, shape (n,).
        totals: Number of deals of each outcome that the sample stands for.

    Returns:
        Share of each reason among those deals, the largest first.

    Raises:
        ValueError: Lengths differ, or an outcome has no interview or no total.

    Example:
        >>> weighed = reasons(
        ...     ["price", "price", "risk"], ["lost", "lost", "no_decision"],
        ...     {"lost": 50, "no_decision": 50},
        ... )
        >>> dict(weighed)
        {'price': 0.5, 'risk': 0.5}
    """
    said, ends = np.asarray(answers).astype(str), np.asarray(outcomes).astype(str)
    if said.shape != ends.shape or said.ndim != 1 or not said.size:
        raise ValueError(
            f"answers has shape {said.shape}, outcomes {ends.shape}; one answer and one outcome an "
            "interview are needed."
        )
    names = {str(name): whole(count, name=str(name)) for name, count in totals.items()}
    asked = set(ends.tolist())
    if asked != set(names):
        odd = sorted(asked ^ set(names))[0]
        raise ValueError(f"{odd!r} needs both: at least one interview, and its number of deals.")
    weight = np.array([names[end] / int((ends == end).sum()) for end in ends.tolist()])
    everything = sum(names.values())
    sums = {one: float(weight[said == one].sum()) / everything for one in np.unique(said).tolist()}
    return dict(sorted(sums.items(), key=lambda row: (-row[1], row[0])))

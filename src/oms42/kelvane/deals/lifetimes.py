# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
r"""How long subscriptions live: renewal after renewal under the shifted beta-geometric law.

A subscription comes up for renewal at the end of each term. At its $k$-th renewal it churns with
the hazard that a beta-distributed churn probability implies (Fader and Hardie, 2007):

$$h_k = \frac{\alpha}{\alpha + \beta + k - 1}$$

with $(\alpha, \beta)$ by segment, so that retention rises with age though no customer changes. A
pulled-in deal churns at its first renewal with four points more than one that was not; the mean
hazard stays $h_1$ (PT-05). Outcomes are a systematic sample by segment, renewal and pull.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from oms42.kelvane.deals.calendar import EXTRACTED
from oms42.kelvane.deals.sampling import shuffled_order, systematic

ALPHA_BETA = {"enterprise": (0.64, 7.36), "mid-market": (0.85, 4.15), "public": (0.70, 9.30)}
FIRST_DAY = np.datetime64("2023-01-01", "D")
# Renewals that are due until this day exist as opportunities already.
HORIZON = np.datetime64("2027-01-31", "D")


@dataclass(frozen=True)
class Lives:
    """Hold every renewal from January 2023 on, in the order of subscriptions and time.

    Attributes:
        row: Row of the subscription.
        number: Which renewal of the subscription it is, from 1.
        due: Day on which the term ends.
        hazard: True churn probability.
        renewed: Whether it is renewed; False too where it is not decided yet.
        decided: Whether it is due by the end of the tables.
    """

    row: NDArray[np.int64]
    number: NDArray[np.int64]
    due: NDArray[np.datetime64]
    hazard: NDArray[np.float64]
    renewed: NDArray[np.bool_]
    decided: NDArray[np.bool_]


def lives(
    rng: np.random.Generator,
    start: NDArray[np.datetime64],
    term: NDArray[np.int64],
    segment: NDArray[np.str_],
    swing: NDArray[np.float64],
) -> Lives:
    """Live through the renewals of all subscriptions.

    Args:
        rng: Source of uniform draws.
        start: First day of each subscription; those that began before 2023 were still running on
            the last day of 2022.
        term: Months of a term.
        segment: Segment of the customer.
        swing: What is added to the churn probability at the first renewal (`swings`).

    Returns:
        The renewals that are due from 2023 to January 2027.

    Example:
        >>> start = np.full(100, np.datetime64("2025-01-15"))
        >>> segment = np.full(100, "mid-market")
        >>> year = np.full(100, 12)
        >>> life = lives(np.random.default_rng(1), start, year, segment, np.zeros(100))
        >>> int((life.decided & ~life.renewed).sum()), str(life.due.max())
        (17, '2027-01-15')
    """
    number = first_number(start, term)
    alive = np.arange(start.size)
    found: list[tuple[NDArray[np.generic], ...]] = []
    while alive.size:
        due = renewal_day(start[alive], term[alive] * number[alive])
        keep = due <= HORIZON
        alive, due = alive[keep], due[keep]
        k, kind = number[alive], segment[alive]
        h = hazard(kind, k) + np.where(k == 1, swing[alive], 0.0)
        decided = due <= EXTRACTED
        churned = systematic(
            rng, np.where(decided, h, 0.0), shuffled_order(rng, kind, k, swing[alive], due)
        )
        found.append((alive, k, due, h, decided & ~churned, decided))
        alive = alive[decided & ~churned]
        number[alive] += 1
    columns = [np.concatenate(parts) for parts in zip(*found, strict=True)]
    order = np.lexsort([columns[1], columns[0]])
    return Lives(*(column[order] for column in columns))


def chained(first: Lives, second: Lives, rows: int) -> Lives:
    """Put the renewals of two sets of subscriptions into one.

    Args:
        first: Renewals of the first set.
        second: Renewals of the second set, whose rows follow those of the first.
        rows: Number of subscriptions of the first set.

    Returns:
        The renewals of both.

    Example:
        >>> start, year = np.full(2, np.datetime64("2025-01-15")), np.full(2, 36)
        >>> none = lives(np.random.default_rng(1), start, year, np.full(2, "public"), np.zeros(2))
        >>> chained(none, none, 2).row.size
        0
    """
    return Lives(
        row=np.concatenate([first.row, second.row + rows]),
        number=np.concatenate([first.number, second.number]),
        due=np.concatenate([first.due, second.due]),
        hazard=np.concatenate([first.hazard, second.hazard]),
        renewed=np.concatenate([first.renewed, second.renewed]),
        decided=np.concatenate([first.decided, second.decided]),
    )


def swings(pulled: NDArray[np.bool_], usual: float, extra: float) -> NDArray[np.float64]:
    """Work out what a pull changes in the churn at the first renewal.

    Args:
        pulled: Whether each deal was pulled in.
        usual: Share of all won deals that are pulled in.
        extra: Churn that a pulled-in deal carries above one that was not.

    Returns:
        Changes of the probability; their mean over all won deals is zero.

    Example:
        >>> swings(np.array([True, False, False, False]), 0.25, 0.04).tolist()
        [0.03, -0.01, -0.01, -0.01]
    """
    return np.asarray(extra * (pulled - usual))


def hazard(segment: NDArray[np.str_], number: NDArray[np.int64]) -> NDArray[np.float64]:
    """Return the churn probability at a renewal.

    Args:
        segment: Segment of the customer.
        number: Which renewal, from 1.

    Returns:
        Probabilities.

    Example:
        >>> hazard(np.full(3, "mid-market"), np.array([1, 2, 3])).round(3).tolist()
        [0.17, 0.142, 0.121]
    """
    alpha, beta = np.array([ALPHA_BETA[name] for name in segment.tolist()]).reshape(-1, 2).T
    return np.asarray(alpha / (alpha + beta + number - 1.0))


def renewal_day(start: NDArray[np.datetime64], months: NDArray[np.int64]) -> NDArray[np.datetime64]:
    """Return the same day some months later, or the last of the month where there is none.

    Args:
        start: Days.
        months: How many months later.

    Returns:
        Days.

    Example:
        >>> day = np.array(["2024-02-29"], dtype="datetime64[D]")
        >>> renewal_day(day, np.array([12])).astype(str).tolist()
        ['2025-02-28']
    """
    month = start.astype("datetime64[M]")
    offset = start - month.astype("datetime64[D]")
    later = month + months
    last = (later + 1).astype("datetime64[D]") - np.timedelta64(1, "D")
    return np.asarray(np.minimum(later.astype("datetime64[D]") + offset, last))


def first_number(start: NDArray[np.datetime64], term: NDArray[np.int64]) -> NDArray[np.int64]:
    """Number the first renewal from 2023 on.

    Args:
        start: First day of each subscription.
        term: Months of a term.

    Returns:
        1 for a subscription that was not renewed before 2023.

    Example:
        >>> day = np.array(["2021-06-01", "2024-06-01"], dtype="datetime64[D]")
        >>> first_number(day, np.array([12, 12])).tolist()
        [2, 1]
    """
    number = np.ones(start.size, dtype=np.int64)
    for _ in range(20):
        number += renewal_day(start, term * number) < FIRST_DAY
    return number

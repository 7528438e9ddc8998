# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
r"""Who of the sellers is a woman: the pay gap comes from who got which territory.

Pay and bookings are worked out without gender. Then 30 of the 84 are chosen as women, 22 of them
among the account executives, by swapping pairs until these promises hold (PT-11):

- the mean potential index of women's seats is 0.92 (of men's 1.044, as the mean of all is 1), among
  account executives and among all,
- women's mean variable pay is 12 % below men's,
- at equal potential the gap is 1.3 %: in the least-squares fit
  $y_i = \alpha + \gamma\,w_i + \beta\,p_i + e_i$, $-\gamma / \bar y_{\text{men}}$,
- women's mean target incentive is that of men.

A first choice is random; each step makes the swap that comes nearest; of several first choices the
one that ends nearest counts. So the allocation of
territories is the mechanism: no rule of the plan knows gender. Among those who left, the women's
mean index is the same, as near as a random choice comes.

The two gaps and the difference of the mean indices are tied by the slope of pay on the index, which
has sampling error. Where all of them cannot hold, the index of those without a territory gives way:
among all 84 it is an estimate, with a standard error of 0.038, of what holds among account
executives.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from oms42.kelvane.identity import Identity
from oms42.kelvane.people.magnitudes import PeopleMagnitudes

WOMEN_EXECUTIVES, WOMEN_OTHERS = 22, 8
STARTS, STEPS = 6, 200
# What counts as near: index points (executives, all), the gaps as shares of pay, incentives.
NEAR = (0.001, 0.003, 0.0015, 0.0008, 0.01)
# How far each may be off; where one is further, the index of all counts less by these factors.
ENOUGH = (0.0025, 0.02, 0.005, 0.002, 0.03)
LESS = (1.0, 4.0, 16.0)
# Shares of women and of neither among those who left and among development.
OTHERS = (0.36, 0.05)
DRAWS = 2_000


@dataclass(frozen=True)
class Cohort:
    """Hold the 84, one value a seller each.

    Attributes:
        executive: Whether the seller is an account executive.
        potential: Potential index.
        pay: Variable pay of a year.
        incentive: Target incentive of a year.
    """

    executive: NDArray[np.bool_]
    potential: NDArray[np.float64]
    pay: NDArray[np.float64]
    incentive: NDArray[np.float64]


def women(identity: Identity, cohort: Cohort) -> NDArray[np.bool_]:
    """Choose the women among the 84.

    Args:
        identity: Which company.
        cohort: What is known about the sellers.

    Returns:
        True for 30 of them.

    Example:
        >>> rng = Identity().stream("demo")
        >>> potential = 0.7 + 0.6 * rng.random(84)
        >>> pay = 80_000 * potential + 40_000 * rng.random(84)
        >>> chosen = women(Identity(), Cohort(np.arange(84) < 60, potential, pay, np.ones(84)))
        >>> int(chosen.sum()), round(float(1 - pay[chosen].mean() / pay[~chosen].mean()), 2)
        (30, 0.12)
    """
    size = PeopleMagnitudes.of(identity)
    rng = identity.stream("people.allocation")
    promised = np.array([size.women_index, size.women_index, size.pay_gap, size.pay_gap_left, 0.0])
    choice = np.zeros(cohort.pay.size, dtype=bool)
    for less in LESS:
        scale = np.array([1.0, less, 1.0, 1.0, 1.0])
        choice = _nearest(rng, cohort, promised, np.array(NEAR) * scale)
        off = np.abs(_reached(choice[None], cohort)[0] - promised)
        if (off <= np.array(ENOUGH) * scale).all():
            break
    return choice


def _nearest(
    rng: np.random.Generator,
    cohort: Cohort,
    promised: NDArray[np.float64],
    near: NDArray[np.float64],
) -> NDArray[np.bool_]:
    """Return where the best of several first choices ends."""
    nearest, choice = np.inf, np.zeros(cohort.pay.size, dtype=bool)
    for _ in range(STARTS):
        missed, chosen = _descend(_first(rng, cohort), cohort, promised, near)
        if missed < nearest:
            nearest, choice = missed, chosen
    return choice


def _first(rng: np.random.Generator, cohort: Cohort) -> NDArray[np.bool_]:
    """Choose women at random, as many as there are to be."""
    draws = rng.random(cohort.pay.size)
    chosen = np.zeros(cohort.pay.size, dtype=bool)
    for group, count in ((cohort.executive, WOMEN_EXECUTIVES), (~cohort.executive, WOMEN_OTHERS)):
        rows = np.flatnonzero(group)
        chosen[rows[np.argsort(draws[rows], kind="stable")[:count]]] = True
    return chosen


def _descend(
    chosen: NDArray[np.bool_],
    cohort: Cohort,
    promised: NDArray[np.float64],
    near: NDArray[np.float64],
) -> tuple[float, NDArray[np.bool_]]:
    """Make the swap that comes nearest, as long as one comes nearer."""
    missed = float(_missed(chosen[None], cohort, promised, near)[0])
    for _ in range(STEPS):
        inside, outside = np.flatnonzero(chosen), np.flatnonzero(~chosen)
        pairs = np.stack(np.meshgrid(inside, outside, indexing="ij"), axis=-1).reshape(-1, 2)
        pairs = pairs[cohort.executive[pairs[:, 0]] == cohort.executive[pairs[:, 1]]]
        options = np.repeat(chosen[None], pairs.shape[0], axis=0)
        place = np.arange(pairs.shape[0])
        options[place, pairs[:, 0]], options[place, pairs[:, 1]] = False, True
        distance = _missed(options, cohort, promised, near)
        best = int(np.argmin(distance))
        if distance[best] >= missed:
            break
        chosen, missed = options[best], float(distance[best])
    return missed, chosen


def gaps(
    choice: NDArray[np.bool_], potential: NDArray[np.float64], pay: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Work out the pay gap, raw and at equal potential, for many choices of women.

    Args:
        choice: Who is a woman, shape (choices, sellers).
        potential: Potential index by seller.
        pay: Variable pay by seller.

    Returns:
        Raw and remaining gap as shares of men's mean pay, one value a choice each.

    Example:
        >>> raw, left = gaps(
        ...     np.array([[True, False, True, False]]),
        ...     np.array([0.8, 1.0, 1.0, 1.2]),
        ...     np.array([80.0, 100.0, 100.0, 120.0]),
        ... )
        >>> round(float(raw[0]), 4), round(abs(float(left[0])), 4)
        (0.1818, 0.0)
    """
    women, men = choice.sum(axis=1), (~choice).sum(axis=1)
    mean_p = np.stack([_sum(choice, potential) / women, _sum(~choice, potential) / men])
    mean_y = np.stack([_sum(choice, pay) / women, _sum(~choice, pay) / men])
    within = np.sum(potential**2) - women * mean_p[0] ** 2 - men * mean_p[1] ** 2
    both = np.sum(potential * pay) - women * mean_p[0] * mean_y[0] - men * mean_p[1] * mean_y[1]
    slope = both / within
    raw = mean_y[1] - mean_y[0]
    left = raw - slope * (mean_p[1] - mean_p[0])
    return raw / mean_y[1], left / mean_y[1]


def others(identity: Identity, potential: NDArray[np.float64], name: str) -> NDArray[np.str_]:
    """Draw the gender of people outside the 84.

    Args:
        identity: Which company.
        potential: Potential index of their seats; nan where there is none.
        name: Name of the group, for its stream.

    Returns:
        F, M or X.

    Example:
        >>> drawn = others(Identity(), np.full(44, np.nan), "demo")
        >>> {letter: int((drawn == letter).sum()) for letter in "FMX"}
        {'F': 16, 'M': 26, 'X': 2}
    """
    rng = identity.stream(f"people.gender.{name}")
    count, neither = (round(share * potential.size) for share in OTHERS)
    orders = np.argsort(rng.random((DRAWS, potential.size)), axis=1, kind="stable")
    index = np.nan_to_num(potential, nan=1.0)
    aim = PeopleMagnitudes.of(identity).women_index
    best = orders[int(np.argmin(np.abs(index[orders[:, :count]].mean(axis=1) - aim)))]
    gender = np.full(potential.size, "M")
    gender[best[:count]] = "F"
    gender[best[count : count + neither]] = "X"
    return gender


def _missed(
    options: NDArray[np.bool_],
    cohort: Cohort,
    promised: NDArray[np.float64],
    near: NDArray[np.float64],
) -> NDArray[np.float64]:
    """Measure how far each choice is from the promises."""
    return np.asarray((((_reached(options, cohort) - promised) / near) ** 2).sum(axis=1))


def _reached(options: NDArray[np.bool_], cohort: Cohort) -> NDArray[np.float64]:
    """Work out what each choice gives, in the order of the promises."""
    raw, left = gaps(options, cohort.potential, cohort.pay)
    women, men = options.sum(axis=1), (~options).sum(axis=1)
    index = _sum(options, cohort.potential) / women
    own = options & cohort.executive
    among = _sum(own, cohort.potential) / own.sum(axis=1)
    incentive = (_sum(options, cohort.incentive) / women) / (_sum(~options, cohort.incentive) / men)
    return np.stack([among, index, raw, left, incentive - 1.0], axis=1)


def _sum(choice: NDArray[np.bool_], values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Sum the values of the chosen, by choice."""
    return np.asarray(np.where(choice, values, 0.0).sum(axis=1), dtype=np.float64)

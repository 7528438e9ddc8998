# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
r"""How many expansions are won at each desk, and what every won deal is worth.

Won new-logo deals are lognormal quantiles of their segment (medians $172k, $44k and $95k), the
larger ones at the desks with more target a deal. What the target $T$ leaves open,

$$R = \max\Bigl(T - \sum a_{\text{new}},\ 0\Bigr),$$

is brought by 1,250 won expansions: in proportion to $R$ over the mean expansion of the role, and at
least one where no new logo was won. Expansions are lognormal too and are scaled so that the desk
meets its target to the cent; where that would shrink or swell them beyond reason, new logos carry a
part. The medians of the parameters are those of all deals; won expansions carry what targets ask.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from oms42.kelvane.apportion import apportion
from oms42.kelvane.deals.desks import Desks
from oms42.kelvane.deals.sampling import lognormal_quantiles
from oms42.kelvane.draws import bell

# Median and sigma of the annual contract value of new logos, by segment.
NEW_ACV = {
    "enterprise": (172_000.0, 0.70),
    "mid-market": (44_000.0, 0.60),
    "public": (95_000.0, 0.65),
}
# The same of expansions, by the role and segment of the desk.
EXPANSION_ACV = {
    "enterprise": (58_000.0, 0.90),
    "mid-market": (21_000.0, 0.90),
    "public": (40_000.0, 0.90),
    "kam": (80_000.0, 0.80),
    "cam": (28_000.0, 0.90),
}
# How strongly large deals go to desks with large targets: spread of the noise in that order.
LOOSE = 0.55
# Factors between which expansions alone are scaled.
LOWEST, HIGHEST = 0.4, 2.5
# Rounds in which the medians before scaling are moved until those after it are the facts.
ROUNDS = 6


@dataclass(frozen=True)
class Booked:
    """Hold what is won.

    Attributes:
        new_acv: Annual contract value of each won new-logo deal, in US dollars.
        expansion_desk: Desk of each won expansion.
        expansion_acv: Annual contract value of each won expansion.
    """

    new_acv: NDArray[np.float64]
    expansion_desk: NDArray[np.int64]
    expansion_acv: NDArray[np.float64]


def booked(
    rng: np.random.Generator,
    them: Desks,
    desk: NDArray[np.int64],
    segment: NDArray[np.str_],
    expansions: int,
) -> Booked:
    """Meet every desk's target with won deals.

    Args:
        rng: Source of uniform draws.
        them: The desks.
        desk: Desk of each won new-logo deal.
        segment: Segment of each won new-logo deal.
        expansions: How many expansions are won in all.

    Returns:
        Amounts, and the desks of the won expansions.

    Raises:
        ValueError: If there are too few expansions for the desks without a new logo.

    Example:
        >>> two = np.array(["R001", "R002"])
        >>> same = np.array(["ae", "ae"]), np.array(["NA", "NA"]), np.array(["public", "public"])
        >>> zero = np.zeros(2)
        >>> them = Desks(two, np.zeros(2, int), *same, two, np.array([9e4, 5e4]), zero, zero)
        >>> won = booked(np.random.default_rng(1), them, np.array([0]), np.array(["public"]), 1)
        >>> won.new_acv.tolist(), won.expansion_desk.tolist(), won.expansion_acv.tolist()
        ([90000.0], [1], [50000.0])
    """
    draws = bell(rng, (desk.size + expansions,))
    law = dict(NEW_ACV)
    made = _attempt(draws, them, desk, segment, expansions, law)
    for _ in range(ROUNDS):
        for name, (median, sigma) in NEW_ACV.items():
            mine = made.new_acv[segment == name]
            here = float(np.median(mine)) if mine.size else median
            law[name] = (law[name][0] * float(np.clip(median / here, 0.8, 1.25)), sigma)
        made = _attempt(draws, them, desk, segment, expansions, law)
    return _to_the_cent(them.target, desk, made)


def _attempt(
    draws: NDArray[np.float64],
    them: Desks,
    desk: NDArray[np.int64],
    segment: NDArray[np.str_],
    expansions: int,
    law: dict[str, tuple[float, float]],
) -> Booked:
    """Meet the targets with new logos drawn from a law."""
    count = np.bincount(desk, minlength=them.rep.size)
    new = _matched(draws[: desk.size], them.target[desk] / count[desk], segment, law)
    left = np.maximum(them.target - np.bincount(desk, new, minlength=count.size), 0.0)
    kind = kinds(them)
    mean = np.array([m * np.exp(s * s / 2.0) for m, s in EXPANSION_ACV.values()])
    of_kind = np.array([list(EXPANSION_ACV).index(name) for name in kind.tolist()])
    least = ((count == 0) & (them.target > 0)).astype(np.int64)
    if least.sum() > expansions:
        raise ValueError(
            f"{least.sum()} desks with a target have won no new logo, but only {expansions} "
            "expansions are won; give more"
        )
    number = least + apportion(expansions - int(least.sum()), left / mean[of_kind])
    where = np.repeat(np.arange(count.size), number)
    raw = _matched(draws[desk.size :], left[where] / number[where], kind[where], EXPANSION_ACV)
    return _scaled(them.target, desk, new, where, raw)


def kinds(them: Desks) -> NDArray[np.str_]:
    """Return what sort of expansion each desk sells.

    Args:
        them: The desks.

    Returns:
        The segment of account executives, else the role.

    Example:
        >>> role, segment, one = np.array(["ae", "kam"]), np.array(["public", ""]), np.ones(2)
        >>> them = Desks(role, np.arange(2), role, role, segment, role, one, one, one)
        >>> kinds(them).tolist()
        ['public', 'kam']
    """
    return np.where(them.role == "ae", them.segment, them.role)


def amounts(
    rng: np.random.Generator, kind: NDArray[np.str_], law: dict[str, tuple[float, float]]
) -> NDArray[np.float64]:
    """Draw annual contract values without regard to targets, for deals that are not won.

    Args:
        rng: Source of uniform draws.
        kind: Segment or role of each deal.
        law: Median and sigma by kind.

    Returns:
        Lognormal quantiles in random order, in whole dollars.

    Example:
        >>> drawn = amounts(np.random.default_rng(1), np.full(3, "mid-market"), NEW_ACV)
        >>> sorted(drawn.tolist())[1]
        44000.0
    """
    return np.rint(_matched(bell(rng, kind.shape), np.ones(kind.size), kind, law))


def _matched(
    draws: NDArray[np.float64],
    level: NDArray[np.float64],
    kind: NDArray[np.str_],
    law: dict[str, tuple[float, float]],
) -> NDArray[np.float64]:
    """Give lognormal quantiles to deals of each kind, larger ones roughly where the level is."""
    score = np.log(np.maximum(level, 1.0)) + LOOSE * draws
    value = np.empty(level.size)
    for name, (median, sigma) in law.items():
        rows = np.flatnonzero(kind == name)
        ranked = rows[np.argsort(score[rows], kind="stable")]
        value[ranked] = lognormal_quantiles(rows.size, median, sigma)
    return value


def _scaled(
    target: NDArray[np.float64],
    desk: NDArray[np.int64],
    new: NDArray[np.float64],
    where: NDArray[np.int64],
    raw: NDArray[np.float64],
) -> Booked:
    """Scale deals to the targets: expansions first, then everything at the desk."""
    first = np.bincount(desk, new, minlength=target.size)
    second = np.bincount(where, raw, minlength=target.size)
    ratio = np.maximum(target - first, 0.0) / np.maximum(second, 1.0)
    factor = np.clip(ratio, LOWEST, HIGHEST)
    rest = target / np.maximum(first + factor * second, 1.0)
    return Booked(new * rest[desk], where, raw * (factor * rest)[where])


def _to_the_cent(target: NDArray[np.float64], desk: NDArray[np.int64], made: Booked) -> Booked:
    """Round amounts so that every desk meets its target to the cent."""
    both = np.concatenate([made.new_acv, made.expansion_acv])
    place = np.concatenate([desk, made.expansion_desk])
    order = np.argsort(place, kind="stable")
    ends = np.cumsum(np.bincount(place, minlength=target.size))
    cents = np.zeros(both.size)
    for row in np.flatnonzero(np.diff(ends, prepend=0) > 0).tolist():
        mine = order[(ends[row - 1] if row else 0) : ends[row]]
        cents[mine] = apportion(round(100 * float(target[row])), both[mine])
    new, more = np.split(cents / 100.0, [desk.size])
    return Booked(new, made.expansion_desk, more)

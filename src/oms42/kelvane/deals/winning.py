# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
r"""Which new-logo deals are won: the law of the win rate and an outcome that keeps it.

$$p = \Lambda\bigl(\alpha_{c} + \beta_{s} + \gamma\,[\text{EMEA}] + 0.25\,z - 0.35\,[\text{Ostler}]
- 0.60\,[k \ge 1] - \delta\,[k \ge 3] + \eta_{sr} + \zeta_t\bigr) + \ell$$

with contacts $c$ (1, 2, 3 or more), segment $s$, region $r$, year $t$, the rep's skill $z$,
pushes $k$ and the lift $\ell$ of coaching. The three $\alpha$ and $\delta$ are solved for, so that
the mean probabilities are what PT-01 promises by contacts and PT-04 at three or more pushes
($\delta$ comes out near 1.3, not 0.9). The small $\eta$ and $\zeta$ undo what the reps, contacts
and pushes that happen to be there would add, so that layers differ by segment and EMEA's advantage
alone (PT-02), and years by their contacts alone (PT-01).

Outcomes are a systematic sample of the probabilities by period, contacts and pushes, then layer, so
that the observed rates hold the promises too. Between reps they vary nearly as chance would have
it: at some desks only, wins are exchanged for losses in equal circumstances until a quarter has
what its probabilities add up to, so that not too many quarters miss a win or have three.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from oms42.kelvane.deals.desks import Desks
from oms42.kelvane.deals.magnitudes import DealMagnitudes
from oms42.kelvane.deals.new_logo import Circumstances
from oms42.kelvane.deals.sampling import evened, shuffled_order, systematic

SEGMENT_LOGIT = {"enterprise": -0.42, "mid-market": 0.17, "public": 0.0}
SKILL_LOGIT, OSTLER_LOGIT, PUSHED_LOGIT = 0.25, -0.35, -0.60
# First quarters of the years in which outcomes are balanced: 2023 and 2024 together, 2025, 2026.
PERIODS = (0, 8, 12)
ROUNDS = 40
# Share of the desks whose wins are exchanged until they have what their probabilities add up to.
STEADY = 0.4


@dataclass(frozen=True)
class Law:
    """Hold the solved law of the win rate.

    Attributes:
        probability: True win probability of each deal.
        pushed: The solved coefficient of three or more pushes.
    """

    probability: NDArray[np.float64]
    pushed: float


@dataclass(frozen=True)
class Wins(Law):
    """Hold the law and its outcome.

    Attributes:
        won: Whether each deal is won.
    """

    won: NDArray[np.bool_]


def wins(rng: np.random.Generator, deals: Circumstances, them: Desks, size: DealMagnitudes) -> Wins:
    """Work out the win probabilities and draw the outcomes.

    Args:
        rng: Source of uniform draws.
        deals: The closed deals.
        them: The desks.
        size: The planted numbers.

    Returns:
        Probabilities, outcomes and the solved coefficients.

    Example:
        >>> from oms42.kelvane.deals.new_logo import circumstances
        >>> from oms42.kelvane.identity import Identity
        >>> n, one = 45, np.ones(45)
        >>> quarter, text = np.repeat(np.arange(15), 3), np.full(n, "NA")
        >>> segment = np.tile(["enterprise", "mid-market", "public"], 15)
        >>> role, aim = np.full(n, "ae"), 1e7 * one
        >>> them = Desks(text, quarter, role, text, segment, text, aim, one, 0 * one)
        >>> rng, size = np.random.default_rng(1), DealMagnitudes.of(Identity())
        >>> first = circumstances(rng, them, size)
        >>> law = wins(rng, first, them, size)
        >>> round(float(law.probability[first.contacts == 1].mean()), 4)
        0.13
    """
    group = np.minimum(deals.contacts, 3) - 1
    step = np.minimum(deals.pushes, 3) - (deals.pushes == 2)
    law = _solved(deals, _reps(deals, them), size)
    period = np.searchsorted(PERIODS, deals.quarter, side="right")
    stratum = (10 * period + group) * 10 + step
    order = shuffled_order(rng, stratum, deals.segment, deals.region)
    _, layer = np.unique(np.char.add(deals.segment, deals.region), return_inverse=True)
    won = systematic(rng, law.probability, order)
    won = evened(rng, won, law.probability, stratum, layer)
    steady = rng.random(them.rep.size) < STEADY
    rows = np.flatnonzero(steady[deals.desk])
    narrow = 100 * stratum + layer
    won[rows] = evened(rng, won[rows], law.probability[rows], narrow[rows], deals.desk[rows])
    return Wins(law.probability, law.pushed, won)


def probability(logit: NDArray[np.float64], lift: NDArray[np.float64]) -> NDArray[np.float64]:
    """Turn log odds and the lift of coaching into a probability.

    Args:
        logit: Log odds.
        lift: What is added to the probability.

    Returns:
        Probabilities between 0.002 and 0.98.

    Example:
        >>> probability(np.array([0.0, -9.0]), np.array([0.02, 0.0])).tolist()
        [0.52, 0.002]
    """
    return np.asarray(np.clip(1.0 / (1.0 + np.exp(-logit)) + lift, 0.002, 0.98))


def _reps(deals: Circumstances, them: Desks) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return what the rep adds to the log odds, and coaching to the probability."""
    return SKILL_LOGIT * them.skill[deals.desk], them.lift[deals.desk]


def _solved(
    deals: Circumstances,
    reps: tuple[NDArray[np.float64], NDArray[np.float64]],
    size: DealMagnitudes,
) -> Law:
    """Solve for the law, first without the reps to learn what layers and years win, then with."""
    _, layer = np.unique(np.char.add(deals.segment, deals.region), return_inverse=True)
    rows = (layer, deals.quarter // 4)
    nobody = np.zeros(deals.desk.size)
    plain = _rake(deals, (nobody, nobody), size, rows, (None, None)).probability
    years = np.bincount(rows[1], plain) / np.bincount(rows[1])
    return _rake(deals, reps, size, rows, (_layer_aims(deals, layer, plain, size), years))


def _layer_aims(
    deals: Circumstances,
    layer: NDArray[np.int64],
    plain: NDArray[np.float64],
    size: DealMagnitudes,
) -> NDArray[np.float64]:
    """Return the win rate of each layer: the segment's, with EMEA ahead in log odds."""
    aims = np.empty(int(layer.max()) + 1)
    for name in np.unique(deals.segment).tolist():
        rows = np.flatnonzero(deals.segment == name)
        ahead = size.emea_logit * (deals.region[rows] == "EMEA")
        mean = float(plain[rows].mean())
        logit = float(np.log(mean / (1.0 - mean)))
        for _ in range(ROUNDS):
            p = 1.0 / (1.0 + np.exp(-logit - ahead))
            logit += float((mean - p.mean()) / (p * (1.0 - p)).mean())
        aims[layer[rows]] = 1.0 / (1.0 + np.exp(-logit - ahead))
    return aims


def _rake(
    deals: Circumstances,
    reps: tuple[NDArray[np.float64], NDArray[np.float64]],
    size: DealMagnitudes,
    places: tuple[NDArray[np.int64], NDArray[np.int64]],
    aims: tuple[NDArray[np.float64] | None, NDArray[np.float64] | None],
) -> Law:
    """Move one set of coefficients after the other until every promised mean is met."""
    group, often = np.minimum(deals.contacts, 3) - 1, (deals.pushes >= 3).astype(np.int64)
    promised = np.array([size.win_single, size.win_two, size.win_three])
    fixed = _fixed(deals, size) + reps[0]
    margins = [(row, aim) for row, aim in zip(places, aims, strict=True) if aim is not None]
    margins += [(often, np.array([np.nan, size.pushed_win])), (group, promised)]
    moves = [np.zeros(aim.size) for _, aim in margins]
    moves[-1] = np.log(promised / (1.0 - promised))
    for _ in range(ROUNDS):
        for move, (row, aim) in zip(moves, margins, strict=True):
            p = probability(_logit(fixed, moves, margins), reps[1])
            gap = aim - np.bincount(row, p) / np.bincount(row)
            move += np.nan_to_num(gap * np.bincount(row) / np.bincount(row, p * (1.0 - p)))
    return Law(probability(_logit(fixed, moves, margins), reps[1]), float(moves[-2][1]))


def _logit(
    fixed: NDArray[np.float64],
    moves: list[NDArray[np.float64]],
    margins: list[tuple[NDArray[np.int64], NDArray[np.float64]]],
) -> NDArray[np.float64]:
    """Add the solved terms to the given ones."""
    return fixed + sum(move[row] for move, (row, _) in zip(moves, margins, strict=True))


def _fixed(deals: Circumstances, size: DealMagnitudes) -> NDArray[np.float64]:
    """Add up the terms whose coefficients are given."""
    segment = np.array([SEGMENT_LOGIT[name] for name in deals.segment.tolist()])
    return np.asarray(
        segment
        + size.emea_logit * (deals.region == "EMEA")
        + OSTLER_LOGIT * deals.ostler
        + PUSHED_LOGIT * (deals.pushes >= 1)
    )

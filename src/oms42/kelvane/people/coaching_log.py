# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
r"""The hours of coaching as they were logged: the planned hours with a little chance.

What an analyst finds is a within-seller regression of new-logo win rates on logged hours, seller
and quarter effects taken out, one slope for each third of career attainment. With some 4,100 deals
its standard error is more than a point, too much to find 2.8. So the chance in the log is chosen: a
combination of the win rates' residuals for which the three slopes are the planted ones, exactly,
with each quarter counting by its deals:

$$h = h^0 + t_0\,d_0 + \sum_{j=1}^3 t_j\,d_j, \qquad \hat\beta(t) = (0, \beta, 0)$$

with $d_j$ the residuals of the fit without hours in one third; Newton's method finds their $t_j$.
The direction $d_0$ is one number a seller, the seller's win rate over the years (shrunk): managers
also coach those who win less, and $t_0$ makes the raw slope of wins on hours, over all deals, the
planted negative one. As $d_0$ is a seller effect it moves no other slope, and $t_0$ is the root of
a parabola; where it has none, $d_0$ is shrunk less, and then the sellers' own means are drawn
together, which moves no other slope either. Sampling error is taken out of the log, not out of the
deals.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from oms42.kelvane.months import quarters
from oms42.kelvane.people.calendar import quarter_names
from oms42.kelvane.people.magnitudes import PeopleMagnitudes
from oms42.kelvane.world import Columns

SWEEPS, STEPS, HALVINGS, NUDGE = 60, 12, 6, 1e-4
FEWEST = 0.1
# The fit is made again after hours were raised to the fewest.
PASSES = 8
# Deals at which a seller's own win rate counts half, and how much of the distance of sellers' means
# is kept: the first pair that will do.
WAYS = ((20.0, 1.0), (5.0, 1.0), (0.0, 1.0), (0.0, 0.75), (0.0, 0.5), (0.0, 0.25))
OUTCOMES = ("won", "lost", "no_decision")


@dataclass(frozen=True)
class Effects:
    """Take seller and quarter effects out of values.

    Attributes:
        seller: Number of the seller, by row.
        quarter: Number of the quarter, by row.
        weight: Weight of the row.
    """

    seller: NDArray[np.int64]
    quarter: NDArray[np.int64]
    weight: NDArray[np.float64]

    def removed(self, values: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return values without seller and quarter effects.

        Args:
            values: One value a row.

        Returns:
            Residuals of the weighted fit on both sets of effects.

        Example:
            >>> rows = Effects(np.array([0, 0, 1, 1]), np.array([0, 1, 0, 1]), np.ones(4))
            >>> rows.removed(np.array([1.0, 2.0, 3.0, 4.0])).round(9).tolist()
            [0.0, 0.0, 0.0, 0.0]
        """
        rest = values
        for _ in range(SWEEPS):
            for group in (self.quarter, self.seller):
                total = np.bincount(group, self.weight)
                mean = np.bincount(group, self.weight * rest) / np.maximum(total, 1e-12)
                rest = rest - mean[group]
        return np.asarray(rest, dtype=np.float64)


def logged_hours(
    rows: Columns, opportunities: Columns, size: PeopleMagnitudes
) -> NDArray[np.float64]:
    """Work out the hours that were logged.

    Args:
        rows: Hidden `rep_quarters`.
        opportunities: The table of opportunities.
        size: The planted numbers.

    Returns:
        Hours a week by row, two decimals.

    Example:
        >>> from oms42.kelvane.identity import Identity
        >>> rng = np.random.default_rng(1)
        >>> rep = np.repeat(np.char.add("R", np.arange(100, 130).astype(str)), 8)
        >>> quarter = np.tile(quarter_names()[:8], 30)
        >>> rows = {"rep_id": rep, "quarter": quarter, "third": np.arange(240) // 8 % 3}
        >>> rows |= {"coaching_hours": 1.0 + 2.0 * rng.random(240)}
        >>> day = (np.datetime64("2023-01-10", "M") + 3 * np.tile(np.arange(8), 30)).astype("M8[D]")
        >>> won = np.where(rng.random(960) < 0.25, "won", "lost")
        >>> deals = {"rep_id": np.tile(rep, 4), "close_date": np.tile(day, 4), "outcome": won}
        >>> deals |= {"type": np.full(960, "new")}
        >>> logged = logged_hours(rows, deals, PeopleMagnitudes.of(Identity()))
        >>> bool(np.corrcoef(logged, rows["coaching_hours"])[0, 1] > 0.5)
        True
    """
    won, closed = _new_logo(rows, opportunities)
    used = np.flatnonzero(closed > 0)
    rate = won[used] / closed[used]
    seller = np.unique(rows["rep_id"][used], return_inverse=True)[1]
    quarter = np.searchsorted(quarter_names(), rows["quarter"][used])
    fit = Effects(seller, quarter, closed[used])
    third = rows["third"][used] == np.arange(3)[:, None]
    aim = np.array([0.0, size.coaching_lift, 0.0, size.coaching_raw])
    hours = rows["coaching_hours"][used]
    for _ in range(PASSES):
        hours = _raised(_fitted(hours, rate, third, fit, aim), fit.seller)
    logged = rows["coaching_hours"].copy()
    logged[used] = hours
    return np.asarray(np.round(logged, 2), dtype=np.float64)


def _fitted(
    hours: NDArray[np.float64],
    rate: NDArray[np.float64],
    third: NDArray[np.bool_],
    fit: Effects,
    aim: NDArray[np.float64],
) -> NDArray[np.float64]:
    """Move hours until the three slopes and the raw one are those aimed at."""
    outcome = fit.removed(rate)
    directions = third * outcome
    base = np.stack([fit.removed(part * hours) for part in third])
    moves = np.stack([[fit.removed(part * d) for part in third] for d in directions])

    def missed(t: NDArray[np.float64]) -> NDArray[np.float64]:
        x = base + np.tensordot(t, moves, axes=1)
        return np.asarray(_slopes(x, outcome, fit.weight) - aim[:-1], dtype=np.float64)

    moved = hours + _solve(missed, directions.shape[0]) @ directions
    return _tilted(moved, rate, fit, float(aim[-1]))


def _tilted(
    hours: NDArray[np.float64], rate: NDArray[np.float64], fit: Effects, aim: float
) -> NDArray[np.float64]:
    r"""Move hours by what sellers usually win until the raw slope is the one aimed at.

    With $c$ and $e$ the covariances of hours and direction with the win rate, $v$, $f$ and $g$ the
    moments of the two, the slope $(c + te)/(v + 2tf + t^2g)$ is to be $\beta$:

    $$\beta g\,t^2 + (2\beta f - e)\,t + \beta v - c = 0$$

    The root nearest to 0 counts; without one, the $t$ in the middle of the parabola.
    """
    moved = hours
    for prior, kept in WAYS:
        drawn = hours - (1.0 - kept) * _means(hours, fit)
        x = drawn - np.average(drawn, weights=fit.weight)
        c, v = (float(np.sum(fit.weight * x * y)) for y in (rate, x))
        usual = _usual(rate, fit, prior)
        d = usual - np.average(usual, weights=fit.weight)
        e, f, g = (float(np.sum(fit.weight * d * y)) for y in (rate, x, d))
        half = (2.0 * aim * f - e) / 2.0
        under = half**2 - aim * g * (aim * v - c)
        roots = (-half + np.array([-1.0, 1.0]) * np.sqrt(max(under, 0.0))) / (aim * g)
        moved = drawn + roots[np.argmin(np.abs(roots))] * usual
        if under >= 0.0:
            break
    return np.asarray(moved, dtype=np.float64)


def _raised(hours: NDArray[np.float64], seller: NDArray[np.int64]) -> NDArray[np.float64]:
    """Raise all hours of a seller by what the fewest are short of the least: no slope changes."""
    fewest = np.full(int(seller.max()) + 1, np.inf)
    np.minimum.at(fewest, seller, hours)
    return np.asarray(hours + np.maximum(0.0, FEWEST - fewest)[seller], dtype=np.float64)


def _new_logo(
    rows: Columns, opportunities: Columns
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Count won and closed new-logo deals by seller and quarter."""
    closed = np.isin(opportunities["outcome"], OUTCOMES) & (opportunities["type"] == "new")
    keys = np.char.add(rows["rep_id"], rows["quarter"])
    theirs = np.char.add(
        opportunities["rep_id"][closed],
        quarters(opportunities["close_date"][closed].astype("datetime64[M]")),
    )
    order = np.argsort(keys, kind="stable")
    place = order[np.minimum(np.searchsorted(keys[order], theirs), keys.size - 1)]
    known = keys[place] == theirs
    won = (opportunities["outcome"][closed] == "won")[known]
    counts = (np.bincount(place[known], some, keys.size) for some in (won, np.ones(won.size)))
    wins, deals = (np.asarray(count, dtype=np.float64) for count in counts)
    return wins, deals


def _means(hours: NDArray[np.float64], fit: Effects) -> NDArray[np.float64]:
    """Return each seller's mean against that of all."""
    total = np.bincount(fit.seller, fit.weight * hours) / np.bincount(fit.seller, fit.weight)
    return np.asarray(total[fit.seller] - np.average(hours, weights=fit.weight), dtype=np.float64)


def _usual(rate: NDArray[np.float64], fit: Effects, prior: float) -> NDArray[np.float64]:
    """Return each seller's win rate against the mean, pulled to 0 where there are few deals."""
    deals = np.bincount(fit.seller, fit.weight)
    over = np.bincount(fit.seller, fit.weight * (rate - np.average(rate, weights=fit.weight)))
    return np.asarray((over / (deals + prior))[fit.seller], dtype=np.float64)


def _slopes(
    x: NDArray[np.float64], y: NDArray[np.float64], weight: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Fit three slopes by weighted least squares."""
    return np.asarray(np.linalg.solve((x * weight) @ x.T, (x * weight) @ y), dtype=np.float64)


def _solve(
    missed: Callable[[NDArray[np.float64]], NDArray[np.float64]], size: int
) -> NDArray[np.float64]:
    """Find the zero of as many functions as unknowns by Newton's method, with shorter steps."""
    t, here = np.zeros(size), missed(np.zeros(size))
    for _ in range(STEPS):
        slope = np.stack([(missed(t + NUDGE * e) - here) / NUDGE for e in np.eye(size)], axis=1)
        step = np.linalg.solve(slope, here)
        for _ in range(HALVINGS):
            there = missed(t - step)
            if np.sum(there**2) <= np.sum(here**2):
                break
            step = step / 2.0
        t, here = t - step, there
    return t

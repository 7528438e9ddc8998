# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The chance that a deal is won: fitted on older deals, calibrated on newer ones."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

from oms42.stats.arrays import matrix, outcomes, same_length, share
from oms42.stats.brier import brier
from oms42.stats.calibration import Isotonic, Platt, calibration_line, isotonic, platt
from oms42.stats.logistic import logistic_regression

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    from oms42.stats.arrays import FloatArray
    from oms42.stats.logistic import Logistic

Calibration = Literal["platt", "isotonic", "none"]


@dataclass(frozen=True)
class WinProbability:
    """Hold a fitted win probability.

    Attributes:
        model: The logistic regression, on columns of mean 0 and deviation 1.
        center: Means of the columns in the older deals, shape (k,).
        scale: Their standard deviations, shape (k,).
        map: What turns the model's probability into the calibrated one; None without.
        line: Calibration line on the newer deals, before the map: intercept 0 and slope 1 are
            perfect, a slope below 1 means that the model is too sure.
        skill: Brier skill of the model on the newer deals, before the map: 1 − score / score of the
            older deals' win rate.
        trained: Number of older deals.
        held_out: Number of newer deals.
    """

    model: Logistic
    center: FloatArray
    scale: FloatArray
    map: Platt | Isotonic | None
    line: Platt
    skill: float
    trained: int
    held_out: int

    def predict(self, x: ArrayLike) -> FloatArray:
        """Return the calibrated chance of each deal.

        Args:
            x: The columns that the model was fitted to, shape (m, k).

        Returns:
            Probabilities, shape (m,).

        Raises:
            ValueError: The number of columns is another one.
        """
        table = matrix(x, name="x", rows=len(np.asarray(x)))
        if table.shape[1] != self.center.size:
            raise ValueError(
                f"x has {table.shape[1]} columns; the model was fitted to {self.center.size}."
            )
        p = self.model.predict((table - self.center) / self.scale)
        return p if self.map is None else self.map.apply(_log_odds(p))


def win_probability(
    x: ArrayLike,
    won: ArrayLike,
    closed: ArrayLike,
    *,
    as_of: str,
    newer: float = 0.3,
    calibration: Calibration = "platt",
    penalty: float = 1.0,
) -> WinProbability:
    """Fit the chance of a win to deals that had closed on a day, and calibrate it in time.

    The deals are sorted by the day they closed. The older ones fit a logistic regression; on the
    newer ones its log-odds are calibrated, and its skill is measured. A random split would let the
    model learn from deals that closed after those it is judged on.

    Args:
        x: Explaining columns as they were known while the deal was open, shape (n, k).
        won: 1 if won, 0 if lost, shape (n,).
        closed: Day on which the deal closed, shape (n,): `datetime64` or text.
        as_of: The day on which the question is asked; deals that closed later are left out.
        newer: Share of the closed deals that is held out, above 0 and below 1.
        calibration: `platt` for a sigmoid, `isotonic` for steps (a thousand newer deals are
            wanted), `none`.
        penalty: Ridge penalty of the regression on scaled columns, ≥ 0.

    Returns:
        The fitted probability with what the newer deals say about it.

    Raises:
        TypeError: A value is not a number.
        ValueError: Lengths differ, a day is missing, a column never changes, or one of the two
            parts lacks wins or losses.

    Source:
        niculescu2005 and zadrozny2002 on the two maps.

    Example:
        >>> rng = np.random.default_rng(1)
        >>> x = rng.normal(size=(400, 1))
        >>> won = (rng.random(400) < 1 / (1 + np.exp(-x[:, 0]))).astype(int)
        >>> closed = np.datetime64("2026-01-01") + np.arange(400) // 2
        >>> made = win_probability(x, won, closed, as_of="2026-07-19")
        >>> made.trained, made.held_out, bool(made.skill > 0)
        (280, 120, True)
    """
    if calibration not in ("platt", "isotonic", "none"):
        raise ValueError(f"calibration is {calibration!r}; it is platt, isotonic or none.")
    table, happened, days = _known(x, won, closed, as_of)
    order = np.argsort(days, kind="stable")
    cut = round(order.size * (1 - share(newer, name="newer")))
    old, new = order[:cut], order[cut:]
    for name, rows in (("older", old), ("newer", new)):
        if not 0 < happened[rows].sum() < rows.size:
            raise ValueError(
                f"the {rows.size} {name} deals hold no win or no loss; take more deals, or another "
                "share for newer."
            )
    center, scale = table[old].mean(axis=0), table[old].std(axis=0)
    if (still := np.flatnonzero(scale == 0)).size:
        raise ValueError(f"column {still[0]} of x never changes in the older deals; leave it out.")
    model = logistic_regression((table[old] - center) / scale, happened[old], penalty=penalty)
    p = model.predict((table[new] - center) / scale)
    made = _map(calibration, p, happened[new])
    base = np.full(new.size, happened[old].mean())
    skill = 1 - brier(p, happened[new]) / brier(base, happened[new])
    line = calibration_line(p, happened[new])
    return WinProbability(model, center, scale, made, line, skill, old.size, new.size)


def _map(calibration: Calibration, p: FloatArray, won: FloatArray) -> Platt | Isotonic | None:
    """Fit the map from said to calibrated."""
    if calibration == "none":
        return None
    return platt(_log_odds(p), won) if calibration == "platt" else isotonic(_log_odds(p), won)


def _known(
    x: ArrayLike, won: ArrayLike, closed: ArrayLike, as_of: str
) -> tuple[FloatArray, FloatArray, NDArray[np.datetime64]]:
    """Return the deals that had closed on the day."""
    happened = outcomes(won, name="won")
    table = matrix(x, name="x", rows=happened.size)
    days = np.asarray(closed).astype("datetime64[D]")
    same_length(won=happened, closed=np.zeros(days.shape))
    if np.isnat(days).any():
        row = int(np.isnat(days).argmax())
        raise ValueError(f"closed is missing in row {row}; leave out deals that are open.")
    known = days <= np.datetime64(as_of, "D")
    if not known.any():
        raise ValueError(f"no deal had closed by {as_of}; the first closed on {days.min()}.")
    return table[known], happened[known], days[known]


def _log_odds(p: FloatArray) -> FloatArray:
    """Return log-odds, finite for 0 and 1 too."""
    inside = np.clip(p, 1e-12, 1 - 1e-12)
    return np.asarray(np.log(inside) - np.log1p(-inside), dtype=np.float64)

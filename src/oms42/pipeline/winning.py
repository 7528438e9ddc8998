# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The chance that a deal is won: fitted on older deals, calibrated on newer ones."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from oms42.stats.arrays import matrix, outcomes, same_length
from oms42.stats.in_time import InTime, fit_in_time
from oms42.stats.recalibrating import Calibration

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    from oms42.stats.arrays import FloatArray


@dataclass(frozen=True)
class WinProbability(InTime):
    """Hold a fitted win probability; its parts are those of `oms42.stats.InTime`."""


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
    table, happened, days = _known(x, won, closed, as_of)
    made = fit_in_time(
        table,
        happened,
        days,
        newer=newer,
        calibration=calibration,
        penalty=penalty,
        cases="deals",
    )
    return WinProbability(**vars(made))


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

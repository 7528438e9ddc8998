# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""A chance fitted on older cases and calibrated on newer ones, as it will be used: in time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from oms42.stats.arrays import matrix, outcomes, same_length, share
from oms42.stats.brier import brier
from oms42.stats.calibration import Isotonic, Platt, calibration_line
from oms42.stats.logistic import logistic_regression
from oms42.stats.recalibrating import Calibration, calibration_map, log_odds

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    from oms42.stats.arrays import FloatArray
    from oms42.stats.logistic import Logistic


@dataclass(frozen=True)
class InTime:
    """Hold a chance that was fitted and calibrated in time.

    Attributes:
        model: The logistic regression, on columns of mean 0 and deviation 1.
        center: Means of the columns in the older cases, shape (k,).
        scale: Their standard deviations, shape (k,).
        map: What turns the model's probability into the calibrated one; None without.
        line: Calibration line on the newer cases, before the map: intercept 0 and slope 1 are
            perfect, a slope below 1 means that the model is too sure.
        skill: Brier skill of the model on the newer cases, before the map: 1 − score / score of the
            older cases' rate.
        trained: Number of older cases.
        held_out: Number of newer cases.
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
        """Return the calibrated chance of each case.

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
        return p if self.map is None else self.map.apply(log_odds(p))


def fit_in_time(
    x: ArrayLike,
    happened: ArrayLike,
    when: NDArray[np.datetime64],
    *,
    newer: float = 0.3,
    calibration: Calibration = "platt",
    penalty: float = 1.0,
    cases: str = "cases",
) -> InTime:
    r"""Fit a chance to older cases, and calibrate it on newer ones.

    The cases are sorted by day. The older ones fit a logistic regression; on the newer ones its
    log-odds are calibrated, and its skill is measured. A random split would let the model learn
    from cases later than those it is judged on.

    Args:
        x: Explaining columns as they were known then, shape (n, k).
        happened: 1 where it happened, 0 where not, shape (n,).
        when: The day of each case, shape (n,).
        newer: Share of the cases that is held out, above 0 and below 1.
        calibration: `platt` for a sigmoid, `isotonic` for steps (a thousand newer cases are
            wanted), `none`.
        penalty: Ridge penalty of the regression on scaled columns, ≥ 0.
        cases: What the cases are called in error messages.

    Returns:
        The fitted chance with what the newer cases say about it.

    Raises:
        TypeError: A value is not a number.
        ValueError: Lengths differ, a column never changes, or one of the two parts holds one
            outcome only.

    Source:
        niculescu2005 and zadrozny2002 on the two maps.

    Example:
        >>> rng = np.random.default_rng(1)
        >>> x = rng.normal(size=(400, 1))
        >>> bought = (rng.random(400) < 1 / (1 + np.exp(-x[:, 0]))).astype(int)
        >>> made = fit_in_time(x, bought, np.datetime64("2026-01-01") + np.arange(400))
        >>> made.trained, made.held_out, bool(made.skill > 0)
        (280, 120, True)
    """
    if calibration not in ("platt", "isotonic", "none"):
        raise ValueError(f"calibration is {calibration!r}; it is platt, isotonic or none.")
    end = outcomes(happened, name="happened")
    table = matrix(x, name="x", rows=end.size)
    same_length(happened=end, when=np.zeros(when.shape))
    order = np.argsort(when, kind="stable")
    cut = round(order.size * (1 - share(newer, name="newer")))
    old, new = order[:cut], order[cut:]
    for name, rows in (("older", old), ("newer", new)):
        if not 0 < end[rows].sum() < rows.size:
            raise ValueError(
                f"the {rows.size} {name} {cases} hold one outcome only; take more {cases}, or "
                "another share for newer."
            )
    center, scale = table[old].mean(axis=0), table[old].std(axis=0)
    if (still := np.flatnonzero(scale == 0)).size:
        raise ValueError(
            f"column {still[0]} of x never changes in the older {cases}; leave it out."
        )
    model = logistic_regression((table[old] - center) / scale, end[old], penalty=penalty)
    p = model.predict((table[new] - center) / scale)
    made = calibration_map(calibration, p, end[new])
    base = np.full(new.size, end[old].mean())
    skill = 1 - brier(p, end[new]) / brier(base, end[new])
    line = calibration_line(p, end[new])
    return InTime(model, center, scale, made, line, skill, old.size, new.size)

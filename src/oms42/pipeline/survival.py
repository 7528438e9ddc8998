# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
r"""Time to close: what share is still open after so many days, with the open deals counted in."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import NormalDist
from typing import TYPE_CHECKING, Literal

import numpy as np

from oms42.pipeline.risk_sets import risk_sets
from oms42.stats.arrays import outcomes, read_only, share

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from oms42.stats.arrays import FloatArray

Interval = Literal["log", "log-log"]


@dataclass(frozen=True)
class KaplanMeier:
    """Hold a survival curve, one row a time at which something was seen.

    Attributes:
        time: Times, increasing, shape (m,).
        at_risk: Rows still under observation just before.
        events: Rows whose event came at that time.
        survival: Share without the event after that time.
        se: Greenwood's standard error of the share.
        lower: Lower confidence limit.
        upper: Upper confidence limit.
    """

    time: FloatArray
    at_risk: FloatArray
    events: FloatArray
    survival: FloatArray
    se: FloatArray
    lower: FloatArray
    upper: FloatArray

    def at(self, t: float) -> float:
        """Return the share without the event after a time.

        Args:
            t: The time, 0 or later.

        Returns:
            The share; nan after the last time that was seen.

        Example:
            >>> kaplan_meier([1, 2, 3, 4], [1, 0, 1, 1]).at(2.5)
            0.75
        """
        if t > self.time[-1]:
            return float("nan")
        before = int(np.searchsorted(self.time, t, side="right"))
        return 1.0 if before == 0 else float(self.survival[before - 1])

    def quantile(self, q: float) -> float:
        """Return the first time by which a share q has had the event.

        Args:
            q: The share, above 0 and below 1; 0.5 for the median.

        Returns:
            The time; infinity if so many events were never seen.

        Raises:
            ValueError: q is not a share.

        Example:
            >>> kaplan_meier([1, 2, 3, 4], [1, 0, 1, 1]).quantile(0.5)
            3.0
        """
        wanted = 1 - share(q, name="q")
        reached = np.flatnonzero(self.survival <= wanted + 1e-12)
        return float(self.time[reached[0]]) if reached.size else float("inf")


def kaplan_meier(
    duration: ArrayLike, event: ArrayLike, *, level: float = 0.95, interval: Interval = "log"
) -> KaplanMeier:
    r"""Estimate the share without the event by time, from rows of which some are still open.

    $$\hat S(t) = \prod_{t_j \le t} \Bigl(1 - \frac{d_j}{n_j}\Bigr), \qquad
      \widehat{\mathrm{Var}}\,\hat S(t) = \hat S(t)^2 \sum_{t_j \le t} \frac{d_j}{n_j (n_j - d_j)}$$

    A row without the event counts until its time and then leaves. That is right for a deal that is
    still open. It is wrong for a deal that was lost, if the event is "won": that deal can never be
    won any more. Use :func:`oms42.pipeline.aalen_johansen` there.

    Args:
        duration: Time to the event or to the last look, ≥ 0, shape (n,), for example in days.
        event: 1 if the event came, 0 if the row was still open, shape (n,).
        level: Coverage of the interval, above 0 and below 1.
        interval: On which scale it is built: `log` as R's `survfit` does, or `log-log`, which
            stays between 0 and 1 by itself.

    Returns:
        The curve. Where nobody is left (share 0) there is no standard error: nan.

    Raises:
        TypeError: A value is not a number.
        ValueError: Lengths differ, a time is negative or missing, or an event is not 0 or 1.

    Source:
        [kaplan_meier1958]; Greenwood (1926) for the errors

    Example:
        >>> made = kaplan_meier([9, 13, 13, 18, 23], [1, 1, 0, 1, 1])
        >>> made.survival.round(3)
        array([0.8, 0.6, 0.3, 0. ])
    """
    happened = outcomes(event, name="event")
    if interval not in ("log", "log-log"):
        raise ValueError(f"interval is {interval!r}; it is log or log-log.")
    sets = risk_sets(duration, happened)
    time, at_risk, events = sets.time, sets.at_risk, sets.events[:, 0]
    survival = np.asarray(np.cumprod(1 - events / at_risk), dtype=np.float64)
    with np.errstate(divide="ignore", invalid="ignore"):
        hazard = np.cumsum(events / (at_risk * (at_risk - events)))
        se = survival * np.sqrt(hazard)
        lower, upper = _limits(survival, np.sqrt(hazard), level, interval)
    columns = (time, at_risk, events, survival, se, lower, upper)
    return KaplanMeier(*(read_only(column) for column in columns))


def _limits(
    survival: FloatArray, relative: FloatArray, level: float, interval: Interval
) -> tuple[FloatArray, FloatArray]:
    """Return the limits; relative is the standard error of log S."""
    z = NormalDist().inv_cdf((1 + share(level, name="level")) / 2)
    if interval == "log":
        spread = np.exp(z * relative)
        return survival / spread, np.minimum(survival * spread, 1)
    log = np.log(survival)
    spread = np.exp(z * relative / np.abs(log))
    sure = survival == 1  # no event yet: log S is 0 and there is nothing to scale
    low, high = np.exp(log * spread), np.exp(log / spread)
    return np.where(sure, 1.0, low), np.where(sure, 1.0, high)

# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Lead scores: the chance to convert within a window, from leads that have had the time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from oms42.stats.arrays import matrix, whole
from oms42.stats.in_time import InTime, fit_in_time
from oms42.stats.recalibrating import Calibration

if TYPE_CHECKING:
    from numpy.typing import ArrayLike


@dataclass(frozen=True)
class LeadScore(InTime):
    """Hold a fitted lead score; its other parts are those of `oms42.stats.InTime`.

    Attributes:
        window: Days within which a conversion counts.
        young: Leads that were left out because they had not had that long.
        rate: Share of the others that converted in time.
    """

    window: int
    young: int
    rate: float


def lead_score(
    x: ArrayLike,
    created: ArrayLike,
    converted_at: ArrayLike,
    *,
    as_of: str,
    window: int = 90,
    newer: float = 0.3,
    calibration: Calibration = "platt",
    penalty: float = 1.0,
) -> LeadScore:
    r"""Fit the chance that a lead converts within a window of days.

    $$o_i = [\, t_i^{\text{conv}} - t_i^{\text{created}} \le w \,], \qquad
      i: t_i^{\text{created}} + w \le \text{as of}$$

    Last week's leads have not converted because they are young; counted as failures they would
    teach the model that whatever marks new leads is bad. So only leads that have had the whole
    window count, and a conversion after it does not.

    Args:
        x: What was known of each lead when it had to be scored, shape (n, k).
        created: Day on which each lead came, shape (n,).
        converted_at: Day on which it converted, NaT where it has not, shape (n,).
        as_of: The day on which the question is asked.
        window: Days w within which a conversion counts.
        newer: Share of the leads, the latest, that is held out.
        calibration: `platt`, `isotonic` (a thousand newer leads are wanted) or `none`.
        penalty: Ridge penalty of the regression on scaled columns, ≥ 0.

    Returns:
        The score with what the newer leads say about it.

    Raises:
        TypeError: A value is not a number.
        ValueError: Lengths differ, a day is missing, no lead is old enough, or one of the two parts
            holds one outcome only.

    Source:
        niculescu2005 and zadrozny2002 on the two maps.

    Example:
        >>> rng = np.random.default_rng(1)
        >>> events = rng.poisson(1.0, size=(600, 1))
        >>> came = np.datetime64("2026-01-01") + np.arange(600) // 3
        >>> turned = rng.random(600) < 1 / (1 + np.exp(2 - events[:, 0]))
        >>> when = np.where(turned, came + 20, np.datetime64("NaT"))
        >>> made = lead_score(events, came, when, as_of="2026-07-19", window=30)
        >>> made.young, made.trained, bool(made.skill > 0)
        (90, 357, True)
    """
    came = np.asarray(created).astype("datetime64[D]")
    turned = np.asarray(converted_at).astype("datetime64[D]")
    table = matrix(x, name="x", rows=came.size)
    if came.ndim != 1 or turned.shape != came.shape:
        raise ValueError(
            f"created has shape {came.shape}, converted_at {turned.shape}; one day a lead each."
        )
    if np.isnat(came).any():
        raise ValueError(f"created is missing in row {int(np.isnat(came).argmax())}.")
    if (turned < came).any():
        raise ValueError(f"row {int((turned < came).argmax())} converted before it was created.")
    days = whole(window, name="window")
    day = np.datetime64(as_of, "D")
    known = came <= day
    old = came + days <= day
    if not old.any():
        raise ValueError(f"no lead is {days} days old on {as_of}; the first is of {came.min()}.")
    in_time = (turned - came <= np.timedelta64(days, "D"))[old]
    made = fit_in_time(
        table[old],
        in_time.astype(float),
        came[old],
        newer=newer,
        calibration=calibration,
        penalty=penalty,
        cases="leads",
    )
    young = int((known & ~old).sum())
    return LeadScore(**vars(made), window=days, young=young, rate=float(in_time.mean()))

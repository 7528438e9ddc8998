# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""What a model said, corrected by what came of it when it said so before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import numpy as np

from oms42.stats.arrays import outcomes, probabilities, read_only, same_length
from oms42.stats.calibration import Isotonic, Platt, isotonic, platt

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from oms42.stats.arrays import FloatArray

Calibration = Literal["platt", "isotonic", "none"]


def recalibrated(
    p: ArrayLike, past: ArrayLike, o: ArrayLike, how: Calibration = "platt"
) -> FloatArray:
    r"""Correct a model's probabilities by a map fitted to earlier ones and their outcomes.

    $$\tilde p = m\!\left(\log\frac{p}{1-p}\right)$$

    where m is Platt's sigmoid or an isotonic curve. Both rise, so the order of the cases stays:
    the sigmoid keeps the AUC, the curve makes ties and moves it a little.

    Args:
        p: What the model says now, shape (m,).
        past: What it said of earlier cases that it was not trained on, shape (n,).
        o: Their outcomes, 1 or 0, shape (n,).
        how: `platt`, `isotonic` (a thousand earlier cases are wanted) or `none`.

    Returns:
        Corrected probabilities, shape (m,).

    Raises:
        TypeError: A value is not a number.
        ValueError: Lengths differ, a value is out of its range, only one outcome occurs, or there
            is no such way.

    Source:
        niculescu2005

    Example:
        >>> past, o = [0.8] * 10 + [0.4] * 10, [1] * 4 + [0] * 6 + [1] * 2 + [0] * 8
        >>> recalibrated([0.4, 0.8], past, o, "isotonic")
        array([0.2, 0.4])
    """
    if how not in ("platt", "isotonic", "none"):
        raise ValueError(f"how is {how!r}; it is platt, isotonic or none.")
    now, before = probabilities(p), probabilities(past, name="past")
    happened = outcomes(o, both=how != "none")
    same_length(past=before, o=happened)
    made = calibration_map(how, before, happened)
    return read_only(now.copy() if made is None else made.apply(log_odds(now)))


def calibration_map(
    how: Calibration, p: FloatArray, happened: FloatArray
) -> Platt | Isotonic | None:
    """Fit the map from the log-odds of what was said to calibrated probabilities.

    Args:
        how: `platt`, `isotonic` or `none`.
        p: What was said, shape (n,).
        happened: What came of it, shape (n,).

    Returns:
        The map; None for `none`.

    Example:
        >>> calibration_map("none", np.array([0.5]), np.array([1.0])) is None
        True
    """
    if how == "none":
        return None
    return (platt if how == "platt" else isotonic)(log_odds(p), happened)


def log_odds(p: FloatArray) -> FloatArray:
    """Return log-odds, finite for 0 and 1 too.

    Args:
        p: Probabilities, any shape.

    Returns:
        Log-odds, same shape.

    Example:
        >>> log_odds(np.array([0.5, 1.0])).round(1)
        array([ 0. , 27.6])
    """
    inside = np.clip(p, 1e-12, 1 - 1e-12)
    return np.asarray(np.log(inside) - np.log1p(-inside), dtype=np.float64)

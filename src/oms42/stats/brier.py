# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""How good probabilities were: the Brier score and its parts, and how well they rank."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from oms42.stats.arrays import outcomes, probabilities, read_only, same_length, vector, whole

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from oms42.stats.arrays import FloatArray


@dataclass(frozen=True)
class BrierParts:
    """Hold the parts of a Brier score and the reliability table behind them.

    Attributes:
        score: The Brier score; reliability − resolution + uncertainty + within.
        reliability: Distance of what was said from what happened; 0 is best.
        resolution: How far the bins' shares lie from the base rate; more is better.
        uncertainty: The base rate's own, base × (1 − base).
        within: What binning hides; 0 where each bin holds one probability.
        count: Cases a bin, shape (k,).
        said: Mean probability a bin, shape (k,).
        happened: Share of ones a bin, shape (k,).
    """

    score: float
    reliability: float
    resolution: float
    uncertainty: float
    within: float
    count: FloatArray
    said: FloatArray
    happened: FloatArray

    @property
    def calibration_error(self) -> float:
        """Expected calibration error: the bins' mean absolute distance, weighted by cases."""
        weights = self.count / self.count.sum()
        return float((weights * np.abs(self.said - self.happened)).sum())


def brier(p: ArrayLike, o: ArrayLike) -> float:
    r"""Return the Brier score, the mean squared error of probabilities.

    $$\frac1n\sum_i (p_i - o_i)^2$$

    Args:
        p: Probabilities, shape (n,).
        o: Outcomes, 1 or 0, shape (n,).

    Returns:
        The score; 0 is best, 0.25 is what always saying 50 percent gets.

    Raises:
        TypeError: A value is not a number.
        ValueError: Lengths differ, or a value is out of its range.

    Source:
        Brier (1950).

    Example:
        >>> brier([0.5, 0.5], [1, 0])
        0.25
    """
    said, happened = probabilities(p), outcomes(o)
    same_length(p=said, o=happened)
    return float(((said - happened) ** 2).mean())


def brier_parts(p: ArrayLike, o: ArrayLike, *, bins: int | None = None) -> BrierParts:
    r"""Split the Brier score into reliability, resolution and uncertainty.

    $$\mathrm{BS} = \underbrace{\tfrac1n\sum_k n_k(\bar p_k-\bar o_k)^2}_{\text{reliability}}
      - \underbrace{\tfrac1n\sum_k n_k(\bar o_k-\bar o)^2}_{\text{resolution}}
      + \underbrace{\bar o(1-\bar o)}_{\text{uncertainty}} + \text{within}$$

    Args:
        p: Probabilities, shape (n,).
        o: Outcomes, 1 or 0, shape (n,).
        bins: Number of equally wide bins from 0 to 1; None for one bin a distinct probability,
            where nothing is hidden within a bin.

    Returns:
        The parts.

    Raises:
        TypeError: A value is not a number, or `bins` is not a whole number.
        ValueError: Lengths differ, or a value is out of its range.

    Source:
        Murphy (1973); Stephenson, Coelho and Jolliffe (2008) for the part within bins.

    Example:
        >>> parts = brier_parts([0.1, 0.1, 0.6, 0.6], [0, 0, 1, 0])
        >>> whole = parts.reliability - parts.resolution + parts.uncertainty
        >>> round(whole, 6), round(parts.score, 6)
        (0.135, 0.135)
    """
    said, happened = probabilities(p), outcomes(o)
    same_length(p=said, o=happened)
    if bins is None:
        _, which = np.unique(said, return_inverse=True)
    else:
        k = whole(bins, name="bins", least=1)
        _, which = np.unique(np.minimum((said * k).astype(np.int64), k - 1), return_inverse=True)
    count = np.bincount(which).astype(np.float64)
    mean_p = np.bincount(which, weights=said) / count
    mean_o = np.bincount(which, weights=happened) / count
    base, n = float(happened.mean()), happened.size
    reliability = float((count * (mean_p - mean_o) ** 2).sum() / n)
    resolution = float((count * (mean_o - base) ** 2).sum() / n)
    off = said - mean_p[which]
    within = float((off**2).mean() - 2 * (off * (happened - mean_o[which])).mean())
    score = float(((said - happened) ** 2).mean())
    table = (read_only(part) for part in (count, mean_p, mean_o))
    return BrierParts(score, reliability, resolution, base * (1 - base), within, *table)


def auc(scores: ArrayLike, o: ArrayLike) -> float:
    r"""Return the probability that a random positive case outranks a random negative one.

    $$\mathrm{AUC} = P(s_+ > s_-) + \tfrac12 P(s_+ = s_-)$$

    It sees the order alone: scores that are all twice too high have the same AUC.

    Args:
        scores: Scores, shape (n,).
        o: Outcomes, 1 or 0, shape (n,).

    Returns:
        0.5 for no order, 1 for a perfect one.

    Raises:
        TypeError: A value is not a number.
        ValueError: Lengths differ, or only one outcome occurs.

    Example:
        >>> auc([0.1, 0.4, 0.35, 0.8], [0, 0, 1, 1])
        0.75
    """
    s, happened = vector(scores, name="scores"), outcomes(o, both=True)
    same_length(scores=s, o=happened)
    _, which, count = np.unique(s, return_inverse=True, return_counts=True)
    rank = np.cumsum(count) - (count - 1) / 2
    ones = float(happened.sum())
    above = float(rank[which][happened == 1].sum()) - ones * (ones + 1) / 2
    return above / (ones * (happened.size - ones))

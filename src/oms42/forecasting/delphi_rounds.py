# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Delphi: experts estimate in rounds, and see of the others only the middle and the spread."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from oms42.forecasting.inputs import series
from oms42.stats.arrays import read_only

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd
    from numpy.typing import ArrayLike

    from oms42.stats.arrays import FloatArray

LEAST = 3  # with two estimates the quartiles give away who said what


@dataclass(frozen=True, eq=False)
class Delphi:
    """What leaves a Delphi study: no names and no single estimates.

    Attributes:
        median: The median of each round, shape (r,).
        q1: The lower quartile of each round, shape (r,).
        q3: The upper quartile, shape (r,).
        n: The number of estimates in each round.
        status: ``"consensus"`` if the spread is small enough, ``"stable"`` if another round would
            change little, ``"continue"`` otherwise.
        stopped: The round, from 1, after which the rule said stop; None if it did not.
    """

    median: FloatArray
    q1: FloatArray
    q3: FloatArray
    n: tuple[int, ...]
    status: str
    stopped: int | None

    @property
    def forecast(self) -> float:
        """Return the median of the round after which the study stopped, else of the last.

        Returns:
            The forecast of the group.

        Example:
            >>> delphi([[80, 100, 140], [98, 100, 104]]).forecast
            100.0
        """
        return float(self.median[(self.stopped or self.median.size) - 1])

    @property
    def spread(self) -> FloatArray:
        r"""Return the spread of each round, $(q_3 - q_1) / |\text{median}|$.

        Returns:
            The spreads, shape (r,); infinite where the median is 0 and the quartiles differ.

        Example:
            >>> delphi([[80, 100, 140], [98, 100, 104]]).spread
            array([0.3 , 0.03])
        """
        return _spread(self.median, self.q1, self.q3)

    def to_frame(self) -> pd.DataFrame:
        """Return one row per round.

        Returns:
            A frame with the index ``round`` and the columns ``n``, ``median``, ``q1``, ``q3`` and
            ``spread``.
        """
        import pandas as pd

        return pd.DataFrame(
            {
                "n": self.n,
                "median": self.median,
                "q1": self.q1,
                "q3": self.q3,
                "spread": self.spread,
            },
            index=pd.RangeIndex(1, self.median.size + 1, name="round"),
        )


def delphi(
    rounds: Sequence[ArrayLike] | pd.DataFrame,
    *,
    consensus: float = 0.1,
    stability: float = 0.02,
) -> Delphi:
    r"""Summarize the rounds of a Delphi study and say when to stop.

    After each round the experts see the median and the quartiles, and may revise. The study stops
    after the first round with

    $$\frac{q_3 - q_1}{|\text{median}|} \le \text{consensus}, \qquad\text{or}\qquad
    \frac{|\Delta\,\text{median}|}{|\text{median}|} \le \text{stability} \;\text{ and }\;
    \frac{|\Delta (q_3 - q_1)|}{|\text{median}|} \le \text{stability}$$

    The second, ``"stable"``, is no consensus: the group has agreed to differ, and its spread is a
    finding. Fix both numbers before the first round.

    Args:
        rounds: The estimates of each round, three or more a round; experts may drop out. A list of
            lists, or a frame with the columns ``round`` and ``estimate``. Who gave which estimate
            is not asked for and not kept.
        consensus: The spread at which the group agrees, above 0.
        stability: The relative change from round to round below which it has settled, 0 or above.

    Returns:
        The medians and quartiles of the rounds, and the status.

    Raises:
        TypeError: The rounds are no list of lists, or an estimate is not a number.
        ValueError: There is no round, a round has fewer than three estimates or a missing one, or a
            limit is out of its range.

    Source:
        Rowe and Wright (1999) for the method; the two rules are conventions of this book.

    Example:
        >>> made = delphi([[80, 100, 140, 90], [95, 100, 110, 98], [97, 99, 104, 99]])
        >>> made.median, made.status, made.stopped
        (array([95., 99., 99.]), 'consensus', 2)
    """
    if not consensus > 0 or not stability >= 0:
        raise ValueError(
            f"consensus is {consensus} and stability {stability}; the first must be above 0 (0.1: "
            "quartiles within 10 % of the median), the second 0 or above."
        )
    table = [
        series(one, name=f"round {k}", least=LEAST, needed_for="anonymous quartiles")
        for k, one in enumerate(_rounds(rounds), start=1)
    ]
    if not table:
        raise ValueError("there is no round; give the estimates of at least one.")
    q1, median, q3 = (
        np.array([np.quantile(one, share) for one in table]) for share in (0.25, 0.5, 0.75)
    )
    agreed = _spread(median, q1, q3) <= consensus
    settled = np.zeros(median.size, dtype=bool)
    limit = stability * np.abs(median[1:])
    settled[1:] = (np.abs(np.diff(median)) <= limit) & (np.abs(np.diff(q3 - q1)) <= limit)
    ends = np.flatnonzero(agreed | settled)
    first = int(ends[0]) if ends.size else None
    status = "continue" if first is None else "consensus" if agreed[first] else "stable"
    return Delphi(
        median=read_only(median),
        q1=read_only(q1),
        q3=read_only(q3),
        n=tuple(one.size for one in table),
        status=status,
        stopped=None if first is None else first + 1,
    )


def _rounds(rounds: Any) -> list[Any]:
    """List the rounds of either form."""
    if hasattr(rounds, "columns"):
        missing = [name for name in ("round", "estimate") if name not in rounds.columns]
        if missing:
            has = ", ".join(map(str, rounds.columns))
            raise ValueError(f"rounds lacks {' and '.join(missing)}; it has {has}.")
        return [part["estimate"].to_numpy() for _, part in rounds.groupby("round", sort=True)]
    if isinstance(rounds, str) or not hasattr(rounds, "__iter__"):
        raise TypeError(f"rounds is {type(rounds).__name__}; give one list of estimates a round.")
    return list(rounds)


def _spread(median: FloatArray, q1: FloatArray, q3: FloatArray) -> FloatArray:
    """Return the interquartile range relative to the median."""
    width = q3 - q1
    far = np.where(width > 0, np.inf, 0.0)
    return np.divide(width, np.abs(median), out=far, where=median != 0)

# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Cohorts: customers or deals by when they began, followed at equal ages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from oms42.stats.arrays import read_only

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import ArrayLike, NDArray

    from oms42.stats.arrays import FloatArray


@dataclass(frozen=True)
class Cohorts:
    """Hold cohorts by age.

    Attributes:
        started: First month of each cohort, shape (n,).
        size: Members, shape (n,).
        left: Share of each cohort that is still there after 0, 1, … months; NaN where that age
            has not been reached, shape (n, ages).
    """

    started: NDArray[np.datetime64]
    size: FloatArray
    left: FloatArray

    def to_frame(self) -> pd.DataFrame:
        """Return one row a cohort, one column an age.

        Returns:
            The shares, indexed by the cohort's month.
        """
        import pandas as pd

        return pd.DataFrame(self.left, index=pd.Index(self.started.astype(str), name="started"))


def cohorts(started: ArrayLike, ended: ArrayLike, *, as_of: str) -> Cohorts:
    r"""Follow cohorts by the month in which they began.

    $$\hat S_c(a) = \frac{\#\{i \in c: \text{end} > a \text{ months after the start}\}}{n_c}$$

    An age counts only once the whole cohort has reached it; a young cohort is no worse for being
    young.

    Args:
        started: Day on which each began, shape (n,).
        ended: Day on which each ended, shape (n,); NaT where it has not.
        as_of: The day on which the question is asked; later starts are left out, later ends count
            as not ended.

    Returns:
        The cohorts.

    Raises:
        ValueError: Lengths differ, a start is missing, an end lies before its start, or nobody had
            begun.

    Example:
        >>> made = cohorts(
        ...     ["2026-01-10", "2026-01-20", "2026-02-05"], ["2026-02-15", "NaT", "NaT"],
        ...     as_of="2026-03-31",
        ... )
        >>> made.left
        array([[1. , 0.5, 0.5],
               [1. , 1. , nan]])
    """
    begin = np.asarray(started, dtype="datetime64[D]")
    end = np.asarray(ended, dtype="datetime64[D]")
    if begin.shape != end.shape or begin.ndim != 1:
        raise ValueError(f"started has shape {begin.shape}, ended {end.shape}; one of each a row.")
    if np.isnat(begin).any():
        raise ValueError("started holds a missing day; everybody began on some day.")
    day = np.datetime64(as_of, "D")
    known = begin <= day
    if not known.any():
        raise ValueError(f"nobody had begun by {as_of}.")
    begin, end = begin[known], end[known]
    if (end < begin).any():
        raise ValueError(f"row {int((end < begin).argmax())} ended before it began.")
    month, last = begin.astype("datetime64[M]"), (day + 1).astype("datetime64[M]")
    ended_in = np.where(np.isnat(end) | (end > day), last, end.astype("datetime64[M]"))
    names, code = np.unique(month, return_inverse=True)
    lived = (ended_in - month).astype(int)
    lived = np.where(np.isnat(end) | (end > day), np.iinfo(np.int64).max, lived)
    ages = np.arange(int((last - names[0]).astype(int)))
    size = np.bincount(code)
    left = np.full((names.size, max(1, ages.size)), np.nan)
    for row, start in enumerate(names):
        reached = int((last - start).astype(int))
        alive = lived[code == row][:, None] > ages[None, :reached]
        left[row, :reached] = alive.mean(axis=0)
    return Cohorts(names, read_only(size.astype(float)), read_only(left))

# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Leaks: columns that know the outcome because they were written after it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from oms42.stats import auc
from oms42.stats.arrays import outcomes

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

SUSPICIOUS = 0.85  # a single honest column of a lead hardly sorts that well


@dataclass(frozen=True)
class Suspect:
    """Hold what one column alone knows of the outcome.

    Attributes:
        name: The column.
        auc: Area under the ROC curve of its values, in whichever direction is better.
        auc_of_presence: The same of whether it has a value at all.
        late: Share of its values written after the decision; None where that is not known.
        leak: Whether it should not be used: too good alone, or written late.
    """

    name: str
    auc: float
    auc_of_presence: float
    late: float | None
    leak: bool


def leakage_probe(
    columns: Mapping[str, ArrayLike],
    converted: ArrayLike,
    *,
    decided: ArrayLike | None = None,
    written: Mapping[str, ArrayLike] | None = None,
    suspicious: float = SUSPICIOUS,
) -> tuple[Suspect, ...]:
    r"""Look at each column alone for knowledge that it should not have.

    $$AUC = P(x_{\text{converted}} > x_{\text{not}}) + \tfrac12 P(\text{equal})$$

    A field that is filled when a demo is booked sorts leads almost perfectly, and is empty on the
    day the score is needed. Where it is known when values were written, those written after the
    decision count; where it is not, a column that is too good alone is a suspect, not a culprit.

    Args:
        columns: Values by name, numbers, dates or texts, shape (n,) each; NaN, NaT and empty texts
            are missing.
        converted: 1 if the lead converted, shape (n,).
        decided: Day on which each lead had to be scored, shape (n,).
        written: Day on which each value was written, by column, shape (n,) each; NaT if never.
        suspicious: AUC of one column from which it is suspected.

    Returns:
        The columns, the most suspicious first.

    Raises:
        TypeError: An outcome is not a number.
        ValueError: Lengths differ, or `written` comes without `decided`.

    Example:
        >>> found = leakage_probe(
        ...     {"employees": [5, 9, 9, 5], "demo": ["2026-01-02", "", "2026-01-05", ""]},
        ...     [1, 0, 1, 0],
        ... )
        >>> [(one.name, one.auc_of_presence, one.leak) for one in found]
        [('demo', 1.0, True), ('employees', 0.5, False)]
    """
    end = outcomes(converted, name="converted", both=True)
    times = dict(written or {})
    if times and decided is None:
        raise ValueError("written needs decided: the day on which each lead had to be scored.")
    day = None if decided is None else np.asarray(decided, dtype="datetime64[s]")
    if odd := sorted(set(times) - set(columns)):
        raise ValueError(f"written names {odd[0]!r}, which is not among the columns.")
    found = []
    for name, values in columns.items():
        numbers, there = _numbers(values)
        if numbers.shape != end.shape:
            raise ValueError(f"{name} has shape {numbers.shape}; one value a lead: {end.shape}.")
        late = None
        if name in times and day is not None:
            at = np.asarray(times[name], dtype="datetime64[s]")
            if at.shape != end.shape or day.shape != end.shape:
                raise ValueError(f"written of {name}, and decided, need one day a lead.")
            late = float((at > day).sum() / max(1, int((~np.isnat(at)).sum())))
        alone = _sorts(numbers[there], end[there])
        presence = _sorts(there.astype(float), end)
        leak = max(alone, presence) >= suspicious or (late or 0.0) > 0
        found.append(Suspect(name, alone, presence, late, leak))
    return tuple(
        sorted(found, key=lambda one: (-(one.late or 0.0), -max(one.auc, one.auc_of_presence)))
    )


def _sorts(values: np.ndarray, end: np.ndarray) -> float:
    """Return the area under the curve in the better direction; a half where nothing is told."""
    if not 0 < end.sum() < end.size:
        return 0.5
    area = auc(values, end)
    return max(area, 1 - area)


def _numbers(values: ArrayLike) -> tuple[np.ndarray, np.ndarray]:
    """Return values as numbers that keep their order, and where there is one."""
    given = np.asarray(values)
    if given.dtype.kind in "iufb":
        numbers = given.astype(float)
        return numbers, ~np.isnan(numbers)
    if given.dtype.kind == "M":
        return given.astype("datetime64[s]").astype(float), ~np.isnat(given)
    texts = np.array(["" if one is None or one != one else str(one) for one in given.tolist()])
    missing = np.isin(texts, ("", "nan", "NaT", "None"))
    return np.unique(texts, return_inverse=True)[1].astype(float), ~missing

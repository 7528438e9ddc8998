# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The shape of each territory of an alignment, from where its accounts lie."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from oms42.stats.arrays import read_only
from oms42.territories.amounts import amounts
from oms42.territories.measures.circle import smallest_enclosing_circle
from oms42.territories.measures.compactness import moment_of_inertia
from oms42.territories.measures.points import hull_area, plane_points

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    from oms42.stats.arrays import FloatArray


@dataclass(frozen=True)
class Geometry:
    """Hold the shape of each territory; accounts have no outline, so their convex hull stands in.

    Attributes:
        inertia: Sum of workload times squared distance from the center of gravity, or from the
            home, shape (m,); 0 for a territory without accounts.
        hull_area: Area of the convex hull of the accounts, shape (m,).
        reock: Area of the hull divided by that of the smallest circle around it, shape (m,); NaN
            where all accounts lie in one place.
    """

    inertia: FloatArray
    hull_area: FloatArray
    reock: FloatArray


def geometry(
    codes: NDArray[np.intp],
    m: int,
    units: ArrayLike,
    workload: ArrayLike,
    homes: ArrayLike | None = None,
) -> Geometry:
    """Measure the shape of each territory.

    Args:
        codes: Number of each account's territory, from 0 to m − 1, shape (n,).
        m: Number of territories.
        units: Where each account lies, shape (n, 2), in a plane.
        workload: Workload of each account, 0 or more, shape (n,).
        homes: The account at which each territory's home lies, by its row number, shape (m,).

    Returns:
        Inertia, hull area and Reock of each territory.

    Raises:
        TypeError: A value is not a number.
        ValueError: The lengths differ, or a home is no row number.

    Example:
        >>> geometry(np.array([0, 0, 1]), 2, [(0, 0), (2, 0), (9, 9)], [1, 1, 5]).inertia
        array([2., 0.])
    """
    places = plane_points(units, name="units", rows=codes.size)
    work = amounts(workload, name="workload", rows=codes.size)
    centers = None if homes is None else places[home_rows(homes, m, codes.size)]
    inertia, area, score = np.zeros(m), np.zeros(m), np.full(m, np.nan)
    for j in range(m):
        inside = codes == j
        if not inside.any():
            continue
        center = None if centers is None else centers[j]
        if work[inside].any():
            inertia[j] = moment_of_inertia(places[inside], work[inside], center)
        area[j] = hull_area(places[inside])
        circle = smallest_enclosing_circle(places[inside])
        if circle.radius > 0:
            score[j] = area[j] / circle.area
    return Geometry(read_only(inertia), read_only(area), read_only(score))


def home_rows(homes: ArrayLike, m: int, n: int) -> NDArray[np.intp]:
    """Check the row numbers of the homes.

    Args:
        homes: The account at which each territory's home lies, by its row number, shape (m,).
        m: Number of territories.
        n: Number of accounts.

    Returns:
        The row numbers.

    Raises:
        ValueError: There is not one a territory, or one is no row number.

    Example:
        >>> home_rows([0, 5], 2, 6)
        array([0, 5])
    """
    rows = np.asarray(homes)
    if rows.shape != (m,):
        raise ValueError(f"homes has shape {rows.shape}; it needs one a territory, shape ({m},).")
    if rows.dtype.kind not in "iu" or rows.min() < 0 or rows.max() >= n:
        raise ValueError(
            f"homes holds {rows.tolist()}; each home is the row number of an account, from 0 to "
            f"{n - 1}."
        )
    return np.asarray(rows, dtype=np.intp)

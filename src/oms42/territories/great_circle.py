# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""How far places on the globe lie apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from oms42.stats.arrays import floats

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from oms42.stats.arrays import FloatArray

RADIUS = 6371.0088  # kilometers: the Earth's mean radius
POLE = 90.0


def great_circle(places: ArrayLike, homes: ArrayLike) -> FloatArray:
    r"""Give the great-circle distance of every place to every home.

    $$d_{ij} = 2 R \arcsin \sqrt{\sin^2 \frac{\phi_i - \phi_j}{2}
      + \cos \phi_i \cos \phi_j \sin^2 \frac{\lambda_i - \lambda_j}{2}}$$

    with latitudes $\phi$, longitudes $\lambda$ and the Earth's mean radius $R$ = 6,371.0088 km. As
    the Earth is not quite a sphere, this may be half a percent off; roads are longer.

    Args:
        places: Degrees east and degrees north of each place, shape (n, 2).
        homes: The same of each home, shape (m, 2).

    Returns:
        Kilometers, shape (n, m).

    Raises:
        TypeError: A coordinate is not a number.
        ValueError: A shape is another one, a coordinate is not finite, or a latitude lies beyond a
            pole.

    Example:
        >>> great_circle([[0, 0]], [[90, 0], [0, 90]]).round(1)
        array([[10007.6, 10007.6]])
    """
    here, there = (
        np.radians(_checked(one, name)) for one, name in ((places, "places"), (homes, "homes"))
    )
    half = np.sin((here[:, None] - there[None, :]) / 2) ** 2
    level = np.cos(here[:, None, 1]) * np.cos(there[None, :, 1])
    share = np.clip(half[..., 1] + level * half[..., 0], 0.0, 1.0)
    return np.asarray(2 * RADIUS * np.arcsin(np.sqrt(share)))


def _checked(values: ArrayLike, name: str) -> FloatArray:
    """Check coordinates."""
    table = floats(values, name=name)
    if table.ndim != 2 or table.shape[1] != 2:
        raise ValueError(
            f"{name} has shape {table.shape}; one row a place is needed, with degrees east and "
            "degrees north: shape (n, 2)."
        )
    if not np.isfinite(table).all() or (np.abs(table[:, 1]) > POLE).any():
        good = np.isfinite(table).all(axis=1) & (np.abs(table[:, 1]) <= POLE)
        i = int(np.argmin(good))
        raise ValueError(
            f"{name} holds {table[i].tolist()} at position {i}; degrees east come first, then "
            "degrees north, which lie from -90 to 90."
        )
    return table

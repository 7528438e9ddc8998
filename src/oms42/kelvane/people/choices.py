# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Names drawn with given shares."""

import numpy as np
from numpy.typing import NDArray


def choose(draws: NDArray[np.float64], choices: tuple[tuple[str, float], ...]) -> NDArray[np.str_]:
    """Turn uniform draws into names with given shares.

    Args:
        draws: Uniform draws.
        choices: Names with shares that add up to 1.

    Returns:
        One name a draw.

    Example:
        >>> choose(np.array([0.1, 0.9]), (("a", 0.5), ("b", 0.5))).tolist()
        ['a', 'b']
    """
    edges = np.cumsum([share for _, share in choices])[:-1]
    names = np.array([name for name, _ in choices])
    return np.asarray(names[np.searchsorted(edges, draws, side="right")])

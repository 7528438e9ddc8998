# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""A look for each of up to twelve territories: four colors, three forms, a letter each.

Twelve colors cannot be told apart by every reader; four can. Territories that share a color differ
in the form of their marks, and each one's letter stands at its home.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from oms42.charts.palette import BLUE, GRAY, GREEN, ORANGE

COLORS = (BLUE, ORANGE, GREEN, GRAY)
FORMS = ("circle", "square", "triangle-up")
LETTERS = "ABCDEFGHIJKL"
MOST = len(COLORS) * len(FORMS)


@dataclass(frozen=True)
class Style:
    """Hold the look of one territory.

    Attributes:
        letter: Its letter.
        color: Number of its color, from 0 to 3.
        form: Number of its form, from 0 to 2.
    """

    letter: str
    color: int
    form: int

    @property
    def key(self) -> str:
        """Color and form as one text, which the chart's scales know."""
        return f"{self.color}{self.form}"


def styles(places: NDArray[np.float64]) -> list[Style]:
    """Give each territory a letter, and neighbors different colors as far as four go.

    One territory after the other takes the color, among those used least, whose nearest territory
    is farthest away; within a color the forms go round.

    Args:
        places: Where each territory lies, such as its home, shape (m, 2), m at most 12.

    Returns:
        The looks, letters in the order given.

    Raises:
        ValueError: There are more than twelve territories.

    Example:
        >>> made = styles(np.array([[0.0, 0.0], [1.0, 0.0], [9.0, 0.0]]))
        >>> [one.letter for one in made], len({one.color for one in made})
        (['A', 'B', 'C'], 3)
    """
    m = len(places)
    if m > MOST:
        raise ValueError(
            f"there are {m} territories; a map shows at most {MOST} that can be told apart: draw "
            "a region of them at a time."
        )
    taken: list[list[int]] = [[] for _ in COLORS]
    made = []
    for i in range(m):
        free = [color for color in range(len(COLORS)) if len(taken[color]) < len(FORMS)]
        color = max(free, key=lambda c: (_nearest(places, i, taken[c]), -c))
        made.append(Style(LETTERS[i], color, len(taken[color])))
        taken[color].append(i)
    return made


def _nearest(places: NDArray[np.float64], i: int, others: Sequence[int]) -> float:
    """Return the distance to the nearest of some territories; infinite if there is none."""
    if not others:
        return np.inf
    return float(np.hypot(*(places[list(others)] - places[i]).T).min())

# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Which accounts or units touch: connected territories, and what separates two parts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Members = NDArray[np.intp]


@dataclass(frozen=True, eq=False)
class Graph:
    """Hold who touches whom.

    Attributes:
        neighbors: The neighbors of each unit.
        roots: The unit that each territory must hold; None if any connected set will do.
    """

    neighbors: tuple[Members, ...]
    roots: Members | None = None

    def parts(self, members: Sequence[int] | Members) -> list[Members]:
        """Split a set of units into its connected parts.

        Args:
            members: Units, each once.

        Returns:
            The parts, in the order of their first unit; each in rising order.

        Example:
            >>> graph([(0, 1), (1, 2)], 3).parts([0, 2])
            [array([0]), array([2])]
        """
        left = {int(i) for i in members}
        found = []
        for first in members:
            if int(first) not in left:
                continue
            left.discard(int(first))
            part, stack = [int(first)], [int(first)]
            while stack:
                near = [k for k in self.neighbors[stack.pop()].tolist() if k in left]
                left.difference_update(near)
                part += near
                stack += near
            found.append(np.array(sorted(part), dtype=np.intp))
        return found

    def is_connected(self, members: Members, territory: int) -> bool:
        """Check whether a territory is in one piece and holds its root.

        Args:
            members: The territory's units.
            territory: Its number.

        Returns:
            Whether it is; a territory without units and without a root is.

        Example:
            >>> graph([(0, 1), (1, 2)], 3).is_connected(np.array([0, 2]), 0)
            False
        """
        if self.roots is not None and int(self.roots[territory]) not in members:
            return False
        return len(self.parts(members)) <= 1

    def separator(self, part: Members, other: int) -> Members:
        """Find a minimal set of units without which a part and a unit are not connected.

        Args:
            part: A connected set of units.
            other: A unit that is neither in it nor next to it.

        Returns:
            The neighbors of the part that can be reached from the other unit; none if nothing
            connects the two.

        Example:
            >>> graph([(0, 1), (1, 2), (0, 3)], 4).separator(np.array([0]), 2)
            array([1])
        """
        inside = set(part.tolist())
        border = {k for i in part for k in self.neighbors[i].tolist()} - inside
        rest = [i for i in range(len(self.neighbors)) if i not in inside and i not in border]
        beyond: set[int] = set()
        for piece in self.parts(rest):
            if other in piece:
                beyond = set(piece.tolist())
        reached = [s for s in border if beyond.intersection(self.neighbors[s].tolist())]
        return np.array(sorted(reached), dtype=np.intp)


def graph(adjacency: Any, units: int, roots: Members | None = None) -> Graph:
    """Read which units touch.

    Args:
        adjacency: Pairs of units, shape (pairs, 2), as a list, an array or a DataFrame; or a
            matrix of shape (units, units), sparse or dense, whose nonzero entries are pairs.
        units: How many units there are; they are numbered from 0.
        roots: The unit that each territory must hold, if any.

    Returns:
        The graph; a pair counts in both directions, and once.

    Raises:
        ValueError: The shape is another one, or a number is no unit.

    Example:
        >>> graph([(0, 1), (2, 1)], 3).neighbors[1]
        array([0, 2])
    """
    pairs = _pairs(adjacency, units)
    wrong = pairs[(pairs < 0) | (pairs >= units)]
    if wrong.size:
        raise ValueError(
            f"adjacency names unit {wrong[0]}; the units are numbered from 0 to {units - 1}: "
            "give positions, not labels."
        )
    near: list[set[int]] = [set() for _ in range(units)]
    for a, b in pairs.tolist():
        if a != b:
            near[a].add(b)
            near[b].add(a)
    return Graph(tuple(np.array(sorted(s), dtype=np.intp) for s in near), roots)


def _pairs(adjacency: Any, units: int) -> Members:
    """Give the pairs as whole numbers, shape (pairs, 2)."""
    if hasattr(adjacency, "tocoo"):
        entries = adjacency.tocoo()
        if entries.shape != (units, units):
            raise ValueError(
                f"adjacency is a matrix of shape {entries.shape}; it needs one row and one column "
                f"a unit: ({units}, {units})."
            )
        i, j = np.asarray(entries.row), np.asarray(entries.col)
        there = np.asarray(entries.data) != 0
        return np.column_stack([i[there], j[there]]).astype(np.intp)
    table = np.asarray(adjacency if hasattr(adjacency, "__array__") else list(adjacency))
    if table.size == 0:
        return np.empty((0, 2), dtype=np.intp)
    if table.shape == (units, units) and units != 2:
        return np.argwhere(table != 0)
    if table.ndim != 2 or table.shape[1] != 2 or table.dtype.kind not in "iuf":
        raise ValueError(
            f"adjacency has shape {table.shape} and type {table.dtype}; give pairs of unit "
            f"numbers, shape (pairs, 2), or a matrix of shape ({units}, {units})."
        )
    if np.any(table != np.round(table)):
        raise ValueError("adjacency holds a fraction; give pairs of whole unit numbers.")
    return table.astype(np.intp)

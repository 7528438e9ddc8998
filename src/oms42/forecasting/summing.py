# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The summing matrix of a hierarchy: which bottom series each node adds up."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from oms42.forecasting.labels import column_names, row_names
from oms42.stats.arrays import finite, floats, read_only

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import ArrayLike

    from oms42.stats.arrays import FloatArray

TOTAL = "Total"


class Hierarchy(NamedTuple):
    """A checked summing matrix.

    Attributes:
        matrix: S, shape (nodes, bottom).
        bottom: The row of each bottom series, shape (bottom,).
        nodes: The names of the rows; their numbers where there are no names.
    """

    matrix: FloatArray
    bottom: np.ndarray[Any, np.dtype[np.intp]]
    nodes: tuple[Hashable, ...]


def summing_matrix(
    paths: pd.DataFrame | Sequence[Sequence[Hashable]],
    levels: Sequence[Sequence[Hashable]] | None = None,
) -> pd.DataFrame:
    r"""Build the summing matrix S from a table of paths.

    $$y = S\,b$$

    with $b$ the bottom series and $y$ every node: the total first, then each level downwards, the
    bottom last.

    Args:
        paths: One row a bottom series, one column a level from the top down, such as region and
            country; a frame, or a list of tuples.
        levels: Which columns each level of nodes is grouped by, from the top down; ``[]`` is the
            total. None for the nested hierarchy ``[[], [c1], [c1, c2], …]``. Give them for crossed
            groups: ``[[], ["region"], ["product"], ["region", "product"]]``; the last must name
            all columns. Columns of a list of tuples are called 0, 1, ….

    Returns:
        S as a frame of zeros and ones: the index names the nodes (``"Total"``, ``"EU"``,
        ``"EU/DE"``), the columns the bottom series.

    Raises:
        TypeError: The paths are not a table.
        ValueError: The table is empty, has a missing value or a repeated row, a level names an
            unknown column, the last level is not the bottom, or two nodes get the same name.

    Source:
        [wickramasuriya2019]

    Example:
        >>> summing_matrix([("EU", "DE"), ("EU", "FR"), ("US", "East")]).astype(int)
                 EU/DE  EU/FR  US/East
        Total        1      1        1
        EU           1      1        0
        US           0      0        1
        EU/DE        1      0        0
        EU/FR        0      1        0
        US/East      0      0        1
    """
    import pandas as pd

    table = _paths(paths)
    columns = list(table.columns)
    groups = [columns[:k] for k in range(len(columns) + 1)] if levels is None else levels
    unknown = [one for group in groups for one in group if one not in columns]
    if unknown:
        raise ValueError(
            f"levels names {unknown[0]!r}; the columns are {', '.join(map(str, columns))}."
        )
    if not groups or set(groups[-1]) != set(columns):
        raise ValueError(
            "the last of levels must name every column: it is the bottom, one node a row of paths."
        )
    names = [_names(table, list(group)) for group in groups]
    rows = {
        (depth, node): [float(one == node) for one in column]
        for depth, column in enumerate(names)
        for node in dict.fromkeys(column)
    }
    nodes = [node for _, node in rows]
    repeated = sorted({node for node in nodes if nodes.count(node) > 1})
    if repeated:
        raise ValueError(
            f"two nodes are named {repeated[0]!r}; make the values of the columns differ."
        )
    return pd.DataFrame(list(rows.values()), index=nodes, columns=names[-1])


def hierarchy(summing: ArrayLike | pd.DataFrame) -> Hierarchy:
    """Check a summing matrix.

    Args:
        summing: S, shape (nodes, bottom): an array, or a frame whose index names the nodes.

    Returns:
        The matrix, where its bottom series are, and the nodes' names.

    Raises:
        TypeError: A value is not a number.
        ValueError: The shape cannot be, a value is not finite, node names repeat, or a bottom
            series has no row of its own.

    Example:
        >>> hierarchy([[1, 1], [1, 0], [0, 1]]).bottom
        array([1, 2])
    """
    matrix = floats(summing, name="summing")
    if matrix.ndim != 2 or not 0 < matrix.shape[1] <= matrix.shape[0]:
        raise ValueError(
            f"summing has shape {matrix.shape}; it needs one row a node and one column a bottom "
            "series, and no fewer rows than columns (transposed?)."
        )
    finite(matrix, name="summing", mend="an entry is 1 where the node adds the series, else 0.")
    nodes = row_names(summing) or tuple(range(len(matrix)))
    if len(set(nodes)) < len(nodes):
        raise ValueError("the index of summing repeats a node; every node needs one row.")
    names = column_names(summing) or tuple(range(matrix.shape[1]))
    bottom = [_own_row(matrix, k, nodes, name) for k, name in enumerate(names)]
    return Hierarchy(read_only(matrix), np.array(bottom, dtype=np.intp), nodes)


def _own_row(matrix: FloatArray, k: int, nodes: tuple[Hashable, ...], name: Hashable) -> int:
    """Find the row that holds a bottom series alone: its namesake if it can be, else the last."""
    alone = np.zeros(matrix.shape[1])
    alone[k] = 1.0
    rows = np.flatnonzero((matrix == alone).all(axis=1)).tolist()
    if not rows:
        raise ValueError(
            f"no row of summing holds the bottom series {name!r} alone; every bottom series is a "
            "node too, with a 1 in its own column and 0 elsewhere."
        )
    named = [row for row in rows if nodes[row] == name]
    return int((named or rows)[-1])


def _paths(paths: Any) -> pd.DataFrame:
    """Check the table of paths."""
    import pandas as pd

    if isinstance(paths, str) or not hasattr(paths, "__len__"):
        raise TypeError(
            f"paths is {type(paths).__name__}; give a frame or a list of tuples, one row a bottom "
            "series and one column a level."
        )
    table = pd.DataFrame(paths)
    if table.empty:
        raise ValueError("paths is empty; give one row a bottom series and one column a level.")
    if table.isna().to_numpy().any():
        row = int(np.flatnonzero(table.isna().any(axis=1).to_numpy())[0])
        raise ValueError(f"row {row} of paths misses a value; every path goes down to the bottom.")
    if table.duplicated().any():
        row = int(np.flatnonzero(table.duplicated().to_numpy())[0])
        raise ValueError(f"row {row} of paths repeats an earlier one; give each path once.")
    return table


def _names(table: pd.DataFrame, group: list[Hashable]) -> list[str]:
    """Name the node that each row belongs to on one level."""
    if not group:
        return [TOTAL] * len(table)
    return ["/".join(map(str, row)) for row in table[group].itertuples(index=False)]

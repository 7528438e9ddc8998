# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The names that a table brings along, whether or not pandas is there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Hashable


def row_names(table: Any) -> tuple[Hashable, ...] | None:
    """Return the names of a table's rows.

    Args:
        table: A frame, a Series, an array or a list.

    Returns:
        The names; None where rows are only numbered.

    Example:
        >>> import pandas as pd
        >>> row_names(pd.Series([1, 2], index=["a", "b"])), row_names([1, 2])
        (('a', 'b'), None)
    """
    return _given(getattr(table, "index", None))


def column_names(table: Any) -> tuple[Hashable, ...] | None:
    """Return the names of a table's columns.

    Args:
        table: A frame, an array or a list.

    Returns:
        The names; None where columns are only numbered.

    Example:
        >>> import pandas as pd
        >>> column_names(pd.DataFrame({"a": [1]})), column_names(pd.DataFrame([[1]]))
        (('a',), None)
    """
    return _given(getattr(table, "columns", None))


def _given(labels: Any) -> tuple[Hashable, ...] | None:
    """Tell names from numbers; a list's ``index`` is a method."""
    if labels is None or callable(labels) or type(labels).__name__ == "RangeIndex":
        return None
    return tuple(labels)

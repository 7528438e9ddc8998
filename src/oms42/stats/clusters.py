# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Rows that are not independent: a seller's deals, a customer's months."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray


def clusters(labels: ArrayLike, *, name: str, rows: int) -> NDArray[np.int64]:
    """Number the clusters of rows that are not independent, such as a seller's deals.

    Args:
        labels: One label a row, shape (n,): texts or numbers.
        name: The argument's name, for the error message.
        rows: The number n of rows.

    Returns:
        The number of each row's cluster, from 0, shape (n,).

    Raises:
        ValueError: There is not one label a row, or only one cluster.

    Example:
        >>> clusters(["b", "a", "b"], name="groups", rows=3)
        array([1, 0, 1])
    """
    known = np.asarray(labels)
    if known.shape != (rows,):
        raise ValueError(f"{name} has shape {known.shape}; one label a row is needed: ({rows},).")
    names, codes = np.unique(known, return_inverse=True)
    if names.size < 2:
        raise ValueError(f"{name} holds one cluster only; at least two are needed, better forty.")
    return np.asarray(codes, dtype=np.int64)

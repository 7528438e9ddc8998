# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""What a realignment moves: accounts and workload that change their territory."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from oms42.territories.amounts import amounts
from oms42.territories.measures.labels import numbered, present

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray


@dataclass(frozen=True)
class Moved:
    """Hold what a realignment moves.

    Attributes:
        accounts: Number of accounts that change their territory.
        accounts_share: The same as a share of all accounts.
        workload: Workload of these accounts.
        workload_share: The same as a share of all workload.
    """

    accounts: int
    accounts_share: float
    workload: float
    workload_share: float


def which_moved(assignment: ArrayLike, current: ArrayLike) -> NDArray[np.bool_]:
    """Say of each account whether it changes its territory.

    Args:
        assignment: Label of each account's new territory, shape (n,).
        current: Label of its present one, shape (n,). An account without one (None, NaN, an empty
            text or −1) has nothing to leave and does not move.

    Returns:
        True where the labels differ, shape (n,).

    Raises:
        TypeError: A label is neither a whole number nor a text.
        ValueError: The lengths differ, or a new label is missing.

    Example:
        >>> which_moved(["A", "B", "B"], ["A", "A", None])
        array([False,  True, False])
    """
    names, codes = numbered(assignment)
    before = present(current, name="current", rows=codes.size)
    return np.array(
        [old is not None and old != names[j] for old, j in zip(before, codes, strict=True)]
    )


def moved(assignment: ArrayLike, current: ArrayLike, workload: ArrayLike | None = None) -> Moved:
    """Measure what a realignment moves.

    Args:
        assignment: Label of each account's new territory, shape (n,).
        current: Label of its present one, shape (n,); None, NaN, an empty text or −1 if it
            has none.
        workload: Workload of each account, 0 or more, shape (n,); 1 each if left out.

    Returns:
        Accounts and workload moved, as amounts and as shares.

    Raises:
        TypeError: A label or a value is of the wrong type.
        ValueError: The lengths differ, or a value is negative.

    Example:
        >>> made = moved(["A", "B", "B", "B"], ["A", "A", "B", "B"], [10, 30, 40, 20])
        >>> made.accounts, made.accounts_share, made.workload, made.workload_share
        (1, 0.25, 30.0, 0.3)
    """
    changed = which_moved(assignment, current)
    n = changed.size
    weights = amounts(np.ones(n) if workload is None else workload, name="workload", rows=n)
    work = float(weights[changed].sum())
    return Moved(int(changed.sum()), float(changed.mean()), work, work / float(weights.sum()))


def accounts_moved(assignment: ArrayLike, current: ArrayLike) -> int:
    """Count the accounts that change their territory.

    Args:
        assignment: Label of each account's new territory, shape (n,).
        current: Label of its present one, shape (n,); None, NaN, an empty text or −1 if it
            has none.

    Returns:
        The number of accounts.

    Raises:
        TypeError: A label is neither a whole number nor a text.
        ValueError: The lengths differ.

    Example:
        >>> accounts_moved([0, 1, 1], [0, 0, 1])
        1
    """
    return int(which_moved(assignment, current).sum())


def workload_moved(assignment: ArrayLike, current: ArrayLike, workload: ArrayLike) -> float:
    """Add up the workload of the accounts that change their territory.

    Args:
        assignment: Label of each account's new territory, shape (n,).
        current: Label of its present one, shape (n,); None, NaN, an empty text or −1 if it
            has none.
        workload: Workload of each account, 0 or more, shape (n,).

    Returns:
        The workload.

    Raises:
        TypeError: A label or a value is of the wrong type.
        ValueError: The lengths differ, or a value is negative.

    Example:
        >>> workload_moved([0, 1, 1], [0, 0, 1], [10, 30, 40])
        30.0
    """
    return moved(assignment, current, workload).workload

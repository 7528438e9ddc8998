# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Drawing lots: exact numbers of winners, so that a planted share holds in every sample."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from oms42.kelvane.apportion import apportion


def lots(rng: np.random.Generator, weights: ArrayLike, winners: int) -> NDArray[np.bool_]:
    r"""Draw an exact number of winners without replacement.

    Each candidate gets a time $t_i = -\ln(u_i) / w_i$, and the earliest win: the first is candidate
    $i$ with probability $w_i / \sum w$, and so on among those who are left.

    Args:
        rng: Source of uniform draws; one is used for each candidate.
        weights: Weights $w_i \ge 0$, one dimension; who has none cannot win.
        winners: Number of winners.

    Returns:
        Whether each candidate has won.

    Raises:
        ValueError: If there are fewer candidates with a weight than winners.

    Example:
        >>> from oms42.kelvane.draws import stream
        >>> lots(stream(1, "demo"), [1.0, 0.0, 1.0], 2).tolist()
        [True, False, True]
    """
    w = np.asarray(weights, dtype=np.float64)
    able = int((w > 0).sum())
    if not 0 <= winners <= able:
        raise ValueError(f"{winners} winners are wanted, and {able} candidates have a weight > 0")
    u = rng.random(w.size)
    time = np.full(w.size, np.inf)
    time[w > 0] = -np.log1p(-u[w > 0]) / w[w > 0]
    won = np.zeros(w.size, dtype=bool)
    won[np.argsort(time, kind="stable")[:winners]] = True
    return won


def even_lots(
    rng: np.random.Generator,
    groups: ArrayLike,
    candidates: ArrayLike,
    winners: int,
    base: ArrayLike | None = None,
) -> NDArray[np.bool_]:
    """Draw an exact number of winners, spread over groups in proportion to their size.

    Args:
        rng: Source of uniform draws.
        groups: Group of each candidate.
        candidates: Who takes part, truth values.
        winners: Number of winners.
        base: Who counts for the size of a group, truth values; the candidates if it is left out.

    Returns:
        Whether each has won; within a group everyone who takes part has the same chance.

    Raises:
        ValueError: If there are fewer candidates than winners, in all or in a group.

    Example:
        >>> from oms42.kelvane.draws import stream
        >>> won = even_lots(stream(1, "demo"), ["a"] * 4 + ["b"] * 2, [True] * 6, 3)
        >>> int(won[:4].sum()), int(won[4:].sum())
        (2, 1)
    """
    able = np.asarray(candidates, dtype=bool)
    names, group = np.unique(np.asarray(groups), return_inverse=True)
    size = np.bincount(group[able], minlength=names.size)
    if not 0 <= winners <= int(size.sum()):
        raise ValueError(f"{winners} winners are wanted, and there are {size.sum()} candidates")
    counted = (
        size
        if base is None
        else np.bincount(group[np.asarray(base, dtype=bool)], minlength=names.size)
    )
    share = apportion(winners, counted) if winners else np.zeros(names.size, dtype=np.int64)
    if (share > size).any():
        raise ValueError(
            f"the groups {names[share > size].tolist()} have fewer candidates than winners; give "
            "more of them or fewer winners"
        )
    won = np.zeros(able.size, dtype=bool)
    order = np.lexsort((rng.random(able.size), ~able, group))
    rank = np.arange(able.size) - np.searchsorted(group[order], group[order])
    won[order] = rank < share[group[order]]
    return won


def categories(
    rng: np.random.Generator, names: tuple[str, ...], weights: ArrayLike, size: int
) -> NDArray[np.str_]:
    """Draw categories in exact proportions and random order.

    Args:
        rng: Source of uniform draws.
        names: Names of the categories.
        weights: Weight of each.
        size: Number of draws.

    Returns:
        Names in random order; how often each occurs is its share of the draws, rounded.

    Example:
        >>> from oms42.kelvane.draws import stream
        >>> sorted(categories(stream(1, "demo"), ("a", "b"), [3, 1], 4).tolist())
        ['a', 'a', 'a', 'b']
    """
    pool = np.repeat(np.array(names), apportion(size, weights))
    return np.asarray(pool[np.argsort(rng.random(size), kind="stable")])

# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Segments by k-means, and whether they would come again from other customers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from oms42.stats.arrays import finite, floats, read_only, whole

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    from oms42.stats.arrays import FloatArray

STABLE = 0.75  # mean Jaccard from which a segment counts as stable (Hennig 2007)


@dataclass(frozen=True)
class Segments:
    """Hold a segmentation.

    Attributes:
        labels: Segment of each customer, 0 for the largest, shape (n,).
        centers: Mean of each segment in the units of the data, shape (k, variables).
        sizes: Customers in each, shape (k,).
        within: Sum of squared distances to the centers, on standardized variables.
    """

    labels: NDArray[np.int64]
    centers: FloatArray
    sizes: NDArray[np.int64]
    within: float


@dataclass(frozen=True)
class Stability:
    """Hold how often segments come again.

    Attributes:
        jaccard: Mean Jaccard similarity of each segment with its best match in samples drawn again,
            shape (k,).
        stable: Whether it is 0.75 or more, shape (k,).
        draws: Samples drawn.
    """

    jaccard: FloatArray
    stable: NDArray[np.bool_]
    draws: int


def segment(x: ArrayLike, k: int, *, starts: int = 10, seed: int = 42) -> Segments:
    r"""Split customers into k segments by k-means on standardized variables.

    $$\min_{c, \mu} \sum_i \lVert z_i - \mu_{c(i)} \rVert^2$$

    Starts are spread by k-means++, and the best of several is kept. K-means makes k segments of
    anything; ask `stability` whether they are there. The split is better than its neighbors, and
    seldom worse than the best of all by more than a little.

    Args:
        x: One row a customer, one column a variable, shape (n, variables) or (n,).
        k: Number of segments, from 1 to the number of different customers.
        starts: How often it begins anew.
        seed: The same seed gives the same segments.

    Returns:
        The segmentation, largest segment first.

    Raises:
        TypeError: A value is not a number.
        ValueError: A value is missing, a variable never changes, or there are too few customers.

    Source:
        wedel_kamakura2000.

    Example:
        >>> made = segment([1, 2, 3, 101, 102], 2)
        >>> made.labels, made.centers.ravel()
        (array([0, 0, 0, 1, 1]), array([  2. , 101.5]))
    """
    table, z = _standard(x)
    count = whole(k, name="k")
    if count > (different := np.unique(z, axis=0).shape[0]):
        raise ValueError(f"k is {k}; there are only {different} different customers.")
    rng = np.random.default_rng(whole(seed, name="seed", least=0))
    runs = [_once(z, count, rng) for _ in range(whole(starts, name="starts"))]
    labels, within = min(runs, key=lambda run: run[1])
    sizes = np.bincount(labels, minlength=count)
    order = np.argsort(-sizes, kind="stable")
    labels = np.argsort(order)[labels]
    centers = np.array([table[labels == j].mean(axis=0) for j in range(count)])
    labels.setflags(write=False)
    return Segments(labels, read_only(centers), sizes[order], within)


def stability(
    x: ArrayLike, k: int, *, draws: int = 50, starts: int = 3, seed: int = 42
) -> Stability:
    r"""Measure whether segments come again from customers drawn with replacement.

    Each sample is segmented anew. Of each original segment A, cut to the customers in the sample,
    the best match B there counts:

    $$J = \max_B \frac{\lvert A \cap B \rvert}{\lvert A \cup B \rvert}$$

    and the mean over samples is the segment's stability. Below 0.6 it should not be named; from
    0.75 it counts as stable.

    Args:
        x: One row a customer, one column a variable, shape (n, variables) or (n,).
        k: Number of segments.
        draws: Samples.
        starts: Starts for each sample.
        seed: The same seed gives the same samples.

    Returns:
        The stability of each segment.

    Raises:
        TypeError: A value is not a number.
        ValueError: As in `segment`.

    Source:
        Hennig (2007).

    Example:
        >>> customers = np.r_[np.arange(20.0), 1000 + np.arange(20.0)]
        >>> stability(customers, 2, draws=10).stable
        array([ True,  True])
    """
    whole_picture = segment(x, k, starts=starts, seed=seed)
    _, z = _standard(x)
    rng = np.random.default_rng(seed + 1)
    samples = whole(draws, name="draws")
    found = np.full((samples, k), np.nan)
    for row in range(samples):
        chosen = np.unique(rng.integers(0, z.shape[0], z.shape[0]))
        groups = min(k, np.unique(z[chosen], axis=0).shape[0])
        runs = [_once(z[chosen], groups, rng) for _ in range(starts)]
        anew = min(runs, key=lambda run: run[1])[0]
        known = whole_picture.labels[chosen]
        both = np.zeros((k, groups))
        np.add.at(both, (known, anew), 1)
        either = both.sum(axis=1)[:, None] + both.sum(axis=0)[None, :] - both
        there = both.sum(axis=1) > 0
        found[row, there] = (both / either).max(axis=1)[there]
    jaccard = np.nanmean(found, axis=0)
    return Stability(read_only(jaccard), jaccard >= STABLE, samples)


def _standard(x: ArrayLike) -> tuple[FloatArray, FloatArray]:
    """Return the customers as given and with variables of mean 0 and spread 1."""
    table = floats(x, name="x")
    table = table[:, None] if table.ndim == 1 else table
    if table.ndim != 2 or table.shape[0] < 2:
        raise ValueError(f"x has shape {table.shape}; one row a customer is needed, at least two.")
    finite(table, name="x", mend="leave those customers out, or fill the gap knowingly")
    spread = table.std(axis=0)
    if (still := np.flatnonzero(spread == 0)).size:
        raise ValueError(f"column {still[0]} of x never changes; leave it out.")
    return table, (table - table.mean(axis=0)) / spread


def _once(z: FloatArray, k: int, rng: np.random.Generator) -> tuple[NDArray[np.int64], float]:
    """Run k-means once from a k-means++ start."""
    centers = z[[rng.integers(z.shape[0])]]
    for _ in range(1, k):
        near = _distance(z, centers).min(axis=1)
        chance = near / near.sum()
        centers = np.vstack([centers, z[rng.choice(z.shape[0], p=chance)]])
    labels = np.full(z.shape[0], -1)
    for _ in range(300):
        distance = _distance(z, centers)
        nearest = distance.argmin(axis=1)
        if (nearest == labels).all():
            break
        labels = nearest
        sizes = np.bincount(labels, minlength=k)
        sums = [np.bincount(labels, weights=column, minlength=k) for column in z.T]
        centers = np.array(sums).T / np.maximum(sizes, 1)[:, None]
        # an empty segment takes the customer that fits worst
        centers[sizes == 0] = z[distance.min(axis=1).argmax()]
    return labels, float(distance[np.arange(z.shape[0]), labels].sum())


def _distance(z: FloatArray, centers: FloatArray) -> FloatArray:
    """Return squared distances, shape (n, k)."""
    found = np.zeros((z.shape[0], centers.shape[0]))
    for own, theirs in zip(z.T, centers.T, strict=True):
        found += (own[:, None] - theirs) ** 2
    return found

# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Segments: is the split the best one, and does stability tell clusters from none?"""

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.cluster import KMeans

from oms42.planning import segment, stability

RNG = np.random.default_rng(8)
THREE = np.vstack([RNG.normal(m, 0.5, (size, 2)) for m, size in ((0, 60), (4, 40), (9, 20))])


def test_is_the_split_that_of_scikit_learn() -> None:
    z = (THREE - THREE.mean(axis=0)) / THREE.std(axis=0)
    peer = KMeans(3, n_init=10, random_state=0).fit(z)
    made = segment(THREE, 3)
    assert made.within == pytest.approx(peer.inertia_)
    assert made.sizes.tolist() == sorted(np.bincount(peer.labels_).tolist(), reverse=True)
    for j in range(3):
        assert np.unique(peer.labels_[made.labels == j]).size == 1
        np.testing.assert_allclose(made.centers[j], THREE[made.labels == j].mean(axis=0))


@given(st.lists(st.integers(0, 30), min_size=4, max_size=8, unique=True))
def test_is_it_the_best_of_all_splits_in_two_or_close_to_it(values: list[int]) -> None:
    """Brute force over every split of few customers; k-means may end in a neighboring optimum."""
    z = np.array(values, dtype=float)
    z = (z - z.mean()) / z.std()
    least = min(
        sum(((part - part.mean()) ** 2).sum() for part in (z[list(rows)], np.delete(z, rows)))
        for size in range(1, len(values))
        for rows in itertools.combinations(range(len(values)), size)
    )
    assert least - 1e-9 <= segment(values, 2, starts=30).within <= 1.1 * least + 1e-9


def test_are_real_segments_stable_and_made_up_ones_not() -> None:
    """Three clouds come again; a flat cloud cut in five does not."""
    assert stability(THREE, 3).stable.all()
    flat = RNG.random((120, 2))
    assert not stability(flat, 5).stable.all()


def test_does_the_unit_of_a_variable_not_matter() -> None:
    scaled = THREE * [1, 1000]
    np.testing.assert_array_equal(segment(scaled, 3).labels, segment(THREE, 3).labels)


@pytest.mark.parametrize(
    ("x", "k", "says"),
    [
        ([1, 1, 2], 3, "k is 3; there are only 2 different customers"),
        ([[1, 5], [2, 5]], 1, "column 1 of x never changes; leave it out"),
        ([1, np.nan], 1, "leave those customers out"),
        ([[[1]]], 1, "one row a customer is needed"),
    ],
)
def test_is_bad_input_named(x: object, k: int, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        segment(x, k)  # type: ignore[arg-type]  # wrong on purpose

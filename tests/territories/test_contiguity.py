# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Contiguity: are pieces found, and do separators separate?"""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.sparse import coo_array

from oms42.territories.contiguity import graph

from . import by_hand, regions

PAIRS = st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)), max_size=16)


@given(PAIRS, st.sets(st.integers(0, 7), min_size=1))
def test_are_the_pieces_connected_and_apart(pairs, members):
    """Against a walk over the pairs."""
    parts = graph(pairs, 8).parts(np.array(sorted(members)))
    assert sorted(np.concatenate(parts).tolist()) == sorted(members)
    assert all(by_hand.one_piece(part, pairs) for part in parts)
    assert not any(
        by_hand.one_piece(np.concatenate([a, b]), pairs)
        for k, a in enumerate(parts)
        for b in parts[:k]
    )


@given(PAIRS, st.integers(0, 7), st.integers(0, 7))
def test_does_a_separator_separate_and_is_it_minimal(pairs, a, b):
    """Without it no walk leads from a to b; with any one of its units back, one does."""
    near = graph(pairs, 8)
    if a == b or b in near.neighbors[a]:
        return
    border = set(near.separator(np.array([a]), b).tolist())
    rest = [i for i in range(8) if i not in border]
    assert not any({a, b} <= set(part.tolist()) for part in near.parts(rest))
    for s in border:
        parts = near.parts(sorted([*rest, s]))
        assert any({a, b} <= set(part.tolist()) for part in parts)


def test_does_a_territory_have_to_hold_its_root():
    line = graph([(0, 1), (1, 2)], 3, np.array([0, 2]))
    assert line.is_connected(np.array([0, 1]), 0)
    assert not line.is_connected(np.array([0, 1]), 1)


def test_are_pairs_and_matrices_read_alike():
    pairs = regions.grid(2, 3)
    row, column = np.array(pairs).T
    matrix = coo_array((np.ones(len(pairs)), (row, column)), shape=(6, 6))
    for other in (matrix, matrix.toarray(), np.array(pairs), iter(pairs)):
        near = graph(other, 6).neighbors
        assert [n.tolist() for n in near] == [n.tolist() for n in graph(pairs, 6).neighbors]


@pytest.mark.parametrize(
    ("adjacency", "why"),
    [
        ([(0, 9)], "names unit 9"),
        ([(0, 1, 2)], "shape"),
        ([("a", "b")], "give pairs of unit"),
        ([(0.5, 1)], "fraction"),
        (coo_array((2, 2)), r"matrix of shape \(2, 2\)"),
    ],
)
def test_is_a_wrong_adjacency_told_what_is_needed(adjacency, why):
    with pytest.raises(ValueError, match=why):
        graph(adjacency, 3)

# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Is a state told from one that drawing cannot lead to?"""

import numpy as np
import pytest

from oms42.grading.split.ahead import is_ahead

FOLLOWED = ["PCG64", "PCG64DXSM", "MT19937"]


@pytest.mark.parametrize("name", FOLLOWED)
@pytest.mark.parametrize("draws", [0, 1, 623, 624, 625, 100_000])
def test_is_a_generator_that_has_drawn_ahead(name, draws):
    """NumPy itself draws; the test only compares states."""
    bits = getattr(np.random, name)(7)
    bits.random_raw(5)
    before = bits.state
    bits.random_raw(draws)
    assert is_ahead(before, bits.state)


@pytest.mark.parametrize("name", FOLLOWED)
def test_is_a_generator_that_was_put_back_or_elsewhere_not_ahead(name):
    bits = getattr(np.random, name)(7)
    before = bits.state
    bits.random_raw(1000)
    assert not is_ahead(bits.state, before)
    assert not is_ahead(before, getattr(np.random, name)(8).state)


def test_is_another_stream_of_the_same_algorithm_not_ahead():
    state = np.random.PCG64(7).state
    other = {**state, "state": {**state["state"], "inc": state["state"]["inc"] + 2}}
    assert not is_ahead(state, other)


def test_is_a_jump_too_far_to_have_been_drawn():
    bits = np.random.PCG64(7)
    before = bits.state
    bits.advance(10**12)
    assert not is_ahead(before, bits.state)


@pytest.mark.parametrize("name", ["Philox", "SFC64"])
def test_may_a_generator_that_cannot_be_followed_only_stay(name):
    bits = getattr(np.random, name)(7)
    before = bits.state
    assert is_ahead(before, bits.state)
    bits.random_raw(1)
    assert not is_ahead(before, bits.state)

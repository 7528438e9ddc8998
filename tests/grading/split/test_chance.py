# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Does a generator go on where it stood, and can a forged state not make it read elsewhere?"""

import copy
import random

import numpy as np
import pytest

from oms42.grading.split import chance
from oms42.grading.split.codec import dumps, loads
from oms42.grading.split.limits import CrossingError, PayloadError

ALGORITHMS = ["MT19937", "PCG64", "PCG64DXSM", "Philox", "SFC64"]


@pytest.mark.parametrize("name", ALGORITHMS)
def test_does_a_generator_go_on_where_it_stood(name):
    generator = np.random.Generator(getattr(np.random, name)(7))
    generator.integers(9, size=3, dtype=np.int32)
    found = loads(dumps(generator))
    assert found.random(5).tolist() == generator.random(5).tolist()


def test_does_an_old_generator_keep_its_half_used_pair_of_normals():
    generator = np.random.RandomState(7)
    generator.normal()
    assert loads(dumps(generator)).normal() == generator.normal()


def test_are_the_shared_generators_moved_together():
    before = chance.shared()
    drawn = random.random(), np.random.mtrand._rand.random()
    chance.share(loads(dumps(before)))
    assert (random.random(), np.random.mtrand._rand.random()) == drawn


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("state", "pos"), 625),
        (("state", "pos"), -1),
        (("state", "pos"), 3.0),
        (("state", "key"), np.zeros(3, dtype=np.uint32)),
        (("state", "key"), np.zeros(624, dtype=np.int64)),
        (("bit_generator",), "PCG64"),
        (("state",), {}),
    ],
)
def test_is_a_state_refused_that_the_algorithm_cannot_have(path, value):
    generator = np.random.Generator(np.random.MT19937(1))
    state = copy.deepcopy(chance.standing(generator))
    inner = state
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = value
    with pytest.raises(PayloadError):
        chance.move(generator, state)


def test_is_a_place_in_a_buffer_bounded():
    """Philox keeps four numbers; a fifth would be read from foreign memory."""
    generator = np.random.Generator(np.random.Philox(1))
    state = {**chance.standing(generator), "buffer_pos": 5}
    with pytest.raises(PayloadError, match="between 0 and 4"):
        chance.move(generator, state)


@pytest.mark.parametrize("state", [None, {}, {"numpy": 1, "random": (3, (), None)}])
def test_is_a_forged_state_of_the_shared_generators_refused(state):
    before = random.getstate()
    with pytest.raises(PayloadError):
        chance.share(state)
    assert random.getstate() == before


def test_is_a_generator_of_another_algorithm_refused():
    class Odd(np.random.PCG64):
        """An algorithm of a student's own."""

        @property
        def state(self):
            return {"bit_generator": "Odd"}

    with pytest.raises(CrossingError, match="none of MT19937"):
        chance.standing(np.random.Generator(Odd(1)))

# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Does an argument look, after a call, as it would in one kernel?"""

import collections

import numpy as np
import pandas as pd
import pytest

from oms42.grading.split.mutate import update

from .alike import alike

CASES = [
    ([3, 1], [1, 3, 5]),
    ([1, 2, 3], []),
    ({"a": 1, "b": 2}, {"b": 3, "c": 4}),
    ({1, 2}, {2, 3}),
    (collections.deque([1]), collections.deque([2, 3])),
    (bytearray(b"ab"), bytearray(b"c")),
    (np.zeros(3), np.arange(3.0)),
    (pd.Series([1, 2]), pd.Series([2.5], index=["x"], name="n")),
    (pd.DataFrame({"a": [1, 2]}), pd.DataFrame({"b": ["x"]}, index=[5])),
]


@pytest.mark.parametrize(("old", "new"), CASES)
def test_does_an_object_get_the_contents_and_keep_its_identity(old, new):
    same = old
    update(old, new)
    assert same is old
    assert alike(old, new)


def test_are_objects_inside_updated_in_place_too():
    inner, table = [1], pd.DataFrame({"a": [1]})
    outer = {"rows": inner, "pair": (inner, table)}
    update(outer, {"rows": [2], "pair": ([2], pd.DataFrame({"a": [9]}))})
    assert outer["rows"] is inner
    assert inner == [2]
    assert outer["pair"][1] is table
    assert table["a"].tolist() == [9]


def test_do_generators_go_on_where_the_student_left_them():
    mine, theirs = np.random.default_rng(1), np.random.default_rng(1)
    theirs.random(5)
    update(mine, theirs)
    assert mine.random() == theirs.random()


def test_does_a_generator_stay_that_the_student_has_put_elsewhere():
    """The test would draw inputs of the student's choice from it."""
    for make in (np.random.default_rng, np.random.RandomState):
        mine, same = make(1), make(1)
        update(mine, make(2))
        assert mine.normal() == same.normal()


def test_does_a_dict_with_a_factory_keep_it():
    groups = collections.defaultdict(list, a=[1])
    update(groups, {"a": [1, 2]})
    assert groups["new"] == []
    assert groups["a"] == [1, 2]


@pytest.mark.parametrize(
    ("old", "new"),
    [([1], (2,)), (np.zeros(2), np.zeros(3)), (np.zeros(2), np.zeros(2, dtype=int)), (1, 2)],
)
def test_is_an_object_left_alone_that_cannot_become_the_other(old, new):
    before = repr(old)
    update(old, new)
    assert repr(old) == before

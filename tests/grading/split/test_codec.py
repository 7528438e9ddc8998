# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Does every plain value come back as it was, and nothing else at all?"""

import contextlib
import json
import random

import hypothesis.strategies as st
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis.extra.numpy import array_shapes, arrays

from oms42.grading.split.codec import Decoder, Encoder, dumps, loads
from oms42.grading.split.limits import CrossingError, Limits, PayloadError
from oms42.grading.split.payload import pack

from .alike import alike

NUMBERS = st.none() | st.booleans() | st.integers() | st.floats() | st.complex_numbers()
TEXTS = st.text(st.characters()) | st.text(st.characters(categories=["Cs"])) | st.binary()
MOMENTS = st.dates() | st.datetimes() | st.times() | st.timedeltas()
EXACT = st.decimals(allow_nan=False) | st.fractions()
SCALARS = NUMBERS | TEXTS | MOMENTS | EXACT
KEYS = st.none() | st.booleans() | st.integers() | st.text() | st.dates() | EXACT
NUMPY = arrays(
    st.sampled_from(["f8", "f4", "i8", "u1", "?", "c16", "<U3", "S2", "M8[D]", "m8[s]", ">i4"]),
    array_shapes(min_dims=0, max_dims=3, min_side=0),
)
VALUES = st.recursive(
    SCALARS | NUMPY,
    lambda inner: (
        st.lists(inner)
        | st.lists(inner).map(tuple)
        | st.dictionaries(KEYS, inner)
        | st.frozensets(KEYS)
        | st.sets(KEYS)
    ),
    max_leaves=20,
)


@given(VALUES)
@settings(max_examples=50, deadline=None)
def test_does_every_plain_value_come_back_as_it_was(value):
    assert alike(loads(dumps(value)), value)


@given(VALUES, st.randoms(use_true_random=False), st.integers(1, 5))
@settings(max_examples=50, deadline=None)
def test_is_a_damaged_message_refused_or_read_as_another_value(value, chance, wounds):
    """Whatever the bytes are, there is one kind of error."""
    message = bytearray(dumps(value))
    for _ in range(wounds):
        message[chance.randrange(len(message))] = chance.randrange(256)
    with contextlib.suppress(PayloadError):
        loads(bytes(message))


KINDS = sorted(Decoder([])._known)
TREES = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 10**6) | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.fixed_dictionaries(
            {"t": st.sampled_from(KINDS)},
            optional=dict.fromkeys(
                ("v", "k", "b", "s", "d", "name", "kind", "index", "columns", "freq"), inner
            ),
        )
    ),
    max_leaves=12,
)


@given(TREES)
@settings(max_examples=80, deadline=None)
def test_is_a_forged_tree_refused_or_read_as_a_plain_value(tree):
    with contextlib.suppress(PayloadError):
        loads(pack(tree, [b"", b"12345678"], Limits()))


class Odd:
    """Nothing that the codec knows."""


def test_is_an_object_of_another_class_refused_with_words():
    with pytest.raises(CrossingError, match="a Odd has no plain form; numbers, text, lists"):
        dumps([Odd()])


class Float(float):
    """Equal to everything."""

    def __eq__(self, other):
        return True

    def __hash__(self):
        return 0


class Text(str):
    """Text that is equal to everything."""

    def __eq__(self, other):
        return True

    def __hash__(self):
        return 0


class Rows(list):
    """A list that says that it is long."""

    def __len__(self):
        return 99


@pytest.mark.parametrize(
    ("value", "plain"),
    [(Float(2), 2.0), (Text("x"), "x"), (Rows([1]), [1]), (type("I", (int,), {})(3), 3)],
)
def test_does_an_object_of_a_subclass_become_a_plain_value(value, plain):
    found = loads(dumps(value))
    assert type(found) is type(plain)
    assert found == plain


def test_is_a_value_that_contains_itself_refused():
    value: list[object] = [1]
    value.append({"again": value})
    with pytest.raises(CrossingError, match="contains itself"):
        dumps(value)


def test_may_one_object_stand_in_two_places():
    inner = [1]
    assert loads(dumps([inner, inner])) == [[1], [1]]


def test_is_depth_bounded_on_both_sides():
    deep = json.loads("[" * 70 + "]" * 70)
    with pytest.raises(CrossingError, match="more than 64 containers"):
        dumps(deep)
    with pytest.raises(PayloadError, match="more than 64 values"):
        loads(pack(deep, [], Limits()))


def test_is_the_number_of_values_bounded_on_both_sides():
    few = Limits(items=10)
    with pytest.raises(CrossingError, match="more than 10 values"):
        dumps([[k] for k in range(20)], limits=few)
    with pytest.raises(PayloadError, match="more than 10 values"):
        loads(dumps(list(range(20))), limits=few)


def test_is_the_size_bounded_before_a_message_is_built():
    with pytest.raises(CrossingError, match="more than 1,000 bytes"):
        dumps(np.zeros(1000), limits=Limits(size=1000))


@pytest.mark.parametrize(
    "tree",
    [
        {"t": "code", "v": "1"},
        {"t": ["tuple"]},
        {"v": 1},
        {"t": "tuple"},
        {"t": "tuple", "v": {"t": "tuple", "v": []}},
        {"t": "bytes", "b": 7},
        {"t": "bytes", "b": True},
        {"t": "set", "v": [[1]]},
    ],
)
def test_is_a_tree_that_no_encoder_makes_refused(tree):
    with pytest.raises(PayloadError):
        Decoder([b"x"]).value(tree)


def test_are_raw_bytes_kept_apart_from_the_tree():
    encoder = Encoder()
    node = encoder.node([b"ab", np.array([1.0])])
    assert [each["b"] for each in node] == [0, 1]
    assert encoder.blobs == [b"ab", np.array([1.0]).tobytes()]


def test_is_a_message_of_pickles_refused():
    """The one format that would run code is no format here."""
    import pickle

    with pytest.raises(PayloadError):
        loads(pickle.dumps(random.Random(1)))

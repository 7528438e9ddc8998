# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Do arrays keep shape, order and kind, and can forged bytes make no array that is none?"""

import numpy as np
import pytest

from oms42.grading.split.codec import Decoder, dumps, loads
from oms42.grading.split.limits import CrossingError, PayloadError

from .alike import alike


@pytest.mark.parametrize(
    "value",
    [
        np.array([[1, 2, 3], [4, 5, 6]], order="F"),
        np.array(5.0),
        np.array([], dtype="f4"),
        np.array([1, "x", None, [2]], dtype=object),
        np.array(["2026-10-05", "NaT"], dtype="M8[D]"),
        np.float64("nan"),
        np.int16(-3),
        np.bool_(True),
        np.str_("Ω"),
        np.datetime64("2026-10-05"),
        np.dtype("f4"),
    ],
)
def test_does_an_array_or_scalar_come_back_as_it_was(value):
    assert alike(loads(dumps(value)), value)


def test_is_the_order_in_memory_kept():
    assert loads(dumps(np.asfortranarray(np.eye(2, 3)))).flags.f_contiguous


def test_may_the_copy_be_written_to():
    found = loads(dumps(np.zeros(2)))
    found[0] = 1
    assert found.tolist() == [1, 0]


def test_does_a_byte_that_is_neither_true_nor_false_become_true():
    """A raw 2 in a truth value makes it unequal to both, and its own negation true."""
    found = Decoder([b"\x02\x00"]).value({"t": "array", "d": "|b1", "s": [2], "b": 0})
    assert found.tobytes() == b"\x01\x00"


def test_does_an_array_of_a_subclass_become_a_plain_one():
    class Mine(np.ndarray):
        """Equal to everything."""

        def __eq__(self, other):
            return True

    assert type(loads(dumps(np.zeros(2).view(Mine)))) is np.ndarray


def test_is_a_masked_array_refused():
    """numpy.testing takes a masked value for equal to any other."""
    np.testing.assert_allclose(np.ma.masked_all(2), [1.0, 2.0])
    with pytest.raises(CrossingError):
        dumps(np.ma.masked_all(2))


def test_does_a_half_become_a_double():
    """NumPy calls an infinite half equal to 120,000: the number is rounded to a half first."""
    found = loads(dumps(np.float16("inf")))
    assert type(found) is np.float64
    assert found != 120_000.0
    with pytest.raises(PayloadError):
        Decoder([b"\x00\x7c"]).value({"t": "scalar", "d": "<f2", "s": [], "b": 0})


def test_is_an_empty_array_that_would_unfold_into_very_many_lists_refused():
    """`np.zeros((10**9, 0)).tolist()` is a list of 10**9 lists, from no byte of data."""
    assert loads(dumps(np.zeros((0, 10**6)))).shape == (0, 10**6)
    with pytest.raises(CrossingError, match=r"empty array of shape .1000000000, 0. is too long"):
        dumps(np.zeros((10**9, 0)))


def test_is_an_array_of_records_refused():
    with pytest.raises(CrossingError, match="numbers, text and dates have"):
        dumps(np.zeros(2, dtype=[("a", "i4")]))


@pytest.mark.parametrize(
    "node",
    [
        {"t": "array", "d": "|O", "s": [1], "b": 0},
        {"t": "array", "d": "|V8", "s": [1], "b": 0},
        {"t": "array", "d": "f8,f8", "s": [1], "b": 0},
        {"t": "array", "d": "<U0", "s": [10**12], "b": 1},
        {"t": "array", "d": "<f8", "s": [2], "b": 0},
        {"t": "array", "d": "<f8", "s": [-1], "b": 0},
        {"t": "array", "d": "<f8", "s": [10**30, 0], "b": 1},
        {"t": "array", "d": "<f8", "s": [1] * 33, "b": 0},
        {"t": "array", "d": "<f8", "s": [10**9, 0], "b": 1},
        {"t": "array", "d": "<f8", "s": [0, 10**4, 10**4], "b": 1},
        {"t": "objects", "s": [10**9, 0], "v": []},
        {"t": "scalar", "d": "<f8", "s": [1], "b": 0},
        {"t": "objects", "s": [3], "v": [1]},
        {"t": "dtype", "v": "O"},
    ],
)
def test_is_a_forged_array_refused(node):
    with pytest.raises(PayloadError):
        Decoder([b"12345678", b""]).value(node)

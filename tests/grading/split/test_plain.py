# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Do the standard library's containers and numbers keep their kind?"""

import collections
import decimal
import enum
import io

import pytest

from oms42.grading.split.codec import Decoder, dumps, loads
from oms42.grading.split.limits import PayloadError

from .alike import alike


@pytest.mark.parametrize(
    "value",
    [
        2**5000,
        -(2**5000),
        -0.0,
        float("nan"),
        bytearray(b"ab"),
        range(5, 0, -2),
        slice(None, 3),
        ...,
        collections.deque([1, 2], 3),
        collections.Counter("abca"),
        collections.OrderedDict(b=1, a=2),
        {(1, "x"): [2]},
        decimal.Decimal("1.50"),
        decimal.Decimal("NaN"),
    ],
)
def test_does_a_value_keep_kind_and_contents(value):
    assert alike(loads(dumps(value)), value)


def test_does_a_file_in_memory_keep_its_place():
    text, raw = io.StringIO("a,b\r\n1,2\r\n"), io.BytesIO(b"abc")
    text.readline()
    raw.seek(2)
    found = loads(dumps([text, raw]))
    assert found[0].read() == "1,2\r\n"
    assert found[1].read() == b"c"


def test_does_a_defaultdict_cross_as_a_dict_without_its_factory():
    found = loads(dumps(collections.defaultdict(list, a=[1])))
    assert type(found) is dict
    assert found == {"a": [1]}


def test_does_a_member_of_an_enumeration_cross_as_its_number():
    assert alike(loads(dumps(enum.IntEnum("Stage", "NEW OPEN").OPEN)), 2)


def test_does_a_view_of_a_dict_cross_as_a_list():
    assert loads(dumps([{"a": 1}.keys(), {"a": 1}.values(), {"a": 1}.items()])) == [
        ["a"],
        [1],
        [("a", 1)],
    ]


@pytest.mark.parametrize(
    "node",
    [
        {"t": "range", "v": [0, 9]},
        {"t": "range", "v": [0, 9, 0]},
        {"t": "range", "v": [0, 9, True]},
        {"t": "complex", "v": [1, 2]},
        {"t": "mapping", "kind": "counter", "k": [1], "v": []},
        {"t": "mapping", "kind": "defaultdict", "k": [], "v": []},
        {"t": "int", "v": "0x" + "f" * 2_000_000},
        {"t": "decimal", "v": "1" * 20_000},
        {"t": "decimal", "v": "1E+999999999"},
        {"t": "decimal", "v": "1E-999999999"},
        {"t": "decimal", "v": "sNaN"},
        {"t": "range", "v": [0, 10**9, 1]},
        {"t": "range", "v": [0, -(10**30), -1]},
        {"t": "fraction", "v": [1, 0]},
        {"t": "fraction", "v": [2, 4]},
        {"t": "deque", "v": [], "n": "2"},
        {"t": "textfile", "v": "x", "at": -1},
    ],
)
def test_is_a_forged_value_refused(node):
    with pytest.raises(PayloadError):
        Decoder([]).value(node)

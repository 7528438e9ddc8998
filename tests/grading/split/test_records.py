# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Do named fields cross, and what else a class may do stay behind?"""

import dataclasses
import types
from collections import namedtuple
from typing import Any, NamedTuple

import pytest

from oms42.grading.split.codec import Decoder, dumps, loads
from oms42.grading.split.limits import CrossingError, PayloadError
from oms42.grading.split.records import reader


@dataclasses.dataclass(frozen=True)
class Fit:
    """A result with two fields."""

    alpha: float
    rows: list[int]


@dataclasses.dataclass
class Equal:
    """A result that is equal to everything."""

    value: float

    def __eq__(self, other):
        return True

    __hash__ = None


class Pair(NamedTuple):
    """A pair that is equal to everything."""

    one: int
    two: int

    def __eq__(self, other):
        return True

    __hash__ = None


@dataclasses.dataclass
class Model:
    """An object with a method."""

    alpha: float

    def predict(self):
        """Return nothing."""


def test_do_the_fields_of_a_dataclass_cross():
    found = loads(dumps(Fit(0.5, [1])))
    assert (found.alpha, found.rows, type(found).__name__) == (0.5, [1], "Fit")
    assert type(found) is not Fit
    assert found == loads(dumps(Fit(0.5, [1])))
    assert found != loads(dumps(Fit(0.5, [2])))


def test_is_the_receivers_own_class_used_if_it_has_the_same_fields():
    own = {"record": reader({"Fit": Fit}.get)}
    assert loads(dumps(Fit(0.5, [1])), own) == Fit(0.5, [1])
    other = {"record": reader({"Fit": namedtuple("Fit", "beta")}.get)}
    assert type(loads(dumps(Fit(0.5, [1])), other)).__name__ == "Fit"


def test_does_a_named_tuple_stay_one():
    found = loads(dumps(namedtuple("Row", "a b")(1, "x")))
    assert found == (1, "x")
    assert (found.a, found._fields) == (1, ("a", "b"))


@pytest.mark.parametrize("value", [Equal(1.0), Pair(1, 2)])
def test_does_a_comparison_of_the_students_own_stay_behind(value):
    assert value == "anything"
    assert loads(dumps(value)) != "anything"


def test_has_an_object_with_methods_no_plain_form():
    with pytest.raises(CrossingError):
        dumps(Model(0.5))


def node(**changes: Any) -> dict[str, Any]:
    """A record's node, perhaps spoiled."""
    return {"t": "record", "of": "class", "name": "Fit", "k": ["a"], "v": [1], **changes}


@pytest.mark.parametrize(
    "forged",
    [
        node(name="__import__('os')"),
        node(name="class"),
        node(k=["a b"]),
        node(k=["__class__"]),
        node(k=["_x"]),
        node(k=["a", "a"], v=[1, 2]),
        node(k=[1]),
        node(k=["a", "b"]),
        node(k=[f"a{n}" for n in range(300)], v=list(range(300))),
    ],
)
def test_is_a_forged_record_refused(forged):
    for of in ("class", "tuple"):
        with pytest.raises(PayloadError):
            Decoder([]).value({**forged, "of": of})


def test_is_a_class_of_the_receiver_with_rules_not_asked_to_build():
    """Its constructor would run with values that the student has chosen."""

    @dataclasses.dataclass
    class Loud:
        a: int

        def __post_init__(self):
            raise SystemExit

    found = Decoder([], {"record": reader({"Fit": Loud}.get)}).value(node())
    assert (type(found), found.a) == (Loud, 1)
    assert isinstance(types.SimpleNamespace(x=found).x, Loud)

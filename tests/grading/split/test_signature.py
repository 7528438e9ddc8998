# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Can a test see which arguments a function takes?"""

import inspect
import json

import pytest

from oms42.grading.split.signature import describe_signature, read_signature


def mase(y_train, y, /, f=None, *rest, m=1, **more):
    """Return a number."""


def test_do_names_kinds_and_defaults_cross():
    found = describe_signature(mase)
    assert (found["name"], found["doc"]) == ("mase", "Return a number.")
    signature = read_signature(json.loads(json.dumps(found["parameters"])))
    original = inspect.signature(mase)
    assert list(signature.parameters) == list(original.parameters)
    assert [p.kind for p in signature.parameters.values()] == [
        p.kind for p in original.parameters.values()
    ]
    assert signature.parameters["m"].default is not inspect.Parameter.empty
    assert signature.parameters["y"].default is inspect.Parameter.empty


def test_is_a_function_without_a_signature_described_all_the_same():
    assert describe_signature(dict.fromkeys)["name"] == "fromkeys"
    assert describe_signature(type)["parameters"] is None


@pytest.mark.parametrize(
    "parameters", [None, "x", [1], [["a b", 1, False]], [["a", 1, True], ["b", 1, False]]]
)
def test_is_a_forged_signature_no_signature(parameters):
    assert read_signature(parameters) is None

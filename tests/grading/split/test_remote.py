# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Can what a test holds of the student's things not pass for a value, nor reach further?"""

import inspect

import pytest

from oms42.grading.split.limits import PayloadError
from oms42.grading.split.remote import Handle, kinds


class Line:
    """Writes down what it is asked."""

    def __init__(self):
        self.asked = []

    def call(self, number, args, kwargs):
        """Call nothing."""
        self.asked.append((number, args, kwargs))
        return 7

    def ask(self, question):
        """Say yes."""
        self.asked.append(question)
        return True

    def declared(self, kind):
        """Know one class."""
        return frozenset({"fit"}) if kind == "Model" else frozenset()


NUMBER = "0a1b2c3d-4"


def made(tag, line=None, **node):
    """Read a node as the tests do."""
    return kinds(line or Line())[tag]({"t": tag, "id": NUMBER, **node}, None)


def test_is_a_function_called_there():
    line = Line()
    function = made("function", line, name="mase", doc="Words.", parameters=[["y", 1, False]])
    assert function([1], m=4) == 7
    assert line.asked == [(NUMBER, ([1],), {"m": 4})]
    assert (function.__name__, function.__doc__) == ("mase", "Words.")
    assert list(inspect.signature(function).parameters) == ["y"]


def test_may_only_declared_names_of_an_object_be_read():
    line = Line()
    model = made("handle", line, of="Model", kind="object")
    assert model.fit is True
    assert line.asked == [{"op": "attribute", "on": NUMBER, "name": "fit"}]
    with pytest.raises(AttributeError, match=r"declared are \['fit'\]"):
        _ = model.predict
    with pytest.raises(AttributeError):
        _ = model.__array__
    assert len(line.asked) == 1


@pytest.mark.parametrize("value", [0, 0.0, "x", None, True, [], float("nan")])
def test_is_a_handle_equal_to_no_value(value):
    handle = made("handle", of="float", kind="object")
    assert handle != value
    assert not isinstance(handle, (int, float, str, list))
    with pytest.raises(TypeError):
        float(handle)
    with pytest.raises(TypeError):
        len(handle)


def test_are_two_handles_of_one_number_not_equal():
    """The student's kernel chooses the numbers."""
    assert made("handle", of="A", kind="object") != made("handle", of="A", kind="object")


def test_does_an_object_show_the_students_name_for_its_class():
    assert type(made("handle", of="Model", kind="object")).__name__ == "Model"
    assert type(made("handle", of="<b>", kind="object")).__name__ == "object"


def test_does_an_iterator_ask_for_each_value():
    line = Line()
    values = made("handle", line, of="generator", kind="iterator")
    assert next(values) is True
    assert iter(values) is values
    assert line.asked == [{"op": "next", "on": NUMBER}]


def test_is_a_class_asked_only_about_objects_of_the_student():
    line = Line()
    kind = made("class", line, name="Model", error=None)
    assert not isinstance(3, kind)
    assert line.asked == []
    assert isinstance(made("handle", of="Model", kind="object"), kind)


def test_does_an_exception_class_become_one_that_can_be_caught():
    bases = [["__main__", "TooShort"], ["builtins", "ValueError"]]
    kind = made("class", name="TooShort", error={"name": "TooShort", "bases": bases})
    assert issubclass(kind, ValueError)


@pytest.mark.parametrize("number", ["../../x", "", None, 3, "0a1b2c3d-4\n"])
def test_is_a_forged_number_refused(number):
    with pytest.raises(PayloadError):
        made("handle", id=number, of="A", kind="object")


@pytest.mark.parametrize("name", ["os; import sys", "", 1, "a" * 300])
def test_is_a_forged_module_refused(name):
    with pytest.raises(PayloadError):
        made("module", name=name)


def test_is_a_handle_an_object_of_this_process_alone():
    assert vars(made("handle", of="A", kind="object")).keys() == {"_line", "_number", "_name"}
    assert issubclass(type(made("handle", of="A", kind="object")), Handle)

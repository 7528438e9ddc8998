# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Does an exception arrive as the type that a test can catch, whatever it claims to be?"""

import sys

import numpy as np
import pytest

from oms42.grading.split.errors import (
    StudentError,
    StudentStop,
    describe,
    describe_class,
    find_class,
    rebuild,
)
from oms42.grading.split.limits import PayloadError


def caught(error):
    """Describe an exception as it is after it was raised."""
    try:
        raise error
    except BaseException as found:  # noqa: BLE001 - any exception may be described
        return describe(found)


@pytest.mark.parametrize(
    "error",
    [
        ValueError("k must be at least 1"),
        KeyError("opp_id"),
        ZeroDivisionError("division by zero"),
        FileNotFoundError(2, "No such file", "x.csv"),
        NotImplementedError(),
        np.linalg.LinAlgError("Singular matrix"),
    ],
)
def test_does_a_known_exception_keep_type_message_and_arguments(error):
    found = rebuild(caught(error))
    assert type(found) is type(error)
    assert str(found) == str(error)


class TooShortError(ValueError):
    """A type of a student's own."""


class FarTooShortError(TooShortError):
    """A type under it."""


def test_is_an_exception_of_the_students_own_caught_as_its_builtin_base():
    found = rebuild(caught(FarTooShortError("two values")))
    assert isinstance(found, ValueError)
    assert isinstance(found, StudentError)
    assert type(found).__name__ == "FarTooShortError"
    assert str(found) == "two values"


def test_does_the_students_own_class_catch_what_it_caught_there():
    """A test may write `except TooShortError` with the class that it got from the student."""
    kind = find_class(describe_class(TooShortError))
    assert isinstance(rebuild(caught(FarTooShortError("x"))), kind)
    assert find_class(describe_class(TooShortError)) is kind


@pytest.mark.parametrize("kind", [SystemExit, KeyboardInterrupt, GeneratorExit])
def test_is_what_no_except_exception_catches_still_not_caught(kind):
    found = rebuild(caught(kind("stop")))
    assert isinstance(found, StudentStop)
    assert not isinstance(found, (Exception, kind))
    assert type(found).__name__ == kind.__name__


def test_is_a_message_that_cannot_be_read_replaced():
    class SilentError(Exception):
        def __str__(self):
            raise RuntimeError

    assert "cannot be read: RuntimeError" in str(rebuild(caught(SilentError())))


def test_is_a_constructor_with_rules_of_its_own_gone_round():
    """UnicodeDecodeError takes five arguments, of which bytes do not cross."""
    found = rebuild(caught(UnicodeDecodeError("utf-8", b"\xff", 0, 1, "invalid start byte")))
    assert "invalid start byte" in str(found)


def test_does_the_report_name_the_lines_of_the_student():
    found = rebuild(caught(ValueError("x")))
    assert "in caught, line" in found.__notes__[0]


def _claim(*bases, name="Claimed", **more):
    """A description that was not made by describe."""
    listed = [list(pair) for pair in bases]
    return {"class": {"name": name, "bases": listed}, "message": "x", **more}


@pytest.mark.parametrize(
    "bases",
    [
        [("builtins", "SystemExit")],
        [("builtins", "BaseException")],
        [("builtins", "exit")],
        [("os", "_exit")],
        [("oms42.grading.split.process", "TestsError")],
        [],
    ],
)
def test_is_a_claimed_type_never_one_that_ends_the_tests(bases):
    assert isinstance(rebuild(_claim(*bases, args=[0])), StudentStop)


def test_is_a_module_that_is_not_loaded_not_loaded_for_a_claim():
    assert "antigravity" not in sys.modules
    rebuild(_claim(("antigravity", "Error"), ("builtins", "Exception")))
    assert "antigravity" not in sys.modules


@pytest.mark.parametrize(
    "description",
    [
        None,
        {},
        {"message": "x"},
        {"message": 1, "class": {"name": "E", "bases": []}},
        {"message": "x", "class": {"name": "E", "bases": [["builtins"]]}},
        {"message": "x", "class": {"name": "E", "bases": [["builtins", "E"]] * 51}},
    ],
)
def test_is_a_forged_description_refused(description):
    with pytest.raises(PayloadError):
        rebuild(description)


def test_does_a_name_that_is_no_name_stay_out_of_the_report():
    found = rebuild(_claim(("x", "<script>"), ("builtins", "Exception"), name="<script>"))
    assert type(found).__name__ == "StudentError"

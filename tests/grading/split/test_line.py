# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Is a call across the pipe what a call is in one kernel, and a damaged answer an error?"""

import random

import numpy as np
import pytest

from oms42.grading.split.agent import Agent
from oms42.grading.split.codec import dumps
from oms42.grading.split.declare import declare
from oms42.grading.split.errors import StudentError, StudentStop
from oms42.grading.split.line import Connection


def connected(names, own=None):
    """Connect to an agent in this process."""
    agent = Agent(names)
    own = own or {}
    return Connection(lambda question: (agent.answer(question), ""), own, own.__contains__)


def answering(raw, reason=""):
    """Connect to something that always gives one answer."""
    return Connection(lambda _: (raw, reason), {}, lambda _: False)


def test_is_an_unknown_name_a_key_error():
    with pytest.raises(KeyError, match="mase"):
        connected({}).get("mase")


def test_is_a_returned_argument_the_tests_own_object():
    rows = [1]
    line = connected({"same": lambda x, y=None: x or y})
    assert line.get("same")(rows) is rows
    assert line.get("same")(None, y=rows) is rows


def test_does_the_tests_generator_go_on_after_the_call():
    draw = connected({"draw": lambda rng: rng.random()}).get("draw")
    mine, other = np.random.default_rng(7), np.random.default_rng(7)
    assert [draw(mine), mine.random()] == other.random(2).tolist()


def test_may_a_test_pass_library_functions_and_the_students_own():
    line = connected({"apply": lambda f, x: f(x), "double": lambda x: 2 * x})
    apply = line.get("apply")
    assert apply(np.mean, [1, 3]) == 2
    assert apply(len, [1, 3]) == 2
    assert apply(float, "2.5") == 2.5
    assert apply(line.get("double"), 4) == 8


def test_may_a_test_pass_a_function_of_a_shared_cell_but_none_of_its_own():
    def shared(x):
        return x + 1

    shared.__qualname__ = "shared"
    line = connected({"apply": lambda f, x: f(x), "shared": shared}, {"shared": shared})
    assert line.get("apply")(shared, 1) == 2
    with pytest.raises(StudentError, match="only functions of libraries and of locked cells"):
        line.get("apply")(lambda x: x, 1)


def test_may_a_test_pass_an_iterator():
    assert connected({"total": sum}).get("total")(x * x for x in range(4)) == 14


def test_are_declared_names_found_among_the_variables():
    line = connected({}, {"M": declare("Model", "fit"), "N": declare("Model", "a"), "x": 1})
    assert line.declared("Model") == {"fit", "a"}
    assert line.declared("Other") == frozenset()


def test_is_no_answer_something_that_no_except_exception_catches():
    with pytest.raises(StudentStop, match="did not return"):
        answering(b"", "the code did not return").get("x")


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"[2]\n[]",
        dumps([]),
        dumps({}),
        dumps({"value": 1, "said": 3}),
        dumps({"error": 3}),
        b'[23]\n{"value": {"t": "code"}}',
    ],
)
def test_is_a_damaged_answer_an_error_of_the_student(raw):
    with pytest.raises(StudentError, match="damaged answer"):
        answering(raw).get("x")


@pytest.mark.parametrize(
    "answer",
    [
        {"value": 0, "same": 9},
        {"value": 0, "same": "x"},
        {"value": 0, "after": {}},
        {"value": 0, "after": 1},
    ],
)
def test_is_a_forged_answer_to_a_call_an_error_of_the_student(answer):
    with pytest.raises(StudentError, match="damaged answer"):
        answering(dumps(answer)).call("0a1b2c3d-1", ([1],), {})


def test_does_a_call_that_draws_not_move_the_tests_own_generators():
    draw = connected({"draw": lambda: random.Random.random(random._inst)}).get("draw")
    asked = []
    line = Connection(lambda question: (asked.append(question), (b"", "x"))[1], {}, lambda _: False)
    before = random.getstate()
    random.seed(5)
    with pytest.raises(StudentStop):
        line.get("x")
    with pytest.raises(StudentStop):
        line.get("x")
    random.setstate(before)
    assert [b"chance" in question for question in asked] == [True, False]
    assert callable(draw)


def test_does_a_call_that_says_that_all_is_done_not_end_a_tests_loop():
    """all(map(check, cases)) is true if the first check raises StopIteration."""

    def stop(x):
        raise StopIteration

    function = connected({"stop": stop}).get("stop")
    with pytest.raises(StudentError, match="raised StopIteration"):
        all(map(function, [1, 2]))


def test_does_an_iterator_end():
    assert list(connected({"values": iter([1, 2])}).get("values")) == [1, 2]

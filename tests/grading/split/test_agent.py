# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Does the agent answer every question, whatever the student's code does?"""

import sys
import types

import pytest

from oms42.grading.split.agent import REPLY, REQUEST, Agent, attach
from oms42.grading.split.codec import dumps, loads

STAYS = {
    kind: lambda node, _: dict(node) for kind in ("function", "class", "handle", "module", "ref")
}


def asked(agent, **question):
    """Ask, and read the answer without making anything of it."""
    return loads(agent.answer(dumps(question)), STAYS)


def kept(agent, name):
    """Return the number under which a variable is kept."""
    return asked(agent, op="get", name=name)["value"]["id"]


def call(agent, name, *args, **more):
    """Call a function of the student's."""
    return asked(agent, op="call", on=kept(agent, name), args=args, kwargs={}, **more)


def test_is_a_plain_variable_sent_as_a_copy():
    assert asked(Agent({"rows": [1, 2]}), op="get", name="rows") == {"value": [1, 2]}


def test_are_functions_classes_modules_and_objects_described():
    names = {"f": lambda a: a, "K": dict, "m": types, "o": object(), "i": iter([])}
    found = {name: asked(Agent(names), op="get", name=name)["value"] for name in names}
    assert [found[name]["t"] for name in "fKmoi"] == [
        "function",
        "class",
        "module",
        "handle",
        "handle",
    ]
    assert (found["o"]["kind"], found["i"]["kind"]) == ("object", "iterator")


def test_has_the_same_object_the_same_number():
    agent = Agent({"f": len})
    assert kept(agent, "f") == kept(agent, "f")


def test_does_a_number_of_an_earlier_kernel_mean_nothing():
    number = kept(Agent({"f": len}), "f")
    later = asked(Agent({"f": len}), op="call", on=number, args=([],), kwargs={})
    assert later["error"]["class"]["name"] == "LookupError"
    assert "died and was started again" in later["error"]["message"]


def test_are_arguments_sent_back_only_if_they_have_changed():
    agent = Agent({"sort": lambda x: x.sort(), "read": len})
    assert call(agent, "sort", [2, 1])["after"]["args"] == ([1, 2],)
    assert "after" not in call(agent, "read", [2, 1])


def test_is_a_returned_argument_named_not_copied():
    assert call(Agent({"same": lambda x: x}), "same", [1]).get("same") == 0


def leave():
    """End the process, if nobody holds it."""
    raise SystemExit


@pytest.mark.parametrize(
    "function", [leave, lambda: 1 / 0, lambda: [].append, lambda: next(iter([]))]
)
def test_is_every_end_of_a_function_an_answer(function):
    answer = call(Agent({"f": function}), "f")
    assert {"value", "error"} & answer.keys()


def test_is_a_result_that_cannot_cross_an_answer_with_words():
    deep: list[object] = []
    deep.append(deep)
    answer = call(Agent({"f": lambda: deep}), "f")
    assert "the result cannot cross: the list contains itself" in answer["error"]["message"]
    assert answer["error"]["class"]["name"] == "StudentError"


@pytest.mark.parametrize("message", [b"", b"[2]\n{}", dumps({"op": "none"}), dumps({"op": "get"})])
def test_is_a_question_that_is_none_answered_with_an_error(message):
    assert "error" in loads(Agent({}).answer(message), STAYS)


def test_does_a_kernel_answer_on_its_own_channel():
    sent = []
    session = types.SimpleNamespace(send=lambda *words, **more: sent.append((words, more)))
    shell = types.SimpleNamespace(user_ns={"x": 1})
    kernel = types.SimpleNamespace(shell_handlers={}, session=session, shell=shell)
    attach(kernel)
    question = dumps({"op": "get", "name": "x"})
    kernel.shell_handlers[REQUEST]("stream", "ident", {"buffers": [memoryview(question)]})
    (words, more) = sent[0]
    assert words[:2] == ("stream", REPLY)
    assert loads(more["buffers"][0]) == {"value": 1}


def test_can_locked_cells_import_what_they_need_in_a_kernel_that_hides_the_rest(monkeypatch):
    """A sandbox takes the package out of the table of modules before the kernel starts."""
    names = ("oms42.grading.split.declare", "oms42.grading.split.seeds")
    for name in names:
        monkeypatch.delitem(sys.modules, name)
    attach(types.SimpleNamespace(shell_handlers={}))
    assert all(name in sys.modules for name in names)

# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Is a name taken from where it belongs, wherever the student has put the cells?"""

import sys

import pytest

from oms42.grading.split.namespace import Namespace, stored
from oms42.grading.split.remote import RemoteModule


def opened(helpers=None, tests=None, student=None):
    """A namespace over a student's variables, running a helper as plain code."""
    names = Namespace(helpers or {}, tests or {})
    names.student = dict(student or {}).__getitem__
    names.run = lambda cell: exec(names.helpers[cell], names)
    return names


def test_does_a_builtin_stay_a_builtin():
    names = opened(student={"len": 3, "mase": 4})
    assert eval("len([1]), mase", names) == (1, 4)


def test_is_a_helper_run_when_its_name_is_needed():
    names = opened({"tools": "def close(a, b): return a == b"}, {}, {"close": "the student's"})
    names.begin("test")
    assert eval("close(1, 2)", names) is False


def test_is_a_helper_run_once():
    names = opened(
        {"tools": "count = globals().get('count', 0) + 1\nif count > 1: x = 1\nlate = 1"}
    )
    names.begin("tools")
    exec(names.helpers["tools"], names)
    with pytest.raises(KeyError):
        names["x"]
    assert names["count"] == 1


def test_is_the_name_of_another_test_never_the_students():
    names = opened({}, {"first": "expected = 3", "second": "assert f() == expected"})
    names.student = {"expected": "forged"}.__getitem__
    names.begin("second")
    with pytest.raises(NameError, match="set by the locked cell 'first', which has not set it"):
        names["expected"]


def test_may_a_test_ask_for_a_name_that_it_sets_itself():
    names = opened({}, {"test": "mase = mase"}, {"mase": 5})
    names.begin("test")
    exec(names._tests and "mase = mase", names)
    assert dict.__getitem__(names, "mase") == 5


def test_is_an_unknown_name_a_name_error():
    with pytest.raises(NameError, match="name 'nothing' is not defined"):
        eval("nothing", opened())


def test_does_the_usual_name_of_a_library_give_the_tests_own_copy():
    import numpy

    names = opened(student={"np": RemoteModule("numpy"), "math": RemoteModule("math")})
    assert names["np"] is numpy
    assert names["math"] is sys.modules["math"]


@pytest.mark.parametrize(("name", "module"), [("np", "math"), ("math", "antigravity"), ("x", "os")])
def test_is_another_library_under_a_usual_name_refused(name, module):
    with pytest.raises(NameError, match="a locked cell must import it"):
        opened(student={name: RemoteModule(module)})[name]


def test_can_a_test_ask_whether_a_name_is_there():
    names = opened(student={"mase": 1})
    assert "mase" in names
    assert "other" not in names
    assert "_private" not in names


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("x = y = 1; a, (b, *c) = z; d += 1", "x y a b c d"),
        ("def f(p): q = 1\nclass K: r = 1\nasync def g(): pass", "f K g"),
        ("import a.b, c as d\nfrom e import f as g, h", "a d g h"),
        ("for i in x:\n with y as j: pass\nexcept_ = [k for k in l]", "i j except_"),
        ("try: pass\nexcept E as e: pass", "e"),
        ("if (n := f(m := 1)): [o := p for p in q]", "n m o"),
        ("match x:\n case {'a': a, **rest}: pass\n case [b, *c] as d: pass", "a rest b c d"),
        ("def f():\n global deep\n deep = 1", "f deep"),
        ("x: int = 1\ndel y", "x"),
        ("%time x = 1\nz = !ls", "z"),
        ("this is no code", ""),
    ],
)
def test_are_the_names_found_that_a_cell_sets(source, names):
    assert set(stored(source)) == set(names.split())

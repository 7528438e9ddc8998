# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Does the tests' process keep the student's code out, wherever the student puts it?"""

import pytest

from oms42.grading.split.seeds import KEY


def test_is_a_helper_that_the_student_has_moved_run_when_it_is_needed(fork):
    """The student's own `close` would be asked for otherwise."""
    copy = fork({"tools": "def close(a, b):\n    return a == b"}, {"test": "assert close(1, 2)"})
    found = copy.run("test", "assert close(1, 2)", _never, 10)
    assert found[-1]["ename"] == "AssertionError"


def test_is_a_helper_with_magic_run_too(fork):
    copy = fork({"tools": "%precision 3\nlimit = 3"}, {"test": "limit"})
    assert copy.run("test", "limit", _never, 10)[-1]["data"] == {"text/plain": "3"}


def test_is_the_name_of_an_earlier_test_not_asked_of_the_student(fork):
    copy = fork({}, {"one": "expected = 1", "two": "assert expected"})
    found = copy.run("two", "assert expected", _never, 10)
    assert "set by the locked cell 'one'" in found[-1]["evalue"]


def _never(question, seconds):
    """Nobody may be asked."""
    raise AssertionError("the student's kernel was asked")


def test_does_a_test_see_the_environment_that_it_is_given(fork):
    copy = fork(**{KEY: "ab" * 32})
    found = copy.run("a", f"import os; os.environ['{KEY}'][:2]", _never, 10)
    assert found[0]["data"] == {"text/plain": "'ab'"}


def test_do_hidden_seeds_come_from_the_key(fork):
    source = "from oms42.grading.split.seeds import hidden_seed, public_seed\nhidden_seed('a')"
    one, two = (fork(**{KEY: key * 32}).run("a", source, _never, 10) for key in ("ab", "cd"))
    assert one[0]["data"] != two[0]["data"]


def test_is_a_picture_sent_as_text(fork):
    source = "from IPython.display import Image\nImage(b'\\x89PNG\\r\\n\\x1a\\n', format='png')"
    assert isinstance(fork().run("a", source, _never, 10)[0]["data"]["image/png"], str)


@pytest.mark.parametrize("name", ["os", "subprocess", "sqlite3"])
def test_may_a_test_import_anything(name, fork):
    assert fork().run("a", f"import {name}", _never, 10) == []

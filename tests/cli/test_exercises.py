# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Does `oms42 exercises` do what it says, and say what went wrong?"""

import argparse
import shutil
import sys
from pathlib import Path

import pytest

from oms42.cli import exercises
from oms42.cli.errors import CommandError

COURSE = Path(__file__).parents[2] / "exercises"


@pytest.fixture
def course(tmp_path):
    """A copy of this checkout's course, without built notebooks."""
    copy = tmp_path / "course"
    shutil.copytree(COURSE, copy, ignore=shutil.ignore_patterns("*.ipynb"))
    return copy


def call(*words):
    parser = argparse.ArgumentParser()
    exercises.register(parser.add_subparsers())
    args = parser.parse_args(["exercises", *map(str, words)])
    return args.run(args)


def test_build_writes_then_has_nothing_to_do(course, capsys):
    assert call("build", "--course", course) == 0
    assert capsys.readouterr().out == "wrote source/e2/forecasting.ipynb\n"
    assert call("build", "e2", "--course", course) == 0
    assert capsys.readouterr().out == "source/e2/forecasting.ipynb is up to date\n"


def test_check_finds_the_missing_notebook_then_nothing(course, capsys):
    assert call("check", "--course", course) == 1
    assert "its notebook is missing; run 'oms42 exercises build'" in capsys.readouterr().out
    call("build", "--course", course)
    assert call("check", "--course", course) == 0
    assert "nothing to mend" in capsys.readouterr().out


def test_check_finds_a_configuration_that_would_leak(course, capsys):
    call("build", "--course", course)
    (course / "nbgrader_config.py").write_text("c = get_config()\n")
    assert call("check", "--course", course) == 1
    assert "nbgrader would release source/e2/forecasting.py" in capsys.readouterr().out


@pytest.mark.parametrize("action", ["build", "check"])
def test_a_folder_that_is_no_course_is_refused(action, tmp_path):
    with pytest.raises(CommandError, match="so it is not a course folder; name one with --course"):
        call(action, "--course", tmp_path)


def test_an_unknown_exercise_is_refused_with_the_known_ones(course):
    with pytest.raises(CommandError, match="has no exercise 'e9'; it has: e2"):
        call("build", "e9", "--course", course)


def test_a_text_that_breaks_a_rule_is_refused(course):
    text = course / "source/e2/forecasting.py"
    text.write_text(text.read_text(encoding="utf-8").replace('"points": 3, ', "", 1), "utf-8")
    with pytest.raises(CommandError, match="cell 'mase-tests': it is graded, so it needs points"):
        call("build", "--course", course)


def test_a_checkout_is_found_from_inside(course, monkeypatch, capsys):
    """Does the command work on exercises/ of the checkout that it is called in?"""
    for name in ("_toc.yml", "_config.yml", "pyproject.toml"):
        (course.parent / name).touch()
    course.rename(course.parent / "exercises")
    monkeypatch.chdir(course.parent / "exercises" / "source")
    assert call("build") == 0
    assert (course.parent / "exercises/source/e2/forecasting.ipynb").is_file()


def test_missing_tools_are_named_with_the_way_to_get_them(course, monkeypatch):
    for name in [module for module in sys.modules if module.startswith("oms42.grading")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.delattr(sys.modules["oms42"], "grading", raising=False)
    monkeypatch.setitem(sys.modules, "jupytext", None)
    with pytest.raises(
        CommandError, match=r"exercises need jupytext.*pip install 'oms42\[grade\]'"
    ):
        call("build", "--course", course)


@pytest.mark.parametrize("action", [(), ("build",), ("check",)])
def test_help_has_an_example(action, capsys):
    with pytest.raises(SystemExit):
        call(*action, "--help")
    assert "oms42 exercises" in capsys.readouterr().out.split("examples:")[1]

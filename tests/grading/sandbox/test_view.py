# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
import sys
from pathlib import Path

import pytest

from oms42.grading.sandbox.view import View, plan


def test_is_nothing_of_this_package_shown_but_the_rooms_that_are_offered() -> None:
    import oms42

    package = Path(oms42.__file__).parent
    shown = {
        Path(step.target).relative_to(package).as_posix()
        for step in plan().steps
        if step.kind == "bind" and Path(step.target).is_relative_to(package)
    }
    assert shown == {"__init__.py", "py.typed", "datasets", "charts"}


def test_is_the_package_emptied_after_the_folder_around_it_is_shown() -> None:
    """In a wheel's installation the package lies inside a folder that is shown as a whole."""
    import oms42

    package = str(Path(oms42.__file__).parent)
    steps = plan().steps
    emptied = next(place for place, step in enumerate(steps) if step.target == package)
    around = [
        place
        for place, step in enumerate(steps)
        if step.kind == "bind" and package.startswith(step.target + "/")
    ]
    assert all(place < emptied for place in around)


def test_is_a_course_inside_pythons_folder_hidden(tmp_path, monkeypatch) -> None:
    course = tmp_path / "course"
    course.mkdir()
    home = tmp_path / "link"
    home.symlink_to(tmp_path)
    monkeypatch.setattr(sys, "prefix", str(home))
    hidden = {step.target for step in plan([str(course)]).steps if step.kind == "empty"}
    assert str(home / "course") in hidden


def test_is_a_course_elsewhere_left_out_without_a_word(tmp_path) -> None:
    assert not [step for step in plan([str(tmp_path)]).steps if str(tmp_path) in step.target]


def test_is_home_never_shown_as_a_whole(monkeypatch) -> None:
    monkeypatch.setattr(sys, "prefix", str(Path.home()))
    with pytest.raises(ValueError, match="grade with a Python in a folder of its own"):
        plan()


def test_does_the_view_survive_a_message() -> None:
    view = plan()
    assert View.load(**view.dump()) == view


def test_do_temporary_files_move_aside_if_python_lies_in_tmp(monkeypatch, tmp_path) -> None:
    assert (plan().temporary == "/var/tmp") == any(
        step.target.startswith("/tmp/") for step in plan().steps
    )

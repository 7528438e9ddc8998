# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Does a course folder get the notebooks that its texts say, and nothing lost or leaked?"""

# REUSE-IgnoreStart: the text below is an example of licence lines

import ast
import os
import re
import shutil
from pathlib import Path

import nbformat
import pytest

from oms42.grading.course import build, check, check_config, find_sources
from oms42.grading.text import ExerciseError

OURS = Path(__file__).parents[2] / "exercises"
TEXT = """\
# SPDX-FileCopyrightText: 2026 A. Author
# SPDX-License-Identifier: MIT

# %% name="setup"
import numpy as np
"""
SAFE = 'c = get_config()\nc.CourseDirectory.ignore = ["*.py"]\n'


@pytest.fixture
def course(tmp_path):
    """A course with the exercises e1 (one notebook) and e2 (two notebooks)."""
    (tmp_path / "nbgrader_config.py").write_text(SAFE)
    for name in ("e2/b", "e1/a", "e2/a"):
        path = tmp_path / "source" / f"{name}.py"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(TEXT)
    return tmp_path


def only(course, name="e1"):
    (source,) = find_sources(course, name)
    return source


def age(path, seconds):
    """Set a file's time back."""
    stat = path.stat()
    os.utime(path, (stat.st_atime, stat.st_mtime - seconds))


def test_all_texts_are_found_in_order(course):
    labels = [source.label for source in find_sources(course)]
    assert labels == ["source/e1/a.py", "source/e2/a.py", "source/e2/b.py"]


def test_one_exercise_can_be_named(course):
    assert [source.label for source in find_sources(course, "e1")] == ["source/e1/a.py"]


def test_an_unknown_name_is_told_which_there_are(course):
    with pytest.raises(ExerciseError, match="has no exercise 'e3'; it has: e1, e2"):
        find_sources(course, "e3")


def test_a_folder_that_is_no_course_is_refused(tmp_path):
    with pytest.raises(ExerciseError, match="so it is not a course folder; name one"):
        find_sources(tmp_path)


def test_a_course_without_exercises_says_where_to_put_one(tmp_path):
    (tmp_path / "nbgrader_config.py").write_text(SAFE)
    with pytest.raises(ExerciseError, match=r"write one as source/NAME/NOTEBOOK\.py"):
        find_sources(tmp_path)


def test_a_second_build_writes_nothing_and_changes_no_byte(course):
    source = only(course)
    assert build(source) is True
    first = source.notebook.read_bytes()
    assert build(source) is False
    assert source.notebook.read_bytes() == first


def test_two_builds_from_nothing_give_the_same_bytes(course):
    source = only(course)
    build(source)
    first = source.notebook.read_bytes()
    source.notebook.unlink()
    build(source)
    assert source.notebook.read_bytes() == first


def test_a_changed_text_changes_the_notebook(course):
    source = only(course)
    build(source)
    age(source.notebook, 60)
    source.text.write_text(TEXT + "import math\n")
    assert check(source) == (
        "source/e1/a.py: its notebook says something else; run the build again",
    )
    assert build(source) is True
    assert "import math" in source.notebook.read_text()


def test_a_text_that_breaks_a_rule_is_refused_with_its_place(course):
    source = only(course)
    source.text.write_text(TEXT + "\n# %%\nx = 1\n")
    with pytest.raises(ExerciseError, match=r"source/e1/a\.py: cell 'unnamed-2': it has neither"):
        build(source)
    assert not source.notebook.exists()


def test_outputs_of_a_run_are_cleared(course):
    """A notebook that was only run holds nothing that the text does not say."""
    source = only(course)
    build(source)
    notebook = nbformat.read(source.notebook, as_version=4)
    notebook.cells[0].outputs = [nbformat.v4.new_output("stream", text="hello")]
    nbformat.write(notebook, source.notebook)
    assert build(source) is True
    assert "hello" not in source.notebook.read_text()


@pytest.mark.parametrize("edit", ["numpy", b"{", b"[]", b"{}", b"\xff\xfe"])
def test_an_edit_in_the_notebook_is_not_overwritten(course, edit):
    """Is a change made in JupyterLab safe, and a file that is no notebook left alone?"""
    source = only(course)
    build(source)
    edited = source.notebook.read_bytes().replace(b"numpy as np", b"numpy")
    source.notebook.write_bytes(edited if edit == "numpy" else edit)
    with pytest.raises(ExerciseError, match="was changed later than the text; bring the change"):
        build(source)
    source.notebook.unlink()
    assert build(source) is True


def test_a_fresh_course_checks_out_after_the_build(course):
    source = only(course)
    assert check(source) == (
        "source/e1/a.py: its notebook is missing; run 'oms42 exercises build'",
    )
    build(source)
    assert check(source) == ()


def test_a_text_that_would_not_come_back_is_reported_with_its_line(course):
    source = only(course)
    source.text.write_text(TEXT.replace('name="setup"', "name='setup'"))
    assert "source/e1/a.py: line 4 would change on the way to a notebook and back" in check(source)


@pytest.mark.parametrize("act", [build, check])
def test_a_text_in_another_encoding_is_refused(course, act):
    source = only(course)
    source.text.write_bytes(TEXT.encode() + "# caf\u00e9\n".encode("latin-1"))
    with pytest.raises(ExerciseError, match=r"source/e1/a\.py: it is not UTF-8 text"):
        act(source)


def test_a_text_without_licence_is_reported(course):
    source = only(course)
    source.text.write_text("x = 1\n")
    (words,) = check(source)
    assert words.startswith("source/e1/a.py: the text begins with 'x = 1")
    with pytest.raises(ExerciseError, match=r"source/e1/a\.py: the text begins with 'x = 1"):
        build(source)


@pytest.mark.parametrize(
    "setting",
    [
        'c.CourseDirectory.ignore = ["*.py"]',
        'c.CourseDirectory.ignore.append("*.py")',
        'c.CourseDirectory.ignore = ["a.py", "b.py"]',
    ],
)
def test_a_configuration_that_keeps_the_texts_in_passes(course, setting):
    (course / "nbgrader_config.py").write_text(f"c = get_config()\n{setting}\n")
    assert check_config(course) == ()


@pytest.mark.parametrize("setting", ["", 'c.CourseDirectory.ignore = ["*.pyc"]'])
def test_a_configuration_that_would_release_the_texts_is_reported(course, setting):
    (course / "nbgrader_config.py").write_text(f"c = get_config()\n{setting}\n")
    found = check_config(course)
    assert len(found) == 3
    assert "would release source/e1/a.py, solutions and hidden tests included" in found[0]


def test_a_configuration_that_stops_is_reported(course):
    (course / "nbgrader_config.py").write_text("c = get_config()\nc.X = 1 / 0\n")
    assert check_config(course) == (
        "nbgrader_config.py stopped with ZeroDivisionError: division by zero",
    )


def test_our_own_course_is_in_order(tmp_path):
    """Do the texts of this checkout obey the rules, and come back from their notebooks?"""
    copy = tmp_path / "exercises"
    shutil.copytree(OURS, copy, ignore=shutil.ignore_patterns("*.ipynb"))
    for source in find_sources(copy):
        build(source)
        assert check(source) == ()
    assert check_config(copy) == ()


def test_our_own_configuration_names_no_place_on_a_machine():
    tree = ast.parse((OURS / "nbgrader_config.py").read_text(encoding="utf-8"))
    texts = [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant)]
    absolute = re.compile(r"^(/|~|[A-Za-z]:[/\\]|file:|sqlite:)")
    assert [text for text in texts if isinstance(text, str) and absolute.match(text)] == []

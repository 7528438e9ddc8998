# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Does everyone whose work is graded get feedback, once, and does no page tell a hidden test?

One course is graded for this file, by stock nbgrader with our settings. Nothing in it came through
nbgrader's exchange, so no submission has a timestamp: as when an LMS was between.
"""

import json
import sqlite3
from pathlib import Path

import nbformat
import pytest

from oms42.cli.main import main
from oms42.grading.pages.give import give
from oms42.grading.text import ExerciseError

from ..attacks.harness import Attack, Course, honest
from ..attacks.notebook import SECRET

pytestmark = pytest.mark.grader

# What the hidden tests of ps1 give to a student's functions, or expect: see attacks/notebook.py.
HIDDEN = ("[10, 20, 60]", "[5.0, 1.0]", "[3, 1]", "0.75, 0.25", SECRET)
LEAKY = {
    "q1": (
        "KEPT = []\n"
        "def moving_mean(values, k):\n"
        "    KEPT.append(str(values))\n"
        "    print('given', values)\n"
        "    if len(values) == 3:\n"
        "        raise type('In' + str(values), (Exception,), {})(str(values))\n"
        "    return 3.5"
    ),
    "q2": "def shares(values):\n    KEPT.append(str(values))\n    print(values)\n    return values",
}


def show_later(notebook: nbformat.NotebookNode) -> None:
    """Add cells that show what the functions were given."""
    for code in ("print(KEPT)", "KEPT", "raise ValueError(KEPT)"):
        notebook.cells.append(nbformat.v4.new_code_cell(code))


@pytest.fixture(scope="module")
def course(tmp_path_factory) -> Course:
    """Four students: all right but not marked, one who wants to know, nothing done, no notebook."""
    made = Course.make(tmp_path_factory.mktemp("feedback") / "course")
    made.submit(honest())
    made.submit(Attack("leaky", "to know the hidden inputs", LEAKY, reshape=show_later))
    made.submit(Attack("nothing", "nothing at all"))
    made.hand_in_file("broken", "ps1.ipynb", "{")
    made.grade("ours")
    return made


def page(course: Course, student: str) -> Path:
    return course.root / "feedback" / student / "ps1/ps1.html"


def mark(course: Course, points: float) -> None:
    """Mark the honest student's written answer, as formgrader does."""
    with sqlite3.connect(course.root / "gradebook.db") as gradebook:
        gradebook.execute(
            "update grade set manual_score = ?, needs_manual_grade = 0 where needs_manual_grade",
            (points,),
        )
        gradebook.execute("update grade set manual_score = ? where manual_score > 0", (points,))
    gradebook.close()


def test_is_all_that_is_graded_written_once_and_again_when_it_changes(course, capsys) -> None:
    """Written, skipped with a reason, unchanged, marked since, marked anew, changed by force."""
    words = ["grade", "feedback", "ps1", f"--course={course.root}"]
    assert main(words) == 0
    said = capsys.readouterr().out
    assert "none  honest: a person has to mark a part of it" in said
    assert "none  broken: not graded: flagged" in said
    assert "feedback: 2 written, 0 unchanged, 2 skipped, 0 failed" in said
    assert page(course, "leaky").is_file()
    assert not page(course, "honest").exists()

    mark(course, 4)
    given = give(course.root, "ps1")
    assert (given.written, given.unchanged) == (("honest",), ("leaky", "nothing"))
    assert "11.0 / 12.0" in page(course, "honest").read_text("utf-8")

    mark(course, 5)
    assert give(course.root, "ps1").written == ("honest",)
    assert "12.0 / 12.0" in page(course, "honest").read_text("utf-8")
    assert give(course.root, "ps1").written == ()

    page(course, "nothing").unlink()
    assert give(course.root, "ps1").written == ("nothing",)
    assert len(give(course.root, "ps1", force=True).written) == 3


def test_does_no_page_tell_a_hidden_input_an_expected_value_or_a_hidden_test(course) -> None:
    """The graded notebook holds all of them: in the tests, in what was printed, in messages."""
    give(course.root, "ps1")
    graded = json.dumps(course.graded("leaky"))
    assert [words for words in HIDDEN if words not in graded] == []
    text = page(course, "leaky").read_text("utf-8")
    assert [words for words in HIDDEN if words in text] == []
    assert "made after hidden tests had run" in text
    assert "moving_mean" in text


def test_are_pages_for_their_owner_alone(course) -> None:
    give(course.root, "ps1")
    files = [page(course, "leaky"), course.root / "feedback/.ps1.json"]
    assert [file.stat().st_mode & 0o777 for file in files] == [0o600, 0o600]


def test_does_an_unknown_assignment_or_folder_say_so(course, tmp_path, capsys) -> None:
    with pytest.raises(ExerciseError, match="has no assignment 'ps9'"):
        give(course.root, "ps9")
    assert main(["grade", "feedback", "ps1", f"--course={tmp_path}"]) == 2
    assert "so it is not a course folder" in capsys.readouterr().err

# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
import pytest

from oms42.grading.similarity.compare import compare
from oms42.grading.text import ExerciseError

from ..intake.conftest import Course, answered

UNUSUAL = "    total = sum(x * 1 for _ in range(2) if x is not None and x == x)\n    return total"
RENAMED = "    t=sum(x*1 for k in range(2) if x is not None and x==x)  # mine\n    return t"


@pytest.fixture
def handed_in(course: Course) -> Course:
    """Four hand in: one unlike, two alike, one broken."""
    for student, body in (("ann", "    return 2 * x"), ("bob", UNUSUAL), ("cid", RENAMED)):
        notebook = answered(course.released)
        for cell in notebook["cells"]:
            if "".join(cell["source"]).startswith("def double(x):"):
                cell["source"] = f"def double(x):\n{body}"
        course.hand_in(student, notebook)
    course.hand_in("dan", b"{")
    return course


def test_are_the_two_alike_found_and_the_broken_one_named(handed_in: Course) -> None:
    """Before anything is graded, and with nothing written into what was handed in."""
    before = sorted((handed_in.root / "submitted").rglob("*"))
    found = compare(handed_in.root, "ps1")
    assert [(pair.first, pair.second) for pair in found.pairs] == [("bob", "cid")]
    assert (found.works, found.left_out) == (3, ("dan",))
    assert "not compared: dan" in found.page.read_text()
    assert found.table.read_text().splitlines()[1].startswith("1,bob,cid,")
    assert sorted((handed_in.root / "submitted").rglob("*")) == before


def test_is_an_assignment_that_was_never_generated_refused(course: Course) -> None:
    (course.root / "submitted/ann/nothing").mkdir(parents=True)
    with pytest.raises(ExerciseError, match="generate_assignment nothing"):
        compare(course.root, "nothing")


def test_does_an_assignment_without_submissions_say_so(course: Course) -> None:
    with pytest.raises(ExerciseError, match="collect them first"):
        compare(course.root, "ps1")

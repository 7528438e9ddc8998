# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Does a student get the points for the visible tests that nbgrader would give?"""

from pathlib import Path

import pytest

from oms42.grading.intake.visible import run_visible

from .conftest import Course, answered

pytestmark = [
    pytest.mark.grader,
    # raised in pyzmq and jupyter_client while a kernel of theirs starts
    pytest.mark.filterwarnings("ignore::RuntimeWarning", "ignore::ResourceWarning"),
]


def test_are_right_part_and_wrong_answers_told_apart(made: Course, tmp_path: Path) -> None:
    """``half`` rounds down, so one of its two parts is right; ``double`` fails."""
    work = answered(
        made.released, q1="def double(x):\n    return x", q2="def half(x):\n    return x // 2"
    )
    (tmp_path / "here.csv").write_text("1")
    work["cells"][0]["source"] = "open('here.csv').close()"
    assert run_visible(work, tmp_path) == {"q1-test": (0.0, 3.0), "q2-test": (2.0, 4.0)}
    assert work["cells"][0]["outputs"] == []


def test_is_a_kernel_that_dies_said_in_words(made: Course, tmp_path: Path) -> None:
    work = answered(made.released, q1="import os\nos._exit(1)")
    with pytest.raises(RuntimeError, match="Python ended while the notebook ran"):
        run_visible(work, tmp_path)

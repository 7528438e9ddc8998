# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
from nbgrader.coursedir import CourseDirectory

from oms42.grading.begun import begin, end, is_begun, take_back


def test_does_the_mark_last_from_the_beginning_to_the_end(tmp_path) -> None:
    folder = tmp_path / "1000/e2"
    begin(folder)
    begin(folder)
    assert is_begun(folder)
    end(folder)
    assert not is_begun(folder)
    assert folder.is_dir()


def test_is_only_what_broke_off_taken_back(tmp_path) -> None:
    """One is finished, one broke off, one was never begun."""
    coursedir = CourseDirectory(root=str(tmp_path))
    for name in ("done", "half"):
        begin(tmp_path / "autograded" / name / "e2")
        (tmp_path / "autograded" / name / "e2/work.ipynb").write_text("{}")
    end(tmp_path / "autograded/done/e2")
    assert take_back(coursedir, "e2", ["done", "half", "new"]) == ["half"]
    assert not (tmp_path / "autograded/half/e2").exists()
    assert (tmp_path / "autograded/done/e2/work.ipynb").exists()
    assert take_back(coursedir, "e2", ["done", "half", "new"]) == []

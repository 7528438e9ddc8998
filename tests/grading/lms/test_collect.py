# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Does each file of an archive find its student, or a reason, and does the newest count?"""

from pathlib import Path

import pytest

from oms42.grading.lms.collect import LmsError, collect, read_ledger
from oms42.grading.lms.roster import Person

from .conftest import archive

PEOPLE = [
    Person("007", "Lee", "Ann", lms_id="107"),
    Person("008", "Müller", "Jörg", lms_id="108"),
]


def take(course: Path, file: Path, lms: str = "canvas"):
    return collect(course, "e2", file, lms, PEOPLE, ["forecasting"])


def tree(folder: Path) -> dict[str, bytes]:
    files = (one for one in folder.rglob("*") if one.is_file())
    return {one.relative_to(folder).as_posix(): one.read_bytes() for one in files}


def test_does_canvas_newest_version_count_and_the_other_stay(tmp_path: Path) -> None:
    """Canvas numbers attachments upward, and adds -1 to a file that is handed in again."""
    names = {
        "leeann_107_9001_forecasting.ipynb": b"old",
        "leeann_LATE_107_9009_forecasting-1.ipynb": b"new",
        "mullerjorg_108_9002_PS (1).txt": b"notes",
        "nobody_999_9003_forecasting.ipynb": b"lost",
        "readme.txt": b"?",
    }
    file = archive(tmp_path / "s.zip", names)
    course = tmp_path / "course"
    made = take(course, file)
    assert tree(course / "submitted") == {
        "007/e2/forecasting.ipynb": b"new",
        "008/e2/PS (1).txt": b"notes",
    }
    kept = tree(course / "collected/e2")
    assert kept["earlier/007/leeann_107_9001_forecasting.ipynb"] == b"old"
    assert kept["unmatched/nobody_999_9003_forecasting.ipynb"] == b"lost"
    assert kept["unmatched/readme.txt"] == b"?"
    assert [line.split(": ")[1] for line in made.unmatched] == [
        "no student in roster.csv has the id '999'",
        "not named as canvas names files",
    ]
    assert not made.complete


def test_does_a_second_run_change_nothing_and_an_older_archive_neither(tmp_path: Path) -> None:
    course = tmp_path / "course"
    old = archive(tmp_path / "1.zip", {"leeann_107_9001_forecasting.ipynb": b"old"})
    new = archive(tmp_path / "2.zip", {"leeann_107_9009_forecasting-1.ipynb": b"new"})
    assert take(course, old).written == ["submitted/007/e2/forecasting.ipynb"]
    take(course, new)
    before = tree(course)
    assert before["submitted/007/e2/forecasting.ipynb"] == b"new"
    assert before["collected/e2/earlier/007/leeann_107_9001_forecasting.ipynb"] == b"old"
    assert take(course, new).written == []
    assert take(course, old).written == []
    assert tree(course) == before


def test_is_work_that_came_another_way_kept(tmp_path: Path) -> None:
    course = tmp_path / "course"
    there = course / "submitted/007/e2/forecasting.ipynb"
    there.parent.mkdir(parents=True)
    there.write_bytes(b"by hand")
    take(course, archive(tmp_path / "s.zip", {"leeann_107_9001_forecasting.ipynb": b"new"}))
    kept = course / "collected/e2/earlier/007/before collection/forecasting.ipynb"
    assert (there.read_bytes(), kept.read_bytes()) == (b"new", b"by hand")


def test_does_brightspace_tell_the_time(tmp_path: Path) -> None:
    folders = {
        "397063-1 - Ann Lee - Sep 24, 2024 926 PM/forecasting.ipynb": b"old",
        "397063-1 - Ann Lee - Sep 25, 2024 1201 AM/Forecasting (1).ipynb": b"new",
        "index.html": b"list",
    }
    course = tmp_path / "course"
    take(course, archive(tmp_path / "s.zip", folders), "brightspace")
    assert tree(course / "submitted") == {
        "007/e2/forecasting.ipynb": b"new",
        "007/e2/timestamp.txt": b"2024-09-25 00:01:00.000000 UTC",
    }


def test_can_a_student_set_the_time(tmp_path: Path) -> None:
    start = "Jörg Müller_5_assignsubmission_file_"
    names = {f"{start}/forecasting.ipynb": b"x", f"{start}/Timestamp.txt": b"2000-01-01 00:00:00"}
    course = tmp_path / "course"
    made = take(course, archive(tmp_path / "s.zip", names), "moodle")
    assert list(tree(course / "submitted")) == ["008/e2/forecasting.ipynb"]
    assert "nbgrader keeps this name" in made.unmatched[0]


def test_does_nothing_leave_the_course_folder(tmp_path: Path) -> None:
    names = {"leeann_107_1_a.ipynb": b"x", "../evil_107_2_a.ipynb": b"x", "/abs_107_3_b": b"x"}
    course = tmp_path / "in" / "course"
    made = take(course, archive(tmp_path / "s.zip", names))
    assert len(made.findings) == 2
    assert {one.name for one in tmp_path.iterdir()} == {"in", "s.zip"}
    assert list(tree(course / "submitted")) == ["007/e2/a.ipynb"]


def test_is_a_file_in_the_way_of_a_folder_named(tmp_path: Path) -> None:
    start = "Ann Lee_107_assignsubmission_file_"
    names = {f"{start}/a": b"x", f"{start}/a/b": b"y"}
    made = take(tmp_path, archive(tmp_path / "s.zip", names), "moodle")
    assert made.unmatched == [f"{start}/a/b: a file and a folder of one name"]


def test_is_a_plain_folder_taken_and_a_link_in_it_not(tmp_path: Path) -> None:
    source = tmp_path / "down" / "107"
    source.mkdir(parents=True)
    (source / "forecasting.ipynb").write_bytes(b"x")
    (source / "data.csv").symlink_to("/etc/hostname")
    course = tmp_path / "course"
    made = take(course, tmp_path / "down", "folder")
    assert list(tree(course / "submitted")) == ["007/e2/forecasting.ipynb"]
    assert "symbolic link" in made.findings[0]


def test_does_the_ledger_know_the_names_for_the_way_back(tmp_path: Path) -> None:
    take(tmp_path, archive(tmp_path / "s.zip", {"leeann_LATE_107_9_forecasting-2.ipynb": b"x"}))
    one = read_ledger(tmp_path, "e2")["007"]
    assert one["lms"] == "canvas"
    assert one["files"]["forecasting.ipynb"]["path"] == "leeann_LATE_107_9_forecasting-2.ipynb"


@pytest.mark.parametrize(
    ("data", "words"), [(b"no zip", "not a whole zip archive"), (None, "neither a file nor")]
)
def test_does_an_archive_that_is_none_say_so(tmp_path: Path, data: bytes, words: str) -> None:
    file = tmp_path / "s.zip"
    if data:
        file.write_bytes(data)
    with pytest.raises(LmsError, match=words):
        take(tmp_path, file)


def test_does_another_lms_archive_say_so(tmp_path: Path) -> None:
    with pytest.raises(LmsError, match="choose another --lms"):
        take(tmp_path, archive(tmp_path / "s.zip", {"leeann_107_9_a.ipynb": b""}), "moodle")

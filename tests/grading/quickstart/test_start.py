# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
import csv
import stat
import zipfile
from pathlib import Path

import pytest

from oms42.grading.course import check, check_config, find_sources
from oms42.grading.quickstart.start import ABSENT, Started, start
from oms42.grading.text import ExerciseError

EXERCISES = Path(__file__).parents[3] / "exercises"


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> Started:
    return start(tmp_path_factory.mktemp("new") / "course", EXERCISES)


def test_are_all_assignments_there_and_sound(started: Started) -> None:
    assert set(started.assignments) == {one.text.parent.name for one in find_sources(EXERCISES)}
    assert [words for one in find_sources(started.folder) for words in check(one)] == []
    assert check_config(started.folder) == ()


def test_can_the_owner_alone_look_in(started: Started) -> None:
    assert stat.S_IMODE(started.folder.stat().st_mode) == 0o700
    assert stat.S_IMODE((started.folder / "roster.csv").stat().st_mode) == 0o600


def test_are_all_on_the_roster_and_nobody_has_a_persons_name(started: Started) -> None:
    with (started.folder / "roster.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["id"] for row in rows] == list(started.students)
    assert [row["last_name"] for row in rows] == [f"student{n:02d}" for n in range(1, 9)]
    assert list(started.students.values())[-1] == ABSENT


def test_does_the_archive_hold_what_the_roster_says(started: Started) -> None:
    """One file a student, named as Canvas does, but for the one who hands nothing in."""
    for name in started.assignments:
        archive = started.folder / "downloaded" / name / "archive/submissions.zip"
        with zipfile.ZipFile(archive) as pack:
            owners = {file.split("_")[1] for file in pack.namelist()}
        assert owners == {one for one, kind in started.students.items() if kind != ABSENT}


def test_is_a_folder_with_something_in_it_refused(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(ExerciseError, match="is not empty; name a folder that is new or empty"):
        start(tmp_path, EXERCISES)
    with pytest.raises(ExerciseError, match="is not empty"):
        start(tmp_path / "mine.txt", EXERCISES)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_is_nothing_made_where_there_is_no_checkout(tmp_path: Path) -> None:
    with pytest.raises(ExerciseError, match="so it is not a course folder"):
        start(tmp_path / "new", tmp_path)
    assert not (tmp_path / "new").exists()

# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Is every LMS's real naming understood, and no name mistaken for another student's?"""

from zoneinfo import ZoneInfo

import pytest

from oms42.grading.lms.naming import read_name, whose
from oms42.grading.lms.roster import Person


@pytest.mark.parametrize(
    ("path", "user", "file", "rank"),
    [
        ("leeann_107_9001_ps1.ipynb", "107", "ps1.ipynb", ("", 9001, 0)),
        ("leeann_LATE_107_9001_ps1-3.ipynb", "107", "ps1.ipynb", ("", 9001, 3)),
        ("学生_107_9001_my_ps_1.ipynb", "107", "my_ps_1.ipynb", ("", 9001, 0)),
    ],
)
def test_is_canvas_naming_read(path: str, user: str, file: str, rank: tuple[str, int, int]) -> None:
    """Canvas's guide, "How do I download all student submissions": name, user, attachment, file."""
    piece = read_name(path, "canvas")
    assert piece is not None
    assert (piece.user, piece.file, piece.rank) == (user, file, rank)


@pytest.mark.parametrize(
    ("path", "user", "file", "folder"),
    [
        ("Ann Lee_42_assignsubmission_file_/a/ps1.ipynb", "42", "a/ps1.ipynb", "_file_/"),
        ("Ann Lee_42_assignsubmission_file/ps1.ipynb", "42", "ps1.ipynb", "_file/"),
        ("Ann Lee_42_assignsubmission_file_ps_1.ipynb", "42", "ps_1.ipynb", "_file_"),
        ("Participant_42_assignsubmission_file_/ps1.ipynb", "42", "ps1.ipynb", "_file_/"),
    ],
)
def test_is_moodles_naming_read(path: str, user: str, file: str, folder: str) -> None:
    """With and without the last underscore: moodle, mod/assign/feedback/file/importziplib.php."""
    piece = read_name(path, "moodle")
    assert piece is not None
    assert (piece.user, piece.file) == (user, file)
    assert piece.folder.endswith(folder)


@pytest.mark.parametrize(
    ("when", "utc"),
    [
        ("Sep 24, 2024 926 PM", "2024-09-24 19:26:00.000000 UTC"),
        ("Dec 1, 2024 1205 AM", "2024-11-30 23:05:00.000000 UTC"),
        ("24 septembre 2024", ""),
        ("Feb 30, 2024 926 PM", ""),
    ],
)
def test_is_brightspaces_time_read_in_the_zone_of_the_site(when: str, utc: str) -> None:
    """A folder as instructors find it: "397063-2557369 - Mary-Ann Smith - Sep 24, 2024 926 PM"."""
    path = f"397063-2557369 - Mary-Ann Smith - {when}/a/ps1.ipynb"
    piece = read_name(path, "brightspace", ZoneInfo("Europe/Berlin"))
    assert piece is not None
    assert (piece.name, piece.file, piece.when) == ("Mary-Ann Smith", "a/ps1.ipynb", utc)


@pytest.mark.parametrize("lms", ["canvas", "moodle", "brightspace", "folder"])
def test_is_another_name_nobodys(lms: str) -> None:
    assert read_name("index.html", lms) is None


def test_can_a_namesake_get_anothers_work() -> None:
    people = [Person("1", "Lee", "Ann", lms_id="42"), Person("2", "Lee", "Ann", lms_id="43")]
    known = read_name("Ann Lee_43_assignsubmission_file_/a.ipynb", "moodle")
    unknown = read_name("Ann Lee_44_assignsubmission_file_/a.ipynb", "moodle")
    assert known is not None
    assert unknown is not None
    assert whose(known, people, "moodle") == people[1]
    assert "1, 2 in roster.csv are all called" in str(whose(unknown, people, "moodle"))


@pytest.mark.parametrize("shown", ["Jörg Müller", "Müller Jörg", "mu\u0308ller  JÖRG"])
def test_is_a_name_found_in_either_order_and_form(shown: str) -> None:
    people = [Person("1", "Müller", "Jörg"), Person("2", "Lee", "Ann")]
    piece = read_name(f"1-2 - {shown} - Sep 24, 2024 926 PM/a.ipynb", "brightspace")
    assert piece is not None
    assert whose(piece, people, "brightspace") == people[0]


def test_is_a_folder_found_by_any_id() -> None:
    people = [Person("1", login="ann")]
    piece = read_name("ann/ps1.ipynb", "folder")
    stranger = read_name("bob.ipynb", "folder")
    assert piece is not None
    assert stranger is not None
    assert whose(piece, people, "folder") == people[0]
    assert whose(stranger, people, "folder") == "no student in roster.csv has the id 'bob'"

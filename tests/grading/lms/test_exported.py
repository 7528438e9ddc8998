# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Is each LMS's own export read, and are doubtful ids refused by row?"""

import pytest

from oms42.grading.lms.exported import LmsError, read_export
from oms42.grading.lms.roster import Person, merged

# the heading, the row on hidden grades and "    Points Possible": canvas-lms,
# lib/gradebook_exporter.rb; a name that begins with = stands in quotes there
CANVAS = (
    "Student,ID,SIS User ID,SIS Login ID,Section,E2 (1234),Current Score\r\n"
    ",,,,,Manual Posting,\r\n"
    "    Points Possible,,,,,7.00,(read only)\r\n"
    '"Müller, Jörg",107,0042,jmuel,"A, B and C",,\r\n'
    '"""=Lee, Ann""",108,0043,alee,A,,\r\n'
)
# docs.moodle.org, "Grading worksheet"; mod/assign/feedback/offline/locallib.php
WORKSHEET = (
    "Identifier,Full name,Email address,Status,Grade\n"
    "Participant 4006831,Ann Lee,ann@x.test,Submitted,\n"
)


def test_is_canvas_gradebook_read_without_its_rows_above_the_students() -> None:
    found = read_export(CANVAS.encode("utf-8-sig"), "g.csv", "canvas")
    ids = {"sis_id": "0042", "login": "jmuel", "section": "A, B and C"}
    assert found[0] == Person("107", "Müller", "Jörg", lms_id="107", **ids)
    assert (found[1].last_name, found[1].first_name) == ("=Lee", "Ann")


def test_do_moodles_participants_and_its_worksheet_meet_in_one_student() -> None:
    """The participants have the ID number; only the worksheet has the folder's number."""
    table = "First name;Last name;ID number;Email address\r\nAnn;Lee;00042;ann@x.test\r\n"
    first = merged([], read_export(table.encode("utf-8-sig"), "p.csv", "moodle"))
    both = merged(first, read_export(WORKSHEET.encode(), "w.csv", "moodle"))
    wanted = Person("00042", "Lee", "Ann", "ann@x.test", "4006831", "00042")
    assert both == [wanted]
    assert merged(both, read_export(WORKSHEET.encode(), "w.csv", "moodle")) == both


def test_does_brightspace_keep_its_leading_zeros() -> None:
    """The number sign is Brightspace's own guard: kb.wisc.edu 4330."""
    table = "OrgDefinedId,Username,Last Name,First Name\n#00246,#ann,Lee,Ann\n"
    (one,) = read_export(table.encode(), "g.csv", "brightspace")
    assert (one.student, one.sis_id, one.login) == ("00246", "00246", "ann")


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ("student_id,last_name\n1,A\n2,B\n1,C\n", "rows 2 and 4: both have the id '1'"),
        ("student_id,last_name\n../x,A\n", r"row 2: the id '\.\./x' has the character '/'"),
        ("student_id,last_name\n1,A\n,B\n", "row 3: the student has no id"),
        ("name\nA\n", "no student with 'student_id'; its columns are: name"),
    ],
)
def test_does_a_doubtful_row_say_which_it_is(table: str, words: str) -> None:
    with pytest.raises(LmsError, match=words):
        read_export(table.encode(), "g.csv", "folder")

# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Are tables of an LMS and of a European spreadsheet read, and written so that none can harm?"""

import csv
import stat
from pathlib import Path

import pytest

from oms42.grading.lms.tables import LmsError, read_table, write_table

ROWS = [["ID", "Name"], ["0012", 'O"Neil, "Zoë"'], ["0013", "学生\nzwei"]]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_is_one_table_read_alike_from_every_program(
    tmp_path: Path, separator: str, coding: str, end: str
) -> None:
    file = tmp_path / "a.csv"
    with file.open("w", encoding=coding, newline="") as opened:
        csv.writer(opened, delimiter=separator, lineterminator=end).writerows(ROWS)
    assert [row.fields for row in read_table(file.read_bytes(), "a.csv")] == [
        {"ID": "0012", "Name": 'O"Neil, "Zoë"'},
        {"ID": "0013", "Name": "学生\nzwei"},
    ]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ("Name\nMüller\n".encode("cp1252"), "'CSV UTF-8'"),
        (b"", "no heading"),
        (b"ID,ID\n1,2\n", "two columns 'ID'"),
        (b'ID\n"open\n', "no CSV table"),
    ],
)
def test_does_a_table_that_cannot_be_read_say_what_to_do(data: bytes, words: str) -> None:
    with pytest.raises(LmsError, match=words):
        read_table(data, "a.csv")


def test_can_a_name_run_in_a_spreadsheet_and_does_it_come_back_as_it_was(tmp_path: Path) -> None:
    """The characters are those of OWASP's page on CSV injection."""
    names = ["=cmd()", "+1", "-1", "@x", "plain"]
    file = tmp_path / "sub" / "a.csv"
    assert write_table(file, [["Name", "Points"], *([name, -1.5] for name in names)])
    assert not write_table(file, [["Name", "Points"], *([name, -1.5] for name in names)])
    with file.open(encoding="utf-8", newline="") as opened:
        raw = list(csv.reader(opened))[1:]
    assert [row[0] for row in raw] == ["'=cmd()", "'+1", "'-1", "'@x", "plain"]
    assert {row[1] for row in raw} == {"-1.5"}
    assert [row.fields["Name"] for row in read_table(file.read_bytes(), "a")] == names
    assert stat.S_IMODE(file.stat().st_mode) == 0o600

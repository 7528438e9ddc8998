# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
import argparse

import pytest

from oms42.cli.errors import CommandError
from oms42.cli.grade import _options, register, run_grade


def parse(*words: str) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    register(parser.add_subparsers())
    return parser.parse_args(["grade", *words])


def test_do_the_switches_reach_nbgrader_in_its_own_words() -> None:
    assert _options(parse("e2")) == []
    assert _options(parse("e2", "--student", "1000", "--force", "--unsafe")) == [
        "--student=1000",
        "--force",
        "--OmsSandbox.unsafe=True",
    ]


@pytest.mark.parametrize("jobs", ["0", "-1", "two"])
def test_is_a_count_that_is_none_refused(jobs: str, capsys) -> None:
    with pytest.raises(SystemExit):
        parse("e2", f"--jobs={jobs}")
    assert "give a whole number above 0" in capsys.readouterr().err


def test_does_a_folder_that_is_no_course_say_so(tmp_path) -> None:
    with pytest.raises(CommandError, match="so it is not a course folder"):
        run_grade(parse("e2", "--course", str(tmp_path)))


def test_do_two_assignments_at_once_say_how_it_is_done() -> None:
    with pytest.raises(CommandError, match="'e2 e3' names no one assignment"):
        run_grade(parse("e2", "e3", "--course", "."))

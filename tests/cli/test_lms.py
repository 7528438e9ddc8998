# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
import argparse

import pytest

from oms42.cli.lms import register


def parse(*words: str) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    register(parser.add_subparsers())
    return parser.parse_args(["lms", *words])


def test_is_another_lms_refused_with_those_that_are_known(capsys) -> None:
    with pytest.raises(SystemExit):
        parse("roster", "a.csv", "--lms", "blackboard")
    assert "brightspace" in capsys.readouterr().err


def test_must_a_file_of_grades_be_placed_by_hand(capsys) -> None:
    """Personal data is written where the instructor chose, and nowhere else."""
    with pytest.raises(SystemExit):
        parse("grades", "e2", "--lms", "canvas")
    assert "--to" in capsys.readouterr().err


def test_do_the_switches_of_the_grades_arrive() -> None:
    args = parse("grades", "e2", "--lms", "canvas", "--to", "x.csv", "--tasks", "--item", "E2 (1)")
    assert (args.item, args.tasks, args.absent_zero) == ("E2 (1)", True, False)

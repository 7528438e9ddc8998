# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Does an attack get a point that its work does not deserve, or cost a point that it does?"""

import pytest

from . import in_process, odd_values, on_the_line, on_the_pipe, on_the_record, on_the_walls
from .harness import Course, honest

ATTACKS = {attack.name: attack for attack in (*in_process.ATTACKS, *on_the_pipe.ATTACKS)}
# These run with stock too; the others never do outside of `attack_table`, which drops its rights.
OURS = {
    attack.name: attack
    for attack in (*on_the_record.ATTACKS, *on_the_walls.ATTACKS, *on_the_line.ATTACKS)
}
# One of each kind; the others are proved by `make prove`.
QUICK = (
    *("builtins-patched", "input-transformer", "dies-in-call"),
    *("closes-line", "promises-much"),
    *("surrogate-error", "surrogate-settings", "past-the-meter", "floods-frames", "signals"),
)


@pytest.fixture(scope="session")
def course(tmp_path_factory):
    """A course that nobody has handed anything in for."""
    return Course.make(tmp_path_factory.mktemp("attacked") / "course")


@pytest.mark.grader
def test_do_honest_work_and_the_plainest_attacks_get_what_they_deserve(course):
    every = {**ATTACKS, **OURS}
    for name in QUICK:
        course.submit(every[name])
    course.submit(honest())
    course.grade("ours", timeout=10, seconds=300)
    assert honest().verdict(course) == "none"
    assert {name: every[name].verdict(course) for name in QUICK} == dict.fromkeys(QUICK, "none")


@pytest.mark.prove
@pytest.mark.grader
@pytest.mark.parametrize(
    "group",
    [on_the_record, on_the_walls, on_the_line, odd_values],
    ids=["record", "walls", "line", "values"],
)
def test_does_no_attack_of_a_kind_get_anything(group, tmp_path):
    course = Course.make(tmp_path / "course")
    for attack in (*group.ATTACKS, honest()):
        course.submit(attack)
    course.grade("ours", timeout=20)
    found = {attack.name: attack.verdict(course) for attack in (*group.ATTACKS, honest())}
    assert found == dict.fromkeys(found, "none")


@pytest.mark.prove
@pytest.mark.grader
def test_does_no_attack_get_more_or_less_than_it_deserves(tmp_path):
    course = Course.make(tmp_path / "course")
    for attack in ATTACKS.values():
        course.submit(attack)
    course.grade("ours", timeout=15)
    found = {name: attack.verdict(course) for name, attack in ATTACKS.items()}
    assert found == dict.fromkeys(ATTACKS, "none")


@pytest.mark.prove
@pytest.mark.grader
def test_do_most_of_the_attacks_succeed_against_stock(tmp_path):
    """Would the harness notice? Stock nbgrader judges in the student's own kernel."""
    course = Course.make(tmp_path / "course")
    for attack in ATTACKS.values():
        course.submit(attack)
    course.grade("stock", timeout=15)
    found = {name: attack.verdict(course) for name, attack in ATTACKS.items()}
    won = {name for name, verdict in found.items() if verdict != "none"}
    assert won >= {
        "builtins-patched",
        "equals-everything",
        "masked-array",
        "stops-the-loop",
        "input-transformer",
        "forged-in-call",
        "reads-in",
        "dies-in-call",
        "tools-deleted",
        "skip-tags",
    }

# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Does student code get at the machine, the course, another student or the next one?"""

import pytest

from .harness import Course, honest
from .on_the_machine import ATTACKS, ON_STOCK_NEVER

NAMES = [attack.name for attack in ATTACKS]


@pytest.fixture(scope="module")
def graded(tmp_path_factory) -> Course:
    """A course in which every attack was handed in, beside honest work, and graded by ours."""
    course = Course.make(tmp_path_factory.mktemp("machine") / "course")
    for attack in ATTACKS:
        course.submit(attack)
    course.submit(honest())
    course.grade("ours")
    return course


@pytest.mark.prove
@pytest.mark.grader
@pytest.mark.parametrize("attack", ATTACKS, ids=NAMES)
def test_does_the_attack_fail(graded, attack) -> None:
    assert attack.verdict(graded) == "none"


@pytest.mark.prove
@pytest.mark.grader
def test_does_honest_work_beside_them_keep_its_points(graded) -> None:
    assert honest().verdict(graded) == "none"


@pytest.mark.prove
@pytest.mark.grader
def test_would_the_harness_notice(tmp_path) -> None:
    """Stock nbgrader runs the same code with the instructor's rights."""
    course = Course.make(tmp_path / "course")
    tried = [attack for attack in ATTACKS if attack.name not in ON_STOCK_NEVER]
    for attack in tried:
        course.submit(attack)
    course.grade("stock")
    found = {attack.name: attack.verdict(course) for attack in tried}
    (tmp_path / "stock.txt").write_text("\n".join(f"{k}: {v}" for k, v in found.items()))
    won = {name for name, verdict in found.items() if "leaks" in verdict or "harm" in verdict}
    assert won >= {
        "reads-gradebook",
        "reads-source",
        "reads-others",
        "writes-grades",
        "survivor",
        "startup-file",
        "link",
        "imports-model",
    }

# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Does what is handed in get points, harm, or keep others from theirs?"""

from pathlib import Path

import pytest

from .handed_in import AGAINST_STOCK, ATTACKS
from .harness import Attack, Course, Way, honest

pytestmark = [pytest.mark.prove, pytest.mark.grader]


def verdicts(root: Path, way: Way, attacks: tuple[Attack, ...]) -> dict[str, str]:
    """Grade every attack and an honest student whose name comes last."""
    course = Course.make(root)
    last = honest("zoe")
    for attack in (*attacks, last):
        course.submit(attack)
    course.grade(way)
    return {attack.name: attack.verdict(course) for attack in (*attacks, last)}


def test_does_no_attack_succeed(tmp_path: Path) -> None:
    found = verdicts(tmp_path / "course", "ours", ATTACKS)
    assert found == dict.fromkeys(found, "none")


@pytest.mark.parametrize("attack", AGAINST_STOCK, ids=lambda attack: attack.name)
def test_does_each_succeed_against_stock(attack: Attack, tmp_path: Path) -> None:
    """Alone with one honest student, since several of them stop the whole batch."""
    found = verdicts(tmp_path / "course", "stock", (attack,))
    assert found != dict.fromkeys(found, "none")

# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Levers: the case's three, and what happens where two meet."""

import pytest

from oms42.planning import Capacity, Group, Lever, gap_levers, productive_capacity

THREE = [
    Lever("enterprise hires two months earlier", "Enterprise", {"start_month": 1}),
    Lever("mid-market attrition 12 %", "Mid-market", {"attrition": 0.12}),
    Lever("enterprise attainment 88 %", "Enterprise", {"attainment": 0.88}),
]


@pytest.fixture
def kelvane() -> Capacity:
    """Return the plan of WE1.1."""
    groups = [
        Group("Enterprise", 24, 1.20, 0.86, 0.15, hires=6, start_month=3, ramp_months=8),
        Group("Mid-market", 36, 0.55, 0.84, 0.20, hires=8, start_month=2, ramp_months=5),
    ]
    return productive_capacity(groups, target=50.0, other={"partners": 3.2, "product-led": 1.6})


def test_is_the_case_as_printed(kelvane: Capacity) -> None:
    """WE1.1: +1.032, +0.665, +0.593, in sum 2.290: still short of 2.431."""
    made = gap_levers(kelvane, THREE)
    assert [round(value, 3) for value in made.adds.values()] == [1.032, 0.665, 0.593]
    assert round(sum(made.adds.values()), 3) == 2.290
    assert made.left > 0


def test_do_levers_of_one_group_meet(kelvane: Capacity) -> None:
    """By hand: earlier hires sell at the higher attainment too: 1.032 · 0.02 / 0.86 more."""
    made = gap_levers(kelvane, THREE)
    assert made.together == pytest.approx(sum(made.adds.values()) + 1.032 * 0.02 / 0.86)
    assert made.left == pytest.approx(kelvane.gap - made.together)


def test_is_the_strongest_lever_first_in_the_table(kelvane: Capacity) -> None:
    table = gap_levers(kelvane, THREE[::-1]).to_frame()
    assert table["lever"].tolist() == [*(lever.name for lever in THREE), "all together"]


@pytest.mark.parametrize(
    ("levers", "says"),
    [
        ([Lever("a", "Public", {"heads": 1})], "a: there is no group 'Public'; groups: A"),
        ([Lever("a", "A", {"salary": 1})], "a: 'salary' is no field; fields: heads, quota"),
        (
            [Lever("a", "A", {"heads": 1}), Lever("b", "A", {"heads": 2})],
            "two levers set heads of A; pull one of them",
        ),
        (
            [Lever("a", "A", {"heads": 1}), Lever("a", "A", {"quota": 2})],
            "two levers have the same name",
        ),
    ],
)
def test_are_levers_that_cannot_be_pulled_refused(levers: list[Lever], says: str) -> None:
    with pytest.raises(ValueError, match=says):
        gap_levers(productive_capacity([Group("A", 1, 1, 1)]), levers)

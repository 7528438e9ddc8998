# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Nodes: are the forms taken that a person would write?"""

import yaml

from oms42.compensation import Draw, Plan
from oms42.compensation.plan_nodes import NodeReader, Problem


def read(text: str) -> tuple[Plan | None, list[Problem]]:
    """Read a plan and its problems."""
    reader = NodeReader()
    return reader.rule(Plan, yaml.compose(text), ""), reader.problems


def test_are_words_numbers_and_dates_taken_as_a_person_writes_them() -> None:
    plan, problems = read(
        "name: 'AE'\nsalary: 60_000\nnotes: one sentence\nclawback:\n"
        "draws: [{amount: '1,500', recoverable: no, periods: 3}]\n"
        "spiffs: [{name: s, pay: 5%, per: amount, first_day: 2026-07-01}]\n"
    )
    assert problems == []
    assert plan is not None
    assert (plan.salary, plan.notes, plan.clawback) == (60_000, ("one sentence",), None)
    assert plan.draws == (Draw(1_500, recoverable=False, periods=3),)
    assert plan.spiffs[0].pay * 20 == 1


def test_is_an_alias_the_same_node_twice() -> None:
    plan, problems = read(
        "name: P\nmeasures:\n"
        "  - {name: a, tiers: &t {unit: rate, steps: [{rate: 0.1}]}}\n"
        "  - {name: b, tiers: *t}\n"
    )
    assert problems == []
    assert plan is not None
    assert plan.measures[0].tiers == plan.measures[1].tiers


def test_does_a_problem_read_as_a_sentence() -> None:
    _, (problem,) = read("name: P\nsalary: -1\n")
    assert str(problem) == ("line 2, column 9, salary: '-1' is not allowed; allowed: a number ≥ 0.")

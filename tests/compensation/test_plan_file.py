# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Plan files: is what is written read back, and is an error named with line, column and field?"""

import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from oms42.compensation import Plan, PlanError
from oms42.compensation.plan_file import (
    EXAMPLES,
    PlanFileError,
    example_plan,
    plan_from_yaml,
    plan_to_dict,
    plan_to_yaml,
    read_plan,
    write_plan,
)

from .every_rule import EVERY_RULE
from .random_plans import plans

FOLDER = Path(__file__).parents[2] / "src" / "oms42" / "compensation" / "plans"


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(plans())
def test_is_a_written_plan_read_back_equal(plan: Plan) -> None:
    assert plan_from_yaml(plan_to_yaml(plan)) == plan
    assert Plan(**plan_to_dict(plan)) == plan


def test_is_the_example_of_every_rule_the_plan_that_python_builds() -> None:
    assert example_plan("every_rule") == EVERY_RULE


def test_is_a_file_written_and_read(tmp_path: Path) -> None:
    plan = example_plan("every_rule")
    write_plan(plan, tmp_path / "plan.yaml")
    assert read_plan(tmp_path / "plan.yaml") == plan


def test_is_every_example_there_and_no_other() -> None:
    assert {f"{name}.yaml" for name in EXAMPLES} == {file.name for file in FOLDER.iterdir()}
    with pytest.raises(ValueError, match="no example 'ceo'; there are: cam_fy2026, "):
        example_plan("ceo")


def test_do_the_examples_pay_the_on_target_earnings_of_the_company() -> None:
    """OTE: enterprise AE 240k (50/50), mid-market 150k (55/45), KAM 260k and CAM 190k (65/35)."""
    told = {"enterprise_ae": (240, 0.5), "mid_market_ae": (150, 0.55), "kam": (260, 0.65)}
    for name, (total, mix) in {**told, "cam": (190, 0.65)}.items():
        plan = example_plan(f"{name}_fy2026")
        assert plan.salary + plan.target_incentive == total * 1_000
        assert float(plan.salary) == total * 1_000 * mix


GOOD = """\
name: AE
target_incentive: 120000
measures:
  - name: bookings
    quota: 1200000
    tiers:
      steps:
        - {upto: 0.5, rate: 0.6}
        - {rate: solve}
"""
WRONG = [
    ("quota: 1200000", "quotta: 1200000", 5, 5, "measures[0].quotta", "Did you mean 'quota'?"),
    ("quota: 1200000", "quota: lots", 5, 12, "measures[0].quota", "'lots' is not allowed; allo"),
    ("quota: 1200000", "quota: [1, 2]", 5, 12, "measures[0].quota", "a list is not allowed; al"),
    ("rate: 0.6", "rate: -0.6", 8, 29, "measures[0].tiers.steps[0].rate", "number ≥ 0, or 'solve'"),
    ("upto: 0.5", "upto: 0", 8, 18, "measures[0].tiers.steps[0].upto", "a number > 0, or nothing"),
    ("name: AE", "name: 2026", 1, 7, "name", "2026 is no text; write it in quotes"),
    ("name: AE", "nome: AE", 1, 1, "name", "the field is missing; allowed: a text"),
    ("  - name: bookings", "  - bookings: 1", 4, 5, "measures[0].bookings", "there is no such"),
    ("{rate: solve}", "{rate: solve, upto: 2}", 8, 9, "measures[0].tiers.steps", "tier ends at 2"),
    ("{rate: solve}", "3", 9, 11, "measures[0].tiers.steps[1]", "a mapping with the fields upto"),
    ("name: AE", "name: AE\nname: B", 2, 1, "name", "the field is there twice; leave one out"),
    ("name: AE", "name:", 1, 6, "name", "it is empty; allowed: a text"),
    ("target_incentive: 120000", "period: weekly", 2, 9, "period", "one of monthly, quarter"),
    ("measures:", "notes: {a: 1}\nmeasures:", 3, 8, "notes", "a mapping is not allowed; al"),
    ("measures:", "draws: [{amount: 1, recoverable: perhaps}]\nmeasures:", 3, 34,
     "draws[0].recoverable", "allowed: yes or no"),
    ("measures:", "modifiers: [{name: m, metric: x, steps: [[1]]}]\nmeasures:", 3, 42,
     "modifiers[0].steps[0]", "a pair of numbers such as [0.8, 0.5]"),
    ("measures:", "caps: [{limit: 2, applies_to: [renewals]}]\nmeasures:", 3, 7,
     "caps", "names the measure 'renewals'; allowed: bookings"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "line", "column", "field", "said"), WRONG)
def test_is_an_error_named_with_line_column_field_and_what_is_allowed(
    old: str, new: str, line: int, column: int, field: str, said: str
) -> None:
    assert GOOD.count(old) == 1
    with pytest.raises(PlanFileError) as caught:
        plan_from_yaml(GOOD.replace(old, new), where="ae.yaml")
    places = {one.field: (one.line, one.column, one.message) for one in caught.value.problems}
    assert field in places
    assert places[field][:2] == (line, column)
    assert said in places[field][2]
    assert str(caught.value).startswith("ae.yaml: ")
    assert f"line {line}, column {column}, {field}: " in str(caught.value)
    assert isinstance(caught.value, PlanError)


def test_are_all_problems_told_at_once() -> None:
    bad = GOOD.replace("1200000", "lots").replace("0.6", "low").replace("AE", "AE\nsallary: 1")
    with pytest.raises(PlanFileError, match="plan: 3 problems") as caught:
        plan_from_yaml(bad)
    assert [one.line for one in caught.value.problems] == [2, 6, 9]


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("", 1, "it is empty"),
        ("name: AE\nmeasures: [", 2, "this is no YAML"),
        ("- a\n- b\n", 1, "a list is not allowed; allowed: a mapping with the fields name, salary"),
        ("a: &a [*b]", 1, "this is no YAML: found undefined alias"),
        ("name: !!python/object:os.system x", 1, "is no text"),
    ],
)
def test_is_a_file_refused_that_is_no_plan(text: str, line: int, said: str) -> None:
    with pytest.raises(PlanFileError) as caught:
        plan_from_yaml(text)
    assert caught.value.problems[0].line == line
    assert said in caught.value.problems[0].message


def test_is_a_missing_library_told_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "yaml", None)
    with pytest.raises(ImportError, match="plan files need PyYAML, which is not installed: pip"):
        plan_from_yaml(GOOD)

# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The schema: does it take and refuse what the reader takes and refuses?"""

import copy
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from hypothesis import HealthCheck, given, settings

from oms42.compensation import Plan, PlanError
from oms42.compensation.file_schema import plan_schema
from oms42.compensation.plan_file import EXAMPLES, plan_from_yaml, plan_to_dict

from .random_plans import plans

FOLDER = Path(__file__).parents[2] / "src" / "oms42" / "compensation" / "plans"
CHECK = jsonschema.Draft202012Validator(plan_schema())


def loaded(name: str) -> Any:
    """An example as another program would load it, its dates as text."""
    text = FOLDER.joinpath(f"{name}.yaml").read_text("utf-8")
    whole = yaml.load(text, Loader=yaml.BaseLoader)
    return {**yaml.safe_load(text), **({"spiffs": whole["spiffs"]} if "spiffs" in whole else {})}


def test_is_the_schema_one() -> None:
    jsonschema.Draft202012Validator.check_schema(plan_schema())


@pytest.mark.parametrize("name", EXAMPLES)
def test_does_the_schema_take_every_example(name: str) -> None:
    CHECK.validate(loaded(name))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(plans())
def test_does_the_schema_take_every_plan_that_is_written(plan: Plan) -> None:
    CHECK.validate(plan_to_dict(plan))


WRONG: list[tuple[tuple[Any, ...], Any]] = [
    (("salary",), -1),
    (("salary",), "much"),
    (("salary",), True),
    (("name",), 7),
    (("name",), None),
    (("period",), "weekly"),
    (("colour",), "blue"),
    (("measures", 0, "quota"), 0),
    (("measures", 0, "weight"), 2),
    (("measures", 0, "tiers", "steps", 0, "rate"), "guess"),
    (("measures", 0, "tiers", "steps", 0), 3),
    (("measures", 1, "table", "points", 0), [1]),
    (("measures", 1, "products"), [3]),
    (("draws", 0, "recoverable"), "perhaps"),
    (("draws", 0, "periods"), 1.5),
    (("clawback", "within_months"), 0),
    (("gates",), {"name": "g"}),
]


@pytest.mark.parametrize(("path", "value"), WRONG)
def test_do_schema_and_reader_refuse_the_same(path: tuple[Any, ...], value: Any) -> None:
    bad = copy.deepcopy(loaded("every_rule"))
    place = bad
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    assert not CHECK.is_valid(bad)
    with pytest.raises(PlanError):
        plan_from_yaml(yaml.safe_dump(bad))

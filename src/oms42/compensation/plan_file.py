# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Plan files: a plan as YAML, read with errors that name line, column, field and what is allowed.

Reading and writing need PyYAML, which a page does not have; nothing else in the room does.
"""

from __future__ import annotations

from fractions import Fraction
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from oms42.compensation.exact import exact, plain
from oms42.compensation.plan import Plan
from oms42.compensation.plan_nodes import NodeReader, Problem
from oms42.compensation.rule import PlanError, Rule, specs

if TYPE_CHECKING:
    from datetime import date

EXAMPLES = (
    "cam_fy2026",
    "enterprise_ae_fy2026",
    "every_rule",
    "kam_fy2026",
    "mid_market_ae_fy2026",
)


class PlanFileError(PlanError):
    r"""A plan file with problems.

    Attributes:
        problems: Each with line, column, field and message.

    Example:
        >>> try:
        ...     plan_from_yaml("name: AE\nsalary: -1\n")
        ... except PlanFileError as error:
        ...     print(error.problems[0])
        line 2, column 9, salary: '-1' is not allowed; allowed: a number ≥ 0.
    """

    def __init__(self, where: str, problems: tuple[Problem, ...]) -> None:
        count = "1 problem" if len(problems) == 1 else f"{len(problems)} problems"
        super().__init__("\n  ".join([f"{where}: {count}", *map(str, problems)]))
        self.problems = problems


def read_plan(path: str | Path) -> Plan:
    """Read a plan file.

    Args:
        path: The file, in YAML (a JSON file is one too).

    Returns:
        The plan.

    Raises:
        PlanFileError: The file is no plan; every problem is named with line, column and field.
        ImportError: PyYAML is not installed.
    """
    file = Path(path)
    return plan_from_yaml(file.read_text("utf-8"), where=file.name)


def write_plan(plan: Plan, path: str | Path) -> None:
    """Write a plan file that `read_plan` reads back to an equal plan.

    Args:
        plan: The plan.
        path: The file.
    """
    Path(path).write_text(plan_to_yaml(plan), "utf-8")


def example_plan(name: str) -> Plan:
    """Read one of the plans of Kelvane Systems, the book's fictional company.

    Args:
        name: One of `EXAMPLES`.

    Returns:
        The plan.

    Raises:
        ValueError: There is no such example.
    """
    if name not in EXAMPLES:
        raise ValueError(f"no example {name!r}; there are: {', '.join(EXAMPLES)}.")
    file = files("oms42.compensation").joinpath("plans", f"{name}.yaml")
    return plan_from_yaml(file.read_text("utf-8"), where=f"{name}.yaml")


def plan_from_yaml(text: str, where: str = "plan") -> Plan:
    """Read a plan from YAML text.

    Args:
        text: The YAML.
        where: What to call it in an error.

    Returns:
        The plan.

    Raises:
        PlanFileError: The text is no plan.
        ImportError: PyYAML is not installed.

    Example:
        >>> plan_from_yaml('''
        ... name: AE
        ... target_incentive: 120000
        ... measures:
        ...   - name: bookings
        ...     quota: 1200000
        ...     tiers:
        ...       steps: [{upto: 1, rate: 1}, {rate: 2}]
        ... ''').payout(1.5).tolist()
        240000.0
    """
    yaml = _yaml()
    reader = NodeReader()
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        said = f"this is no YAML: {getattr(error, 'problem', None) or error}."
        raise PlanFileError(where, (Problem(line, column, "(file)", said),)) from error
    if node is None:
        empty = Problem(1, 1, "(file)", "it is empty; allowed: a mapping with a plan's fields.")
        raise PlanFileError(where, (empty,))
    plan = reader.rule(Plan, node, "")
    if reader.problems:
        raise PlanFileError(where, tuple(reader.problems))
    assert isinstance(plan, Plan)  # no problem, so it was built
    return plan


def plan_to_yaml(plan: Plan) -> str:
    """Write a plan as YAML; fields that have their default are left out.

    Args:
        plan: The plan.

    Returns:
        Text that `plan_from_yaml` reads back to an equal plan.

    Raises:
        ImportError: PyYAML is not installed.
    """
    text: str = _yaml().safe_dump(
        plan_to_dict(plan), sort_keys=False, allow_unicode=True, default_flow_style=None, width=99
    )
    return text


def plan_to_dict(plan: Plan) -> dict[str, Any]:
    """Give a plan as dictionaries, lists, texts and numbers; ``Plan(**…)`` takes them back.

    Args:
        plan: The plan.

    Returns:
        Its fields; those that have their default are left out.

    Example:
        >>> plan_to_dict(Plan("Salary only", salary=60_000))
        {'name': 'Salary only', 'salary': 60000}
    """
    return _fields(plan)


def _fields(rule: Rule) -> dict[str, Any]:
    kind: Any = type(rule)
    defaults = {one.name: one.default for one in kind.__dataclass_fields__.values()}
    values = {name: getattr(rule, name) for name in specs(kind)}
    return {name: _bare(one) for name, one in values.items() if one != defaults[name]}


def _bare(value: Rule | Fraction | tuple[Any, ...] | date | str | int | bool) -> Any:
    if isinstance(value, Rule):
        return _fields(value)
    if isinstance(value, Fraction):
        return _number(value)
    if isinstance(value, tuple):
        return [_bare(one) for one in value]
    return value if isinstance(value, str | int) else value.isoformat()


def _number(number: Fraction) -> int | float | str:
    """Give a number that a file holds exactly: as text where no float has its decimals."""
    if number.denominator == 1:
        return int(number)
    near = float(number)
    return near if exact(near) == number and "e" not in repr(near) else plain(number)


def _yaml() -> Any:
    try:
        import yaml
    except ImportError as error:
        raise ImportError(
            "plan files need PyYAML, which is not installed: pip install pyyaml. In a page, build "
            "the plan in Python, or use Plan(**dictionary)."
        ) from error
    return yaml

# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Levers on the gap: what each closes alone, and what all of them close together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Any

from oms42.planning.capacity import Capacity, Group, productive_capacity

if TYPE_CHECKING:
    import pandas as pd

FIELDS = tuple(field.name for field in fields(Group) if field.name != "name")


@dataclass(frozen=True)
class Lever:
    """Hold a change of the plan.

    Attributes:
        name: What it is called.
        group: The kind of seller that it changes.
        change: New value of each field of the group that it changes.
    """

    name: str
    group: str
    change: Mapping[str, Any]


@dataclass(frozen=True)
class GapLevers:
    """Hold what levers add.

    Attributes:
        adds: What each adds alone, by name.
        together: What all add at once; less or more than the sum where they meet in one group.
        left: Gap that is left when all are pulled.
    """

    adds: Mapping[str, float]
    together: float
    left: float

    def to_frame(self) -> pd.DataFrame:
        """Return the levers, the strongest first, and all of them together.

        Returns:
            Columns lever and adds.
        """
        import pandas as pd

        rows = sorted(self.adds.items(), key=lambda row: -row[1])
        return pd.DataFrame([*rows, ("all together", self.together)], columns=["lever", "adds"])


def gap_levers(plan: Capacity, levers: Sequence[Lever]) -> GapLevers:
    r"""Measure what each lever adds to a plan.

    $$\Delta_j = C(\text{plan with lever } j) - C(\text{plan})$$

    Args:
        plan: The capacity from `productive_capacity`.
        levers: The changes to try.

    Returns:
        What each adds alone, and all together.

    Raises:
        ValueError: A group or a field is unknown, two levers share a name, or two set one field.

    Example:
        >>> plan = productive_capacity([Group("MM", 36, 0.55, 0.84, 0.20)], target=16)
        >>> made = gap_levers(plan, [Lever("keep sellers", "MM", {"attrition": 0.12})])
        >>> round(made.adds["keep sellers"], 3), round(made.left, 3)
        (0.665, 0.366)
    """
    names = {one.name for one in plan.groups}
    seen: set[tuple[str, str]] = set()
    for lever in levers:
        if lever.group not in names:
            raise ValueError(
                f"{lever.name}: there is no group {lever.group!r}; groups: "
                f"{', '.join(sorted(names))}."
            )
        for key in lever.change:
            if key not in FIELDS:
                raise ValueError(f"{lever.name}: {key!r} is no field; fields: {', '.join(FIELDS)}.")
            if (lever.group, key) in seen:
                raise ValueError(f"two levers set {key} of {lever.group}; pull one of them.")
            seen.add((lever.group, key))
    if len({lever.name for lever in levers}) < len(levers):
        raise ValueError("two levers have the same name; give each its own.")
    adds = {lever.name: _total(plan, [lever]) - plan.total for lever in levers}
    together = _total(plan, levers) - plan.total
    return GapLevers(adds, together, plan.gap - together)


def _total(plan: Capacity, levers: Sequence[Lever]) -> float:
    """Return the capacity with the levers pulled."""
    groups = []
    for group in plan.groups:
        for lever in levers:
            if lever.group == group.name:
                group = replace(group, **dict(lever.change))
        groups.append(group)
    return productive_capacity(groups, target=plan.target, other=plan.other).total

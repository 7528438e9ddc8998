# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Metric contracts and the tree they hang in: what a number means, and what moves it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

OPERATIONS = ("sum", "product", "ratio", "difference")


@dataclass(frozen=True)
class Metric:
    """Hold the contract of a metric: without one, two dashboards have two numbers.

    Attributes:
        name: What it is called.
        definition: In words: what counts, and what does not.
        unit: Unit, with the currency and the rate where it is money.
        owner: Who answers for it.
        decision: The decision that it serves.
        good: Which way is better: up, down, or range.
        guardrail: What must not get worse while it gets better.
        operation: How it follows from its parts: sum, product, ratio, difference; empty for one
            that is measured.
        parts: Names of the metrics that it is made of.

    Raises:
        ValueError: A field is empty, or operation and parts do not go together.

    Example:
        >>> Metric("win rate", "won of all that ended", "share", "RevOps", "coaching", "up",
        ...        guardrail="discount").name
        'win rate'
    """

    name: str
    definition: str
    unit: str
    owner: str
    decision: str
    good: str
    guardrail: str = ""
    operation: str = ""
    parts: tuple[str, ...] = field(default=())

    def __post_init__(self) -> None:
        for key in ("name", "definition", "unit", "owner", "decision"):
            if not str(getattr(self, key)).strip():
                raise ValueError(f"{self.name or 'a metric'} has no {key}; a contract needs one.")
        if self.good not in ("up", "down", "range"):
            raise ValueError(f"{self.name}: good is {self.good!r}; it is up, down or range.")
        if self.operation and self.operation not in OPERATIONS:
            raise ValueError(
                f"{self.name}: operation is {self.operation!r}; it is one of "
                f"{', '.join(OPERATIONS)}."
            )
        two = self.operation in ("ratio", "difference")
        if bool(self.operation) != bool(self.parts) or (two and len(self.parts) != 2):
            raise ValueError(
                f"{self.name}: a {self.operation or 'measured metric'} of {len(self.parts)} parts; "
                "a ratio and a difference have two, a measured metric none."
            )


@dataclass(frozen=True)
class MetricTree:
    """Hold metrics whose parts are all known, without a circle.

    Attributes:
        metrics: The contracts by name, parts before what they make up.
    """

    metrics: Mapping[str, Metric]

    def values(self, measured: Mapping[str, float]) -> Mapping[str, float]:
        """Compute every metric from those that are measured.

        Args:
            measured: Value of each metric without parts.

        Returns:
            Value of every metric.

        Raises:
            ValueError: A measured metric has no value, a computed one has, or a ratio is to zero.

        Example:
            >>> leads = Metric("deals", "qualified", "count", "RevOps", "hiring", "up")
            >>> rate = Metric("win rate", "won of ended", "share", "RevOps", "coaching", "up")
            >>> wins = Metric("wins", "won", "count", "CRO", "plan", "up", operation="product",
            ...               parts=("deals", "win rate"))
            >>> metric_tree([wins, leads, rate]).values({"deals": 40, "win rate": 0.25})["wins"]
            10.0
        """
        found: dict[str, float] = {}
        for name, metric in self.metrics.items():
            if bool(metric.parts) == (name in measured):
                raise ValueError(
                    f"{name} is {'computed from its parts' if metric.parts else 'measured'}; "
                    f"{'leave its value out' if metric.parts else 'its value is missing'}."
                )
            found[name] = _value(metric, found) if metric.parts else float(measured[name])
        return found

    def leaves(self, name: str) -> tuple[str, ...]:
        """Return the measured metrics that a metric rests on, in order.

        Args:
            name: The metric.

        Returns:
            Their names.

        Raises:
            ValueError: There is no such metric.
        """
        if name not in self.metrics:
            raise ValueError(f"there is no metric {name!r}; metrics: {', '.join(self.metrics)}.")

        def walk(one: str) -> Iterator[str]:
            parts = self.metrics[one].parts
            for part in parts:
                yield from walk(part)
            if not parts:
                yield one

        return tuple(dict.fromkeys(walk(name)))


def metric_tree(metrics: Sequence[Metric]) -> MetricTree:
    """Hang metrics into a tree.

    Args:
        metrics: The contracts, in any order.

    Returns:
        The tree.

    Raises:
        ValueError: Two have one name, a part is unknown, or a metric rests on itself.

    Example:
        >>> metric_tree([Metric("ARR", "contracted", "USD", "CFO", "plan", "up")]).leaves("ARR")
        ('ARR',)
    """
    known = {metric.name: metric for metric in metrics}
    if len(known) < len(metrics):
        raise ValueError("two metrics have the same name; a metric has one contract.")
    ordered: dict[str, Metric] = {}

    def add(name: str, above: tuple[str, ...]) -> None:
        if name in above:
            raise ValueError(f"{' → '.join((*above, name))}: a metric cannot rest on itself.")
        if name not in known:
            raise ValueError(f"{above[-1]} rests on {name!r}, which has no contract.")
        for part in known[name].parts:
            add(part, (*above, name))
        ordered[name] = known[name]

    for metric in metrics:
        add(metric.name, ())
    return MetricTree(ordered)


def _value(metric: Metric, found: Mapping[str, float]) -> float:
    """Compute one metric from its parts."""
    parts = [found[part] for part in metric.parts]
    if metric.operation == "ratio" and parts[1] == 0:
        raise ValueError(f"{metric.name}: {metric.parts[1]} is 0; a ratio to zero says nothing.")
    operations: Mapping[str, Callable[[], float]] = {
        "sum": lambda: sum(parts),
        "product": lambda: _product(parts),
        "ratio": lambda: parts[0] / parts[1],
        "difference": lambda: parts[0] - parts[1],
    }
    return float(operations[metric.operation]())


def _product(parts: Sequence[float]) -> float:
    """Multiply."""
    result = 1.0
    for part in parts:
        result *= part
    return result

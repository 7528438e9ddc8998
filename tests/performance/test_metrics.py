# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Metrics: contracts that are complete, and a tree that computes."""

from typing import Any

import pytest

from oms42.performance import Metric, MetricTree, metric_tree


def metric(name: str, **more: Any) -> Metric:
    """Make a contract."""
    given = {"definition": "d", "unit": "count", "owner": "RevOps", "decision": "x", "good": "up"}
    return Metric(name, **{**given, **more})


@pytest.fixture
def velocity() -> MetricTree:
    """Hang velocity over its four drivers."""
    return metric_tree(
        [
            metric("velocity", operation="ratio", parts=("won value", "cycle")),
            metric("won value", operation="product", parts=("deals", "win rate", "size")),
            *(metric(name) for name in ("deals", "win rate", "size", "cycle")),
        ]
    )


def test_is_the_velocity_of_the_case_computed(velocity: MetricTree) -> None:
    """WE5.1: 40 deals, 25 percent, $60k, 75 days: $8,000 a day."""
    measured = {"deals": 40, "win rate": 0.25, "size": 60_000, "cycle": 75}
    assert velocity.values(measured)["velocity"] == pytest.approx(8000)


def test_what_does_a_metric_rest_on(velocity: MetricTree) -> None:
    assert velocity.leaves("velocity") == ("deals", "win rate", "size", "cycle")


def test_are_sums_and_differences_computed() -> None:
    """By hand: 10 + 4 − 3."""
    tree = metric_tree(
        [
            metric("net", operation="difference", parts=("gross", "churn")),
            metric("gross", operation="sum", parts=("new", "expansion")),
            metric("new"),
            metric("expansion"),
            metric("churn"),
        ]
    )
    assert tree.values({"new": 10, "expansion": 4, "churn": 3})["net"] == 11


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"owner": " "}, "m has no owner; a contract needs one"),
        ({"good": "more"}, "good is 'more'; it is up, down or range"),
        ({"operation": "mean", "parts": ("a",)}, "operation is 'mean'; it is one of sum"),
        ({"operation": "ratio", "parts": ("a",)}, "a ratio of 1 parts"),
        ({"parts": ("a",)}, "a measured metric of 1 parts"),
    ],
)
def test_is_a_contract_that_is_not_complete_refused(change: dict[str, Any], says: str) -> None:
    with pytest.raises(ValueError, match=says):
        metric("m", **change)


@pytest.mark.parametrize(
    ("metrics", "says"),
    [
        ([metric("a"), metric("a")], "two metrics have the same name"),
        ([metric("a", operation="sum", parts=("b",))], "a rests on 'b', which has no contract"),
        (
            [
                metric("a", operation="sum", parts=("b",)),
                metric("b", operation="sum", parts=("a",)),
            ],
            "a → b → a: a metric cannot rest on itself",
        ),
    ],
)
def test_is_a_tree_that_does_not_stand_refused(metrics: list[Metric], says: str) -> None:
    with pytest.raises(ValueError, match=says):
        metric_tree(metrics)


@pytest.mark.parametrize(
    ("measured", "says"),
    [
        ({"deals": 1, "win rate": 1, "size": 1}, "cycle is measured; its value is missing"),
        (
            {"deals": 1, "win rate": 1, "size": 1, "cycle": 1, "velocity": 1},
            "velocity is computed from its parts; leave its value out",
        ),
        (
            {"deals": 1, "win rate": 1, "size": 1, "cycle": 0},
            "velocity: cycle is 0",
        ),
    ],
)
def test_are_values_that_do_not_fit_refused(
    velocity: MetricTree, measured: dict[str, float], says: str
) -> None:
    with pytest.raises(ValueError, match=says):
        velocity.values(measured)


def test_is_an_unknown_metric_named(velocity: MetricTree) -> None:
    with pytest.raises(ValueError, match="there is no metric 'margin'; metrics: deals"):
        velocity.leaves("margin")

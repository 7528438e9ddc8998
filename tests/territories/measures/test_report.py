# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The report: do its figures follow from the assignment, in every way of calling it?"""

import dataclasses

import numpy as np
import pytest

from oms42.territories.measures import alignment_report

WORK = [30, 20, 10, 40]


def test_are_workload_and_potential_both_judged() -> None:
    """By hand: work 50/50; potential 8/4 of mean 6, a third off; Gini 1/6."""
    made = alignment_report(["N", "N", "S", "S"], WORK, potential=[6, 2, 1, 3])
    assert made.territories == ("N", "S")
    assert made.accounts.tolist() == [2, 2]
    assert made.workload.tolist() == [50, 50]
    assert made.workload_balance.max_deviation == 0
    assert made.potential is not None
    assert made.potential.tolist() == [8, 4]
    assert made.potential_balance is not None
    assert made.potential_balance.max_deviation == pytest.approx(1 / 3)
    assert made.potential_balance.gini == pytest.approx(1 / 6)


def test_is_travel_the_cost_of_the_accounts_in_their_territories() -> None:
    """The cost is taken as it is: nothing is multiplied by workload."""
    cost = np.array([[1, 9], [2, 9], [9, 4], [9, 8]])
    made = alignment_report([0, 0, 1, 1], WORK, cost=cost)
    assert made.travel is not None
    assert made.travel.tolist() == [3, 12]


def test_is_a_home_without_accounts_listed() -> None:
    cost = np.ones((4, 3))
    made = alignment_report([0, 0, 1, 1], WORK, cost=cost)
    assert made.territories == (0, 1, 2)
    assert made.workload_deviation.tolist() == pytest.approx([0.5, 0.5, -1])
    assert alignment_report([0, 0, 1, 1], WORK, homes=[0, 2, 3]).workload.tolist() == [50, 50, 0]


def test_are_the_columns_of_a_frame_the_territories() -> None:
    import pandas as pd

    cost = pd.DataFrame(np.arange(8).reshape(4, 2), columns=["Ana", "Ben"])
    by_name = alignment_report(["Ben", "Ana", "Ana", "Ben"], WORK, cost=cost)
    by_number = alignment_report([1, 0, 0, 1], WORK, cost=cost)
    assert by_name.territories == by_number.territories == ("Ana", "Ben")
    assert by_name.travel is not None
    assert by_number.travel is not None
    assert by_name.travel.tolist() == by_number.travel.tolist() == [2 + 4, 1 + 7]


def test_are_named_columns_the_territories_of_as_many_accounts() -> None:
    import pandas as pd

    cost = pd.DataFrame(np.arange(4).reshape(2, 2), columns=["Ana", "Ben"])
    made = alignment_report(["Ben", "Ben"], [1, 2], cost=cost)
    assert made.accounts.tolist() == [0, 2]
    assert made.travel is not None
    assert made.travel.tolist() == [0, 4]


def test_may_labels_be_the_numbers_of_the_centers() -> None:
    """In districting cost is units × units, and a district is called by its center."""
    cost = np.arange(16).reshape(4, 4)
    made = alignment_report([3, 1, 1, 3], WORK, cost=cost)
    assert made.territories == (1, 3)
    assert made.travel is not None
    assert made.travel.tolist() == [cost[1, 1] + cost[2, 1], cost[0, 3] + cost[3, 3]]
    assert alignment_report([3, 1, 1, 3], WORK, cost=cost, homes=[1, 3]).territories == (1, 3)


def test_does_a_present_label_count_by_name_or_by_position() -> None:
    new, names = ["N", "N", "S", "S"], ["N", "S"]
    for current in (["N", "S", "S", "S"], [0, 1, 1, 1], [-1, 1, 1, 1]):
        made = alignment_report(new, WORK, current=current, names=names)
        assert made.moved is not None
        assert (made.moved.accounts, made.moved.workload_share) == (1, 0.2)


def test_is_an_account_of_a_closed_territory_moved() -> None:
    made = alignment_report([0, 0, 1, 1], WORK, current=["0", "gone", 1, None])
    assert made.moved is not None
    assert made.moved.accounts == 2


def test_are_shapes_measured_where_places_are_given() -> None:
    made = alignment_report([0, 0, 0, 1], WORK, units=[(0, 0), (2, 0), (0, 2), (5, 5)])
    assert made.geometry is not None
    assert made.geometry.hull_area.tolist() == [2.0, 0.0]


def test_has_the_frame_one_row_a_territory() -> None:
    frame = alignment_report(
        [0, 0, 1, 1], WORK, np.ones((4, 2)), [0, 2], [0, 0, 0, 1], WORK, [(0, 0)] * 4
    ).to_frame()
    assert list(frame.columns) == [
        "territory", "accounts", "workload", "workload_deviation", "potential",
        "potential_deviation", "travel", "inertia", "hull_area", "reock",
    ]  # fmt: skip
    assert len(frame) == 2


def test_are_the_charts_rows_one_a_territory_and_measure() -> None:
    rows = alignment_report(["A", "B"], [1, 3], potential=[1, 1]).rows()
    assert [(row["territory"], row["measure"], row["deviation"]) for row in rows] == [
        ("A", "Workload", -0.5),
        ("B", "Workload", 0.5),
        ("A", "Potential", 0.0),
        ("B", "Potential", 0.0),
    ]


def test_can_a_report_not_be_changed() -> None:
    made = alignment_report([0, 1], [1, 2])
    with pytest.raises(dataclasses.FrozenInstanceError):
        made.workload = np.zeros(2)  # type: ignore[misc]  # that is the point
    with pytest.raises(ValueError, match="read-only"):
        made.workload[0] = 9


@pytest.mark.parametrize(
    ("more", "word"),
    [
        ({"cost": np.ones((3, 2))}, "cost has shape"),
        ({"cost": np.full((4, 2), np.inf)}, "cannot be served"),
        ({"potential": [1, 2]}, "potential has 2"),
        ({"current": [1]}, "current has 1"),
        ({"units": [(0, 0)]}, "units has 1 points"),
        ({"names": ["A"]}, "which is no territory"),
    ],
)
def test_is_what_does_not_fit_refused(more: dict[str, object], word: str) -> None:
    with pytest.raises(ValueError, match=word):
        alignment_report([0, 0, 1, 1], WORK, **more)  # type: ignore[arg-type]  # that is the point

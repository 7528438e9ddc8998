# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
import numpy as np
import pandas as pd
import pytest

from oms42.forecasting import summing_matrix
from oms42.forecasting.summing import hierarchy

PATHS = [("A", "a1"), ("A", "a2"), ("B", "b1")]


def test_is_a_nested_hierarchy_built_from_the_top_down() -> None:
    S = summing_matrix(pd.DataFrame(PATHS, columns=["region", "country"]))
    assert S.index.tolist() == ["Total", "A", "B", "A/a1", "A/a2", "B/b1"]
    assert S.columns.tolist() == ["A/a1", "A/a2", "B/b1"]
    assert S.to_numpy().tolist() == [
        [1, 1, 1],
        [1, 1, 0],
        [0, 0, 1],
        [1, 0, 0],
        [0, 1, 0],
        [0, 0, 1],
    ]


def test_are_crossed_groups_built_from_the_levels_given() -> None:
    rows = [("EU", "cloud"), ("EU", "gateway"), ("US", "cloud"), ("US", "gateway")]
    table = pd.DataFrame(rows, columns=["region", "product"])
    S = summing_matrix(table, levels=[[], ["region"], ["product"], ["region", "product"]])
    assert S.index.tolist()[:5] == ["Total", "EU", "US", "cloud", "gateway"]
    assert S.loc["cloud"].tolist() == [1, 0, 1, 0]
    assert S.loc["US"].tolist() == [0, 0, 1, 1]


def test_does_every_level_sum_to_the_total() -> None:
    S = summing_matrix(PATHS)
    for nodes in (["Total"], ["A", "B"], ["A/a1", "A/a2", "B/b1"]):
        assert S.loc[nodes].sum().tolist() == [1, 1, 1]


def test_is_the_row_of_each_bottom_series_found() -> None:
    assert hierarchy(summing_matrix(PATHS)).bottom.tolist() == [3, 4, 5]
    assert hierarchy([[0, 1], [1, 1], [1, 0]]).bottom.tolist() == [2, 0]
    # B has one child, so two rows hold it alone: the one that bears its name is the bottom
    frame = pd.DataFrame(np.eye(2)[[1, 0, 1]], index=["b1", "a", "B"], columns=["a", "b1"])
    assert hierarchy(frame).bottom.tolist() == [1, 0]


@pytest.mark.parametrize(
    ("summing", "error", "says"),
    [
        ([1, 1], ValueError, r"summing has shape \(2,\)"),
        ([[1, 1]], ValueError, "no fewer rows than columns"),
        ([[1, 1], [1, 0]], ValueError, "no row of summing holds the bottom series 1 alone"),
        ([[1, np.nan], [1, 0], [0, 1]], ValueError, "summing holds nan at position 1"),
        ([["1"], ["1"]], TypeError, "summing holds values of type"),
        (pd.DataFrame(np.eye(2), index=["a", "a"]), ValueError, "repeats a node"),
    ],
)
def test_is_a_matrix_that_cannot_sum_refused(summing, error, says) -> None:
    with pytest.raises(error, match=says):
        hierarchy(summing)


@pytest.mark.parametrize(
    ("paths", "levels", "error", "says"),
    [
        ([], None, ValueError, "paths is empty"),
        ("EU", None, TypeError, "paths is str"),
        ([("A", "a"), ("A", None)], None, ValueError, "row 1 of paths misses a value"),
        ([("A", "a"), ("A", "a")], None, ValueError, "row 1 of paths repeats an earlier one"),
        (PATHS, [[], [2]], ValueError, "levels names 2; the columns are 0, 1"),
        (PATHS, [[], [0]], ValueError, "the last of levels must name every column"),
        ([("A", "A")], [[0], [1], [0, 1]], ValueError, "two nodes are named 'A'"),
    ],
)
def test_is_a_table_without_a_hierarchy_refused(paths, levels, error, says) -> None:
    with pytest.raises(error, match=says):
        summing_matrix(paths, levels)

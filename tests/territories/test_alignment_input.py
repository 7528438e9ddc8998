# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The question: is every argument read as it was meant?"""

import numpy as np
import pandas as pd
import pytest

from oms42.territories.alignment_input import read_case, read_cost, read_workload

ASK = {
    "tolerance": 0.1,
    "shares": None,
    "adjacency": None,
    "homes": None,
    "current": None,
    "max_moved": None,
    "fixed": None,
    "objective": "travel",
}


def test_is_the_band_the_share_of_each_home():
    """Hand calculation: total 8; shares 1 to 3; 10 percent."""
    band = read_case([[1, 2], [3, 4]], [3, 5], **{**ASK, "shares": [1, 3]}).band
    np.testing.assert_allclose(band.lower, [1.8, 5.4])
    np.testing.assert_allclose(band.upper, [2.2, 6.6])


def test_is_profit_minimized_with_its_sign_changed():
    case = read_case([[1, -np.inf]], [1], **{**ASK, "objective": "profit"})
    assert case.band.cost.tolist() == [[-1, np.inf]]
    assert case.cost.tolist() == [[1, -np.inf]]


def test_do_fixed_homes_leave_one_pair():
    for fixed in ({0: 1}, {np.int64(0): 1.0}, pd.Series({0: 1})):
        case = read_case([[1, 2], [3, 4]], [1, 1], **{**ASK, "fixed": fixed})
        assert case.band.cost.tolist() == [[np.inf, 2], [3, 4]]


def test_does_a_home_own_its_account_only_with_adjacency():
    homes = {**ASK, "homes": [1, 0]}
    assert np.isfinite(read_case([[1, 2], [3, 4]], [1, 1], **homes).band.cost).all()
    case = read_case([[1, 2], [3, 4]], [1, 1], **{**homes, "adjacency": [(0, 1)]})
    assert case.band.cost.tolist() == [[np.inf, 2], [3, np.inf]]


def test_is_a_missing_home_of_today_no_move():
    case = read_case([[1, 2], [3, 4]], [1, 1], **{**ASK, "current": [np.nan, 1]})
    assert case.away.tolist() == [[0, 0], [1, 0]]
    assert case.moved(np.array([0, 0])) == 1


@pytest.mark.parametrize(
    ("cost", "why"),
    [([1, 2], "one row an account"), ([[np.nan]], "NaN in row 0"), ([[]], "one row an account")],
)
def test_is_a_table_of_another_shape_refused(cost, why):
    with pytest.raises(ValueError, match=why):
        read_cost(cost)


def test_is_a_workload_of_nothing_refused():
    with pytest.raises(ValueError, match="nothing to balance"):
        read_workload([0, 0])


@pytest.mark.parametrize(
    ("change", "error", "why"),
    [
        ({"fixed": {"a": 0}}, TypeError, "both must be whole numbers"),
        ({"fixed": {0: 1.5}}, TypeError, "both must be whole numbers"),
        ({"tolerance": np.inf}, ValueError, "tolerance is inf"),
        ({"objective": "profit"}, ValueError, "plus infinity"),
        ({"current": [0.5, 1]}, ValueError, "current holds 0.5"),
    ],
)
def test_is_what_cannot_be_meant_refused(change, error, why):
    with pytest.raises(error, match=why):
        read_case([[1, np.inf], [1, 1]], [1, 1], **{**ASK, **change})

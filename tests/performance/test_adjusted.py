# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Territory-adjusted results: left out by hand, and the case's leader in the middle."""

import numpy as np
import pytest
import statsmodels.api as sm

from oms42 import datasets
from oms42.performance import territory_adjusted


def test_is_the_expectation_made_without_the_seller() -> None:
    """Every seller left out in turn, by statsmodels."""
    rng = np.random.default_rng(2)
    x = rng.uniform(0.5, 1.5, (12, 2))
    y = 1 + x @ [0.5, 0.2] + 0.1 * rng.standard_normal(12)
    made = territory_adjusted(y, x)
    for i in range(12):
        others = np.arange(12) != i
        fit = sm.OLS(y[others], sm.add_constant(x[others])).fit()
        assert made.expected[i] == pytest.approx(fit.predict(np.r_[1, x[i]])[0])
    np.testing.assert_allclose(made.index, y / made.expected)


def test_does_a_rich_territory_make_a_leader_of_the_case() -> None:
    """PT-06: potential explains about 41 percent; the raw first is in the middle after it."""
    quotas, map_ = datasets.load("quotas"), datasets.load("territories")
    year = quotas[quotas["quarter"].astype(str).str.startswith("2025")]
    sums = year.groupby("rep_id")[["bookings_acv", "quota"]].sum()
    potential = map_.set_index("rep_id")["potential_index"]
    both = sums.join(potential, how="inner")
    made = territory_adjusted(both["bookings_acv"] / both["quota"], both["potential_index"])
    assert made.r2 == pytest.approx(0.41, abs=0.15)
    first = int(made.raw_rank.argmin())
    assert made.rank[first] > made.rank.size / 4


@pytest.mark.parametrize(
    ("y", "x", "says"),
    [
        ([1, 2, 3], [1, 2, 3], "results"),
        ([1, 1, 1, 9], [0, 0, 0, 5], "no other territory is like that of row 3"),
        ([-5, -4, 1, -3.0], [1, 2, 3, 4.5], "an index needs it above 0"),
    ],
)
def test_is_bad_input_named(y: list[float], x: list[float], says: str) -> None:
    with pytest.raises(ValueError, match=says):
        territory_adjusted(y, x)

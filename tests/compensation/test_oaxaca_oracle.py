# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Oaxaca–Blinder: does statsmodels split the same gap alike?"""

import numpy as np
import pytest
import statsmodels.api as sm
from statsmodels.stats.oaxaca import OaxacaBlinder as Other

from oms42.compensation import oaxaca_blinder, pay_gap

from .test_oaxaca import world


def test_are_the_parts_those_of_statsmodels_with_mens_slopes() -> None:
    """In its three-fold split, endowments + interaction value the differences by men's slopes."""
    pay, she, x = world()
    table = np.column_stack([1 - she, np.ones(she.size), x])
    other = Other(pay, table, 0, hasconst=True, swap=False)
    endowments, coefficients, interaction, gap = other.three_fold().params
    made = oaxaca_blinder(pay, she, x, reference="men")
    assert abs(gap) == pytest.approx(made.gap)
    split = sorted([abs(endowments + interaction), abs(coefficients)])
    other_way = sorted([abs(endowments), abs(coefficients + interaction)])
    mine = sorted([abs(made.explained), abs(made.unexplained)])
    women = oaxaca_blinder(pay, she, x, reference="women")
    hers = sorted([abs(women.explained), abs(women.unexplained)])
    pairs = ({"men": split, "women": other_way}, {"men": other_way, "women": split})
    assert any(
        mine == pytest.approx(one["men"]) and hers == pytest.approx(one["women"]) for one in pairs
    )


def test_is_the_adjusted_gap_the_ols_coefficient_of_statsmodels() -> None:
    pay, she, x = world()
    fit = sm.OLS(pay, sm.add_constant(np.column_stack([she, x]))).fit(cov_type="HC3")
    gender = np.where(she == 1, "F", "M")
    made = pay_gap(pay, gender, {"potential": x[:, 0], "years": x[:, 1]})
    assert made.adjusted_money == pytest.approx(-fit.params[1])
    assert made.adjusted_se == pytest.approx(fit.bse[1])
    assert made.adjusted == pytest.approx(-fit.params[1] / pay[she == 0].mean())

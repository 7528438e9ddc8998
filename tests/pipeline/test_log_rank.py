# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The log-rank test: is it statsmodels', for two groups and for three?"""

import numpy as np
import pytest
from statsmodels.duration.survfunc import survdiff

from oms42.pipeline import log_rank

from .samples import MAINTAINED, MAINTAINED_EVENT, OTHERS, OTHERS_EVENT, deals


def test_is_the_maintained_group_compared_as_r_does() -> None:
    """R's `survdiff(Surv(time, status) ~ x, aml)` prints chi-squared 3.4 on 1 degree, p = 0.07."""
    group = ["maintained"] * MAINTAINED.size + ["others"] * OTHERS.size
    days, event = np.r_[MAINTAINED, OTHERS], np.r_[MAINTAINED_EVENT, OTHERS_EVENT]
    made = log_rank(days, event, group)
    assert (round(made.chi2, 1), made.df, round(made.p, 2)) == (3.4, 1, 0.07)
    assert made.observed == {"maintained": 7, "others": 11}
    chi2, p = survdiff(days, event, np.array(group))
    assert (made.chi2, made.p) == (pytest.approx(chi2), pytest.approx(p))


def test_are_three_groups_compared_as_statsmodels_does() -> None:
    days, ends = deals()
    event = (ends == "won").astype(int)
    group = np.array(["a", "b", "c"])[np.arange(days.size) % 3]
    made = log_rank(days, event, group)
    chi2, p = survdiff(days, event, group)
    assert (made.chi2, made.p, made.df) == (pytest.approx(chi2), pytest.approx(p), 2)
    assert sum(made.expected.values()) == pytest.approx(sum(made.observed.values()))


def test_is_bad_input_named() -> None:
    with pytest.raises(ValueError, match="group holds one cluster only"):
        log_rank([1, 2], [1, 0], ["a", "a"])
    with pytest.raises(ValueError, match="no two groups are ever at risk together"):
        log_rank([1, 2], [0, 1], ["a", "b"])
    with pytest.raises(ValueError, match="duration is -1"):
        log_rank([-1, 2], [1, 1], ["a", "b"])

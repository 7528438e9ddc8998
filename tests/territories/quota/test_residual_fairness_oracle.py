# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Fairness: are its error and limits those of statsmodels?"""

import numpy as np
import pytest
import statsmodels.api as sm

from oms42.territories.quota import fairness


def test_are_error_and_limits_those_of_statsmodels() -> None:
    """HC3 with Student's t."""
    rng = np.random.default_rng(2)
    P, Q = rng.lognormal(3, 0.4, 25), rng.uniform(0.8, 1.2, 25)
    S = Q * (0.8 + 0.1 * P / P.mean() + rng.normal(0, 0.1, 25))
    made = fairness(S, Q, P, level=0.9)
    wanted = sm.OLS(S / Q, sm.add_constant(P / P.mean())).fit(cov_type="HC3", use_t=True)
    assert [made.slope, made.se] == pytest.approx([wanted.params[1], wanted.bse[1]])
    assert [made.lower, made.upper] == pytest.approx(wanted.conf_int(0.1)[1])

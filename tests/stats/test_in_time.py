# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Fitting in time: is the past fitted, and the newer part left for judging?"""

import numpy as np
import pytest
from sklearn.linear_model import LogisticRegression

from oms42.stats import fit_in_time

RNG = np.random.default_rng(12)
X = RNG.normal(size=(1500, 2))
WHEN = np.datetime64("2025-01-01") + RNG.permutation(1500)
HAPPENED = (RNG.random(1500) < 1 / (1 + np.exp(1 - X @ [1.0, -0.5]))).astype(int)


def test_is_the_model_that_of_scikit_learn_on_the_older_part() -> None:
    """Without calibration: its chance of every case, fitted to the first 70 percent in time."""
    made = fit_in_time(X, HAPPENED, WHEN, calibration="none", penalty=0.0)
    old = np.argsort(WHEN, kind="stable")[:1050]
    peer = LogisticRegression(C=np.inf, tol=1e-10).fit(X[old], HAPPENED[old])
    np.testing.assert_allclose(made.predict(X), peer.predict_proba(X)[:, 1], atol=1e-5)
    assert (made.trained, made.held_out) == (1050, 450)


def test_does_what_happens_later_leave_the_model_alone() -> None:
    """Outcomes of the newer part are turned around; without a map nothing changes."""
    new = np.argsort(WHEN, kind="stable")[1050:]
    turned = HAPPENED.copy()
    turned[new] = 1 - turned[new]
    before, after = (
        fit_in_time(X, outcome, WHEN, calibration="none") for outcome in (HAPPENED, turned)
    )
    np.testing.assert_array_equal(before.predict(X), after.predict(X))
    assert before.skill > 0 > after.skill


def test_does_the_map_mend_a_model_that_says_too_much() -> None:
    """The newer cases happen half as often: the calibrated mean is theirs."""
    new = np.argsort(WHEN, kind="stable")[1050:]
    fewer = HAPPENED.copy()
    fewer[new] *= RNG.random(new.size) < 0.5
    made = fit_in_time(X, fewer, WHEN)
    assert made.predict(X[new]).mean() == pytest.approx(fewer[new].mean(), abs=0.01)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"happened": np.zeros(1500)}, "the 1050 older leads hold one outcome only"),
        ({"x": np.ones((1500, 1))}, "column 0 of x never changes in the older leads"),
        ({"calibration": "beta"}, "calibration is 'beta'; it is platt, isotonic or none"),
        ({"newer": 1.0}, "newer"),
        ({"when": WHEN[:9]}, "when"),
    ],
)
def test_is_bad_input_named(change: dict[str, object], says: str) -> None:
    given = {"x": X, "happened": HAPPENED, "when": WHEN} | change
    with pytest.raises(ValueError, match=says):
        fit_in_time(cases="leads", **given)  # type: ignore[arg-type]  # wrong on purpose

# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
import numpy as np
import pytest
from sklearn.metrics import roc_auc_score

from oms42.kelvane.customers.early_signs import early_signs
from oms42.kelvane.identity import Identity

REVENUE = np.random.default_rng(5).lognormal(11.5, 0.8, 240)
BAD = np.arange(240) < 41


@pytest.mark.parametrize("seed", [42, 1, 2, 3])
def test_are_the_ratios_of_geometric_means_exact(seed: int) -> None:
    """PT-19: 2.6 for returns over revenue, 1.8 for support hours over revenue."""
    returns, hours = early_signs(REVENUE, BAD, Identity(seed))
    for sign, ratio in ((returns, 2.6), (hours, 1.8)):
        log = np.log(sign / REVENUE)
        assert np.exp(log[BAD].mean() - log[~BAD].mean()) == pytest.approx(ratio, rel=1e-3)


def test_do_the_two_signs_tell_bad_from_good() -> None:
    """Φ(√((ln 2.6 / .75)² + (ln 1.8 / .55)²) / √2) = 0.88, by hand."""
    returns, hours = early_signs(REVENUE, BAD, Identity())
    score = np.log(returns / REVENUE) * np.log(2.6) / 0.75**2
    score += np.log(hours / REVENUE) * np.log(1.8) / 0.55**2
    assert roc_auc_score(BAD, score) == pytest.approx(0.88, abs=0.06)


def test_are_they_in_cents_and_in_tenths_of_hours() -> None:
    returns, hours = early_signs(REVENUE, BAD, Identity())
    assert np.abs(100 * returns - np.rint(100 * returns)).max() < 1e-6
    assert np.abs(10 * hours - np.rint(10 * hours)).max() < 1e-6

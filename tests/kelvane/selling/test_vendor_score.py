# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""PT-20: does the vendor's score rank as well, and promise as much, as planted?"""

import numpy as np
import pytest

from oms42.kelvane.draws import bell, stream
from oms42.kelvane.identity import Identity
from oms42.kelvane.selling.vendor_score import area, vendor_score


def test_is_the_area_that_of_scikit_learn() -> None:
    from sklearn.metrics import roc_auc_score

    rng = stream(1, "demo")
    score, positive = bell(rng, (500,)), rng.random(500) < 0.3
    assert area(score, positive) == pytest.approx(roc_auc_score(positive, score), abs=1e-12)


def test_is_the_area_of_a_perfect_and_of_a_reversed_score_1_and_0() -> None:
    positive = np.array([False, True])
    assert (area(np.array([1.0, 2.0]), positive), area(np.array([2.0, 1.0]), positive)) == (1, 0)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_are_area_and_mean_exact_whatever_the_seed(seed: int) -> None:
    rng = stream(seed, "demo")
    fit = 2.0 * bell(rng, (5_000,))
    converted = rng.random(5_000) < 1 / (1 + np.exp(3.5 - fit))
    score = vendor_score(Identity(seed), fit, converted)
    assert area(score, converted) == pytest.approx(0.78, abs=0.003)
    assert score.mean() == pytest.approx(12.0, abs=0.02)
    assert score.min() >= 0
    assert score.max() <= 100


def test_is_a_world_refused_in_which_no_score_could_rank_so_well() -> None:
    fit = np.zeros(100)
    with pytest.raises(ValueError, match="let the leads differ more"):
        vendor_score(Identity(), fit, np.arange(100) < 50)

# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The Brier score: do its parts add up, whatever the bins, and does AUC agree with scikit-learn?"""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import brier_score_loss, roc_auc_score

from oms42.stats import auc, brier, brier_parts

ROWS = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 1)), min_size=1, max_size=40)


@given(ROWS, st.one_of(st.none(), st.integers(1, 12)))
def test_do_the_parts_add_up_to_the_score(rows, bins):
    """The identity of Murphy (1973), with the part within bins of Stephenson et al. (2008)."""
    p, o = np.array(rows).T
    parts = brier_parts(p, o, bins=bins)
    whole = parts.reliability - parts.resolution + parts.uncertainty + parts.within
    assert whole == pytest.approx(parts.score, abs=1e-12)
    assert parts.score == pytest.approx(brier_score_loss(o, p, labels=[0, 1]), abs=1e-12)


@given(ROWS)
def test_does_nothing_hide_where_each_bin_holds_one_probability(rows):
    p, o = np.array(rows).T
    assert brier_parts(p, o).within == pytest.approx(0, abs=1e-12)


def test_are_the_parts_those_of_a_hand_calculation():
    """Said .1 twice, nothing happened; said .6 twice, one did; base rate 1/4."""
    parts = brier_parts([0.1, 0.1, 0.6, 0.6], [0, 0, 1, 0])
    assert parts.reliability == pytest.approx((2 * 0.1**2 + 2 * 0.1**2) / 4)
    assert parts.resolution == pytest.approx((2 * 0.25**2 + 2 * 0.25**2) / 4)
    assert parts.uncertainty == pytest.approx(0.25 * 0.75)
    assert parts.score == pytest.approx((0.01 + 0.01 + 0.16 + 0.36) / 4)
    assert parts.calibration_error == pytest.approx(0.1)
    assert parts.count.tolist() == [2, 2]


def test_does_a_bin_take_its_lower_edge_and_the_last_its_upper_too():
    parts = brier_parts([0.0, 0.5, 0.5, 1.0], [0, 0, 1, 1], bins=2)
    assert parts.count.tolist() == [1, 3]
    assert parts.said.tolist() == [0, pytest.approx(2 / 3)]


@given(ROWS)
def test_does_the_area_agree_with_scikit_learn(rows):
    p, o = np.array(rows).T
    if 0 < o.sum() < o.size:
        assert auc(p, o) == pytest.approx(roc_auc_score(o, p))


def test_does_the_area_not_see_that_all_are_twice_too_high():
    p, o = [0.1, 0.2, 0.3, 0.4], [0, 1, 0, 1]
    assert auc(p, o) == auc(np.multiply(2, p), o)
    assert brier(p, o) != brier(np.multiply(2, p), o)


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (lambda: brier([0.5], [0, 1]), "differ in length"),
        (lambda: brier([50], [1]), "a probability lies from 0 to 1"),
        (lambda: brier_parts([0.5], [1], bins=0), "bins is 0; it must be 1 or more"),
        (lambda: auc([0.5, 0.6], [1, 1]), "both outcomes are needed"),
    ],
)
def test_does_a_bad_call_get_an_error_that_says_what_to_do(call, says):
    with pytest.raises(ValueError, match=says):
        call()

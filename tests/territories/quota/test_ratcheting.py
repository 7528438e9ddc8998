# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The ratchet: by hand, as a weighted average, and found again in records."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from oms42.territories.quota import estimate_ratchet, ratchet, ratchet_path


def test_does_six_tenths_of_an_overage_go_into_the_next_quota() -> None:
    """The case company's rule: quota × (1 + 0.6·max(0, overage)); 120 of 100 gives 112."""
    assert ratchet([100, 100], [120, 90], up=0.6, down=0).tolist() == [112, 100]


@given(st.floats(1, 1e6), st.floats(0, 1e6), st.floats(0, 1))
def test_is_the_next_quota_a_weighted_average_of_quota_and_sales(
    quota: float, sales: float, weight: float
) -> None:
    """Leone, Misra and Zimmerman (2004), symmetric."""
    wanted = (1 - weight) * quota + weight * sales
    assert float(ratchet(quota, sales, up=weight)) == pytest.approx(wanted)


def test_does_growth_come_on_top() -> None:
    """By hand: (100 + 0.5·20)·1.1."""
    assert float(ratchet(100, 120, up=0.5, growth=0.1)) == pytest.approx(121)


def test_does_a_quota_never_fall_with_an_asymmetric_ratchet() -> None:
    rng = np.random.default_rng(1)
    path = ratchet_path(100, rng.uniform(50, 150, 30), up=0.4, down=0)
    assert path.size == 31
    assert (np.diff(path) >= 0).all()


def test_is_the_path_made_step_by_step() -> None:
    """By hand: 100 → 110 (half of 20 over) → 105 (half of 10 under) → 105."""
    assert ratchet_path(100, [120, 100, 105], up=0.5).tolist() == [100, 110, 105, 105]


def test_is_a_ratchet_found_again_in_records() -> None:
    rng = np.random.default_rng(3)
    Q, S = rng.uniform(80, 120, 300), rng.uniform(50, 160, 300)
    after = np.asarray(ratchet(Q, S, up=0.6, down=0.1, growth=0.0)) * rng.normal(1, 0.01, 300)
    made = estimate_ratchet(Q, S, after, sellers=np.repeat(np.arange(60), 5))
    assert made.lower[1] < 0.6 < made.upper[1]
    assert made.lower[2] < 0.1 < made.upper[2]
    assert made.asymmetry == pytest.approx(0.5, abs=4 * made.asymmetry_se)
    assert made.asymmetry > 10 * made.asymmetry_se


def test_is_a_ratchet_without_noise_found_exactly() -> None:
    """Growth of 2 % on top scales both shares, as the formula says."""
    Q, S = np.array([100, 90, 80, 110, 120.0]), np.array([130, 60, 100, 100, 120.0])
    made = estimate_ratchet(Q, S, ratchet(Q, S, up=0.5, down=0.2, growth=0.02))
    assert made.growth == pytest.approx(0.02)
    assert [made.up, made.down] == pytest.approx([0.51, 0.204])


@pytest.mark.parametrize(
    ("call", "word"),
    [
        (lambda: ratchet([1, 2], [1]), "same one"),
        (lambda: ratchet(0, 1), "above 0"),
        (lambda: ratchet(1, float("nan")), "NaN"),
        (lambda: ratchet(1, 1, up=1.2), "up is 1.2"),
        (lambda: ratchet(1, 1, down=-0.2), "down is -0.2"),
        (lambda: ratchet_path(-1, [1]), "quota is -1"),
        (lambda: estimate_ratchet([1, 1, 1], [2, 2, 2], [1, 1, 1]), "both overages"),
    ],
)
def test_is_bad_input_refused(call: object, word: str) -> None:
    with pytest.raises(ValueError, match=word):
        call()  # type: ignore[operator]  # a lambda of the list above

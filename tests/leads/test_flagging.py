# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Flags: the case's base rate to the digit, and Bayes by counting."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oms42.leads import flags


def test_is_the_case_as_printed() -> None:
    """WE7.1: predictive value 16.3 percent, lift 4.07, 17.2 percent flagged."""
    made = flags(0.04, 0.70, 0.15)
    assert round(100 * made.predictive_value, 1) == 16.3
    assert (round(made.lift, 2), round(100 * made.flagged, 1)) == (4.07, 17.2)


@given(st.integers(1, 99), st.integers(0, 100), st.integers(1, 100))
def test_is_it_what_counting_ten_thousand_leads_gives(base: int, se: int, fpr: int) -> None:
    """Of 10,000 leads, base percent convert; whole numbers throughout."""
    right, wrong = base * se, (100 - base) * fpr
    made = flags(base / 100, se / 100, fpr / 100)
    assert made.predictive_value == pytest.approx(right / (right + wrong))
    assert made.flagged == pytest.approx((right + wrong) / 10_000)


@pytest.mark.parametrize("given", [(0, 0.5, 0.5), (0.1, 0, 0)])
def test_is_a_flag_that_says_nothing_refused(given: tuple[float, float, float]) -> None:
    with pytest.raises(ValueError, match="nothing converts, or nothing is flagged"):
        flags(*given)


def test_is_a_percentage_refused() -> None:
    with pytest.raises(ValueError, match="base_rate is 4; it must be from 0 to 1"):
        flags(4, 0.7, 0.15)

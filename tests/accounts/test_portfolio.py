# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Portfolio: the case's two sets of weights, and how sure a choice is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oms42.accounts import rank_accounts

SCORES = [[9, 6, 4, 7], [6, 8, 8, 6], [7, 7, 6, 9], [5, 9, 7, 5]]


def test_is_the_case_as_printed() -> None:
    """WE6.3: 7.0/6.8/7.2/6.2, Cestus first; other weights 6.2/7.2/7.1/6.8, Borealis first."""
    one = rank_accounts(SCORES, [0.4, 0.2, 0.2, 0.2])
    other = rank_accounts(SCORES, [0.2, 0.3, 0.3, 0.2])
    assert one.score.round(2).tolist() == [7.0, 6.8, 7.2, 6.2]
    assert one.rank.tolist() == [2, 3, 1, 4]
    assert other.score.round(2).tolist() == [6.2, 7.2, 7.1, 6.8]
    assert other.rank.tolist() == [4, 1, 2, 3]


def test_is_a_robust_account_chosen_whatever_the_weights() -> None:
    """Best on every criterion, so no weights can change it."""
    made = rank_accounts([[9, 9], [5, 8], [8, 5]], [0.5, 0.5], top=1)
    assert made.best.tolist() == [1, 0, 0]


def test_is_a_fragile_choice_seen() -> None:
    """Two criteria, the better half of the weights each: a beta law cut at one half."""
    made = rank_accounts([[9, 5], [5, 9]], [0.5, 0.5], draws=40_000)
    assert made.best[0] == pytest.approx(0.5, abs=0.01)
    surer = rank_accounts([[9, 5], [5, 9]], [0.6, 0.4], certainty=10, draws=40_000)
    from scipy.stats import beta

    assert surer.best[0] == pytest.approx(beta(6, 4).sf(0.5), abs=0.01)


@given(st.integers(1, 4), st.floats(0.5, 200))
def test_do_the_chances_add_up_to_the_places(top: int, certainty: float) -> None:
    made = rank_accounts(SCORES, [0.25] * 4, top=top, certainty=certainty, draws=200)
    assert made.in_top.sum() == pytest.approx(top)
    assert made.best.sum() == pytest.approx(1)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"weights": [0.5, 0.5]}, "scores has 4 criteria, weights 2"),
        ({"weights": [0.5, 0.5, 0.5, 0.5]}, "they must add up to 1"),
        ({"weights": [1.0, 0.0, 0.0, 0.0]}, "each must be above 0"),
        ({"top": 5}, "top is 5; there are only 4 accounts"),
        ({"certainty": 0}, "certainty is 0"),
    ],
)
def test_is_bad_input_named(change: dict[str, object], says: str) -> None:
    given = {"scores": SCORES, "weights": [0.25] * 4} | change
    with pytest.raises(ValueError, match=says):
        rank_accounts(**given)  # type: ignore[arg-type]  # wrong on purpose

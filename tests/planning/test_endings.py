# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Win and loss: is no decision counted, and is a lopsided sample weighed?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.proportion import proportion_confint

from oms42 import datasets
from oms42.planning import reasons, wilson, win_loss


@given(st.integers(0, 80), st.integers(1, 80), st.floats(0.5, 0.999))
def test_is_the_interval_that_of_statsmodels(k: int, n: int, level: float) -> None:
    k = min(k, n)
    made = wilson(k, n, level=level)
    low, high = proportion_confint(k, n, alpha=1 - level, method="wilson")
    assert made.lower == pytest.approx(max(low, 0), abs=1e-12)
    assert made.upper == pytest.approx(min(high, 1), abs=1e-12)


def test_does_leaving_out_no_decision_flatter() -> None:
    """By hand: 20 won, 30 lost, 50 undecided: 20 % of all, 40 % of those that were decided."""
    made = win_loss(["won"] * 20 + ["lost"] * 30 + ["no_decision"] * 50 + ["open"] * 7)
    assert made.against_rivals is not None
    assert made.no_decision_of_losses is not None
    rates = (made.win_rate, made.against_rivals, made.no_decision_of_losses)
    assert [(rate.value, rate.n) for rate in rates] == [(0.2, 100), (0.4, 50), (0.625, 80)]


def test_is_the_cases_rival_called_no_decision() -> None:
    """Kelvane: no decision is 38 percent of new-logo losses."""
    deals = datasets.load("opportunities")
    made = win_loss(deals.loc[deals["type"] == "new", "outcome"])
    assert made.no_decision_of_losses is not None
    assert made.no_decision_of_losses.value == pytest.approx(0.38, abs=0.01)


def test_what_is_left_out_where_there_are_none() -> None:
    assert win_loss(["won"]).no_decision_of_losses is None
    assert win_loss(["no_decision"]).against_rivals is None


def test_is_a_sample_with_too_many_losses_weighed_back() -> None:
    """By hand: 8 of 10 interviews are losses, but losses are 60 of 100 deals.

    Price: 6 of 8 losses, 0 of 2 no-decisions: 60 · 6/8 = 45 of 100. Unweighed it would be 60.
    """
    answers = ["price"] * 6 + ["product"] * 2 + ["risk"] * 2
    outcomes = ["lost"] * 8 + ["no_decision"] * 2
    made = reasons(answers, outcomes, {"lost": 60, "no_decision": 40})
    assert dict(made) == pytest.approx({"price": 0.45, "risk": 0.40, "product": 0.15})
    assert list(made) == ["price", "risk", "product"]


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (lambda: win_loss(["won", "tied"]), "outcomes holds 'tied'; outcomes are won, lost"),
        (lambda: win_loss(["open"]), "no deal has ended"),
        (lambda: wilson(3, 2), "successes is 3, more than the 2 cases"),
        (lambda: reasons(["a"], ["lost", "lost"], {"lost": 1}), "answers has shape"),
        (lambda: reasons(["a"], ["lost"], {"lost": 1, "won": 2}), "'won' needs both"),
    ],
)
def test_is_bad_input_named(call, says: str) -> None:  # type: ignore[no-untyped-def]  # a lambda
    with pytest.raises(ValueError, match=says):
        call()

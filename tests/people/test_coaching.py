# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Coaching: hours by hand, and an effect whose sign selection turns around."""

import numpy as np
import pytest
import statsmodels.api as sm
from hypothesis import given
from hypothesis import strategies as st

from oms42.people import coaching_effect, coaching_hours, regression_to_the_mean, widest_span


def test_is_the_case_as_printed() -> None:
    """WE4.3: 72 hours; 10.3 a seller at a span of 7, 6.0 at 12."""
    assert coaching_hours(160, 0.55, 1) == pytest.approx(72)
    assert [round(coaching_hours(160, 0.55, span), 1) for span in (7, 12)] == [10.3, 6.0]


@given(st.floats(1, 300), st.floats(0, 0.95), st.floats(0.5, 40))
def test_is_the_widest_span_the_last_that_leaves_enough(
    hours: float, admin: float, needed: float
) -> None:
    span = widest_span(hours, admin, needed)
    assert span == 0 or coaching_hours(hours, admin, span) >= needed * (1 - 1e-6)
    assert coaching_hours(hours, admin, span + 1) < needed * (1 + 1e-6)


def planted(rng: np.random.Generator) -> dict[str, np.ndarray]:
    """Draw 60 sellers over 12 quarters: an hour adds 3 points; who struggles is coached more."""
    seller, quarter = np.repeat(np.arange(60), 12), np.tile(np.arange(12), 60)
    skill, dip = rng.standard_normal(60)[seller], rng.standard_normal(720)
    lot = rng.integers(0, 2, 720)
    hours = 1.5 - 0.5 * skill - 0.3 * dip + 0.8 * lot + 0.2 * rng.standard_normal(720)
    won = 0.22 + 0.03 * hours + 0.08 * skill + 0.05 * dip + 0.02 * np.sin(quarter)
    return {
        "outcome": won + 0.05 * rng.standard_normal(720),
        "hours": hours,
        "sellers": seller,
        "periods": quarter,
        "rota": lot,
    }


def test_does_the_sign_turn_once_selection_is_out_of_the_way() -> None:
    """Planted: +0.03 an hour. Raw: negative. Within: still too low, as bad quarters are coached."""
    made = coaching_effect(**planted(np.random.default_rng(1)))
    assert made.raw.upper < 0
    assert made.within.upper < 0.03
    assert made.by_lot is not None
    assert made.by_lot.lower < 0.03 < made.by_lot.upper
    assert made.by_lot.lower > 0


def test_are_the_slopes_those_of_regressions_with_a_column_for_each_seller_and_quarter() -> None:
    """The within slope: least squares with dummies; the lot's: statsmodels' two stages."""
    rows = planted(np.random.default_rng(2))
    made = coaching_effect(**rows)
    dummies = [np.eye(60)[rows["sellers"]], np.eye(12)[rows["periods"]][:, 1:]]
    peer = sm.OLS(rows["outcome"], np.column_stack([rows["hours"], *dummies])).fit()
    assert made.within.effect == pytest.approx(peer.params[0])
    held = np.column_stack(dummies)
    left = [sm.OLS(rows[name], held).fit().resid for name in ("outcome", "hours", "rota")]
    assert made.by_lot is not None
    assert made.by_lot.effect == pytest.approx((left[2] @ left[0]) / (left[2] @ left[1]))


def test_is_the_within_slope_of_an_unbalanced_panel_right_too() -> None:
    """Every third row is missing at random; dummies in statsmodels."""
    rows = planted(np.random.default_rng(4))
    keep = np.random.default_rng(9).random(720) < 0.67
    rows = {name: values[keep] for name, values in rows.items()}
    dummies = [np.eye(60)[rows["sellers"]], np.eye(12)[rows["periods"]][:, 1:]]
    peer = sm.OLS(rows["outcome"], np.column_stack([rows["hours"], *dummies])).fit()
    assert coaching_effect(**rows).within.effect == pytest.approx(peer.params[0], rel=1e-6)


def test_what_is_there_without_a_rota() -> None:
    rows = planted(np.random.default_rng(1))
    made = coaching_effect(rows["outcome"], rows["hours"], rows["sellers"])
    assert made.by_lot is None


def test_how_much_comes_back_by_itself() -> None:
    """By hand, 30 points below the mean with reliability .38: 11.4 below the next time."""
    assert regression_to_the_mean(0.62, 0.92, 0.38) == pytest.approx(0.92 - 0.114)
    assert regression_to_the_mean(0.62, 0.92, 1) == pytest.approx(0.62)
    assert regression_to_the_mean(0.62, 0.92, 0) == 0.92


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (lambda: coaching_hours(160, 55, 7), "admin_share is 55; it must be from 0 to 1"),
        (lambda: coaching_hours(160, 0.5, 0), "span is 0; it must be a whole number of sellers"),
        (lambda: widest_span(160, 0.5, 0), "needed is 0"),
        (
            lambda: coaching_effect([1, 2, 3, 4], [1, 2], list("aabb")),
            "outcome has 4 rows",
        ),
        (lambda: coaching_effect([1, 2, 3, 4], [1, 2, 3, 4], list("aaaa")), "one cluster only"),
        (
            lambda: coaching_effect([1, 2, 3, 4], [1, 2, 3, 4], list("aabb"), rota=[0, 1]),
            "rota",
        ),
        (lambda: coaching_effect([1, 2, 3, 4], [1, 1, 2, 2], list("aabb")), "dose never changes"),
    ],
)
def test_is_bad_input_named(call, says: str) -> None:  # type: ignore[no-untyped-def]  # a lambda
    with pytest.raises(ValueError, match=says):
        call()

# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Over-assignment: the book's stack, and probabilities against simulation."""

import numpy as np
import pytest

from oms42.territories.quota import (
    needed_over_assignment,
    over_assignment,
    plan_chance,
    stacked,
)

QUOTAS = np.array([1.2] * 10 + [0.55] * 14)


def test_is_the_share_beyond_the_plan_that_of_the_books_quotas() -> None:
    """WE2.4: 28.512 on a plan of 26.4."""
    assert over_assignment([10.692, 8.316, 5.940, 3.564], 26.4) == pytest.approx(0.08)
    assert over_assignment([12, 12], 26.4) < 0


def test_do_three_levels_of_five_percent_stack_to_what_the_book_says() -> None:
    """Chapter 2, mistakes: 5 % × 3 = 15.8 %."""
    assert f"{stacked([0.05, 0.05, 0.05]):.1%}" == "15.8%"
    assert stacked([]) == 0


@pytest.mark.parametrize("rho", [0.0, 0.3])
def test_is_the_probability_that_of_a_simulation(rho: float) -> None:
    """200,000 draws of normal attainments with one common factor; four standard errors: 0.0045."""
    rng = np.random.default_rng(4)
    common, own = rng.standard_normal((200_000, 1)), rng.standard_normal((200_000, 24))
    A = 0.92 + 0.28 * (np.sqrt(rho) * common + np.sqrt(1 - rho) * own)
    made = plan_chance(QUOTAS, 18.0, attainment=0.92, sd=0.28, correlation=rho)
    sales = A @ QUOTAS
    assert made.probability == pytest.approx((sales >= 18.0).mean(), abs=0.0045)
    assert made.sd == pytest.approx(sales.std(), rel=0.01)
    assert made.mean == pytest.approx(0.92 * QUOTAS.sum())
    assert made.over_assignment == pytest.approx(QUOTAS.sum() / 18 - 1)


def test_is_an_even_chance_even() -> None:
    assert plan_chance([1, 1], 2, attainment=1, sd=0.2).probability == 0.5


def test_is_the_chance_certain_without_spread() -> None:
    assert plan_chance([1, 1], 2).probability == 1
    assert plan_chance([1, 1], 2.1).probability == 0
    assert plan_chance([0.1] * 3, 0.3).probability == 1


@pytest.mark.parametrize("rho", [0.0, 0.2, 1.0])
def test_gives_the_needed_over_assignment_the_probability_wanted(rho: float) -> None:
    more = {"attainment": 0.92, "sd": 0.28, "correlation": rho}
    over = needed_over_assignment(QUOTAS, probability=0.8, **more)
    scaled = QUOTAS / QUOTAS.sum() * 20 * (1 + over)
    assert plan_chance(scaled, 20, **more).probability == pytest.approx(0.8)


def test_does_correlation_make_over_assignment_dearer() -> None:
    """Independent sellers level each other out; a common market does not."""
    alone, together = (
        needed_over_assignment(QUOTAS, attainment=0.92, sd=0.28, correlation=rho)
        for rho in (0, 0.3)
    )
    assert together > alone


def test_may_each_seller_have_figures_of_his_own() -> None:
    """By hand: 2·0.9 + 1·1.2 = 3, and √(0.2² + 0.3²)."""
    made = plan_chance([2, 1], 3, attainment=[0.9, 1.2], sd=[0.1, 0.3])
    assert made.mean == pytest.approx(3)
    assert made.sd == pytest.approx(0.13**0.5)


@pytest.mark.parametrize(
    ("call", "word"),
    [
        (lambda: plan_chance([1, 2], 0), "plan is 0"),
        (lambda: plan_chance([1, 2], 3, sd=[1]), "sd has shape"),
        (lambda: plan_chance([1, 2], 3, correlation=1.5), "correlation is 1.5"),
        (lambda: needed_over_assignment([1], probability=0.99, sd=0.9), "no scale"),
        (lambda: needed_over_assignment([1], probability=80), "probability is 80"),
        (lambda: stacked([-1]), "levels is -1"),
    ],
)
def test_is_bad_input_refused(call: object, word: str) -> None:
    with pytest.raises(ValueError, match=word):
        call()  # type: ignore[operator]  # a lambda of the list above

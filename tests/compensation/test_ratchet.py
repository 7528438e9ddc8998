# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The ratchet: does effort fall as the next quota follows the result?"""

import numpy as np
import pytest
from scipy import optimize

from oms42.compensation import ratchet_effort, ratchet_policy


def test_is_the_two_year_case_the_one_by_hand() -> None:
    """e₁ = b(1 − δλ)/c = 1 − 0.9·0.6 = 0.46; e₂ = b/c = 1."""
    made = ratchet_effort(1, 1, ratchet=0.6, discount=0.9, years=2)
    assert made.effort == pytest.approx([0.46, 1.0])
    assert made.lost == pytest.approx(0.54)


@pytest.mark.parametrize("lam", [0.0, 0.3, 1.0])
def test_does_a_search_over_the_years_find_the_same_effort(lam: float) -> None:
    """Five years of pay less cost, quota carried on, maximized numerically."""
    b, c, delta = 1.4, 0.7, 0.92

    def minus_value(effort: np.ndarray) -> float:
        quota, total = 1.0, 0.0
        for t, e in enumerate(effort):
            total += delta**t * (b * (e - quota) - c * e**2 / 2)
            quota += lam * (e - quota)
        return -total

    found = optimize.minimize(minus_value, np.ones(5), method="BFGS", options={"gtol": 1e-9}).x
    assert ratchet_effort(b, c, ratchet=lam, discount=delta, years=5).effort == pytest.approx(
        found, abs=1e-4
    )


def test_do_endless_years_give_the_limit_of_many() -> None:
    """(b/c)(1 − δ)/(1 − δ(1 − λ)) = 0.1/0.64 with δ = 0.9 and λ = 0.6."""
    many = ratchet_effort(1, 1, years=400).effort[0]
    assert ratchet_effort(1, 1).effort[0] == pytest.approx(0.1 / 0.64)
    assert many == pytest.approx(0.1 / 0.64)


def test_does_the_program_find_the_closed_form_under_a_linear_bonus() -> None:
    """A symmetric ratchet, pay linear in y − Q: the effort of the formula at each quota.

    pay takes attainment y/Q, so pay per unit of y is linear only at a fixed quota: with λ = 1 and
    pay = ln a the bonus is ln y − ln Q and the price of a result is δ times its own worth.
    """
    made = ratchet_policy(
        lambda a: np.log(np.maximum(a, 1e-6)),
        1.0,
        up=1.0,
        down=1.0,
        discount=0.6,
        sigma=0.0,
        quotas=np.linspace(0.2, 2.5, 461),
        efforts=np.linspace(0.01, 2, 400),
    )
    middle = np.abs(made.quota - 1.0).argmin()
    assert made.effort[middle] == pytest.approx(np.sqrt(1 - 0.6), abs=0.02), "e² = (1 − δ)/c"
    assert made.myopic[middle] == pytest.approx(1.0, abs=0.02), "e² = 1/c"


def test_does_an_asymmetric_ratchet_hold_sellers_near_quota() -> None:
    pay = lambda a: a + np.maximum(a - 1, 0)  # noqa: E731  # as a plan is written in the book
    free = ratchet_policy(pay, 1.0, up=0.0, down=0.0)
    tight = ratchet_policy(pay, 1.0, up=0.6, down=0.0)
    at = np.abs(free.quota - 1.0).argmin()
    assert (tight.effort <= free.effort + 1e-9).all()
    assert tight.effort[at] < 0.95 * free.effort[at]
    assert free.effort[at] == free.myopic[at]


def test_does_a_quota_that_falls_after_a_bad_year_tempt_to_have_one() -> None:
    """Far below quota: effort falls if a shortfall lowers the next quota, and only then."""
    pay = lambda a: a + np.maximum(a - 1, 0)  # noqa: E731  # as a plan is written in the book
    free, falls, rises = (
        ratchet_policy(pay, 1.0, up=up, down=down, sigma=0.05)
        for up, down in ((0.0, 0.0), (0.0, 0.6), (0.6, 0.0))
    )
    at = np.abs(free.quota - 1.9).argmin()
    assert falls.effort[at] < free.effort[at]
    assert rises.effort[at] == free.effort[at]


def test_are_values_out_of_range_refused() -> None:
    with pytest.raises(ValueError, match="never end need a discount below 1"):
        ratchet_effort(1, 1, discount=1.0)
    with pytest.raises(ValueError, match=r"ratchet is 1\.2"):
        ratchet_effort(1, 1, ratchet=1.2)
    with pytest.raises(ValueError, match="must be below 1"):
        ratchet_policy(lambda a: a, 1.0, discount=1.0)
    with pytest.raises(ValueError, match="quotas needs two or more"):
        ratchet_policy(lambda a: a, 1.0, quotas=[0.0, 1.0])

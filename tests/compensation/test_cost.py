# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The cost of a plan: mean, dear year and team."""

import numpy as np
import pytest
from scipy import stats

from oms42.compensation import attainment, plan_cost
from oms42.compensation.cost import pay_quantile
from oms42.compensation.observed import observed_attainment

from .curves import KNOTS, QUOTA, pay_curve


def test_are_the_figures_of_one_seller_those_of_two_million_draws() -> None:
    rng = np.random.default_rng(5)
    drawn = rng.normal(0.92, 0.28, 2_000_000)
    drawn = drawn[drawn > 0]
    money = pay_curve(drawn)
    made = plan_cost(pay_curve, attainment(), quota=QUOTA, salary=120_000, knots=KNOTS)
    assert made.expected == pytest.approx(money.mean(), rel=2e-3)
    assert made.sd == pytest.approx(money.std(), rel=2e-3)
    for q, found in ((5, made.p5), (50, made.p50), (95, made.p95)):
        assert found == pytest.approx(np.percentile(money, q), rel=4e-3)
    assert made.below_half == pytest.approx((drawn < 0.5).mean(), abs=1e-3)
    assert made.reaches_quota == pytest.approx(0.387, abs=1e-3)
    assert made.ccos.total == pytest.approx(
        (money.mean() + 120_000) / drawn.mean() / QUOTA, rel=1e-3
    )


def test_does_luck_cancel_in_a_team_and_a_common_market_not() -> None:
    """A linear plan on a normal law: the sum deviates by 20·√n, or by 20·n if all move as one."""
    law = attainment(1.0, 0.2, lower=-np.inf)
    for rho, spread in ((0.0, np.sqrt(25)), (1.0, 25.0), (0.5, np.sqrt(25 + 25 * 24 * 0.5))):
        made = plan_cost(lambda a: 100 * a, law, sellers=25, rho=rho, draws=20_000)
        assert made.team_expected == pytest.approx(2500)
        assert made.team_sd == pytest.approx(20 * spread, rel=0.02)
        assert made.team_p95 == pytest.approx(2500 + stats.norm.ppf(0.95) * 20 * spread, rel=0.01)


def test_does_a_capped_plan_cost_less_than_at_the_mean() -> None:
    made = plan_cost(lambda a: 100 * np.minimum(a, 1), attainment(), knots=[1.0])
    assert made.jensen_gap < 0
    assert made.p95 == pytest.approx(100)


def test_is_a_quantile_right_where_pay_falls() -> None:
    """Pay 3, 1, 2 at attainments 0.5, 1.0, 1.5: the median pay is 2."""
    law = observed_attainment([0.5, 1.0, 1.5])
    assert pay_quantile(lambda a: np.select([a < 0.9, a < 1.4], [3.0, 1.0], 2.0), law, 0.5) == 2.0


def test_does_the_frame_hold_every_figure() -> None:
    made = plan_cost(pay_curve, [0.8, 1.0, 1.2], quota=QUOTA)
    frame = made.to_frame().set_index("figure")["value"]
    assert frame["expected"] == made.expected
    assert frame["ccos_incentive"] == pytest.approx(made.expected / QUOTA)


def test_are_wrong_arguments_refused() -> None:
    with pytest.raises(ValueError, match="rho is 2"):
        plan_cost(pay_curve, attainment(), sellers=3, rho=2)
    with pytest.raises(ValueError, match="quota is 0"):
        plan_cost(pay_curve, attainment(), quota=0)

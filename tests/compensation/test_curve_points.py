# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The pay curve: are its corners where the rules put them?"""

import numpy as np
import pytest
from hypothesis import given, settings

from oms42.compensation import Bonus, Cap, Gate, Measure, Modifier, Plan
from oms42.compensation.curve_points import levels, pay_curve

from .random_plans import schedules

BANDS = [(0.5, 0.6), (1.0, "solve"), (1.25, 1.5), (None, 2.0)]
WE31 = Plan.simple(quota=1_200_000, target_incentive=120_000, tiers=BANDS)


def test_has_the_curve_of_the_text_its_corners_at_the_tiers() -> None:
    """WE3.1: 36,000 at 50 %, 120,000 at 100 %, 165,000 at 125 %, 225,000 at 150 %."""
    curve = pay_curve(WE31)
    assert curve.attainment.tolist() == [0, 0.5, 1, 1.25, 1.5]
    assert curve.incentive.tolist() == [0, 36_000, 120_000, 165_000, 225_000]
    assert curve.kinks == (0.5, 1.0, 1.25)
    assert curve.jumps == ()


def test_is_the_point_found_where_a_cap_begins_to_bind() -> None:
    """165,000 at 125 %, then 240,000 a unit: 192,000 at 1.25 + 27/240 = 1.3625."""
    plan = Plan.simple(quota=1, target_incentive=120_000, tiers=BANDS, caps=[Cap(1.6)])
    assert pay_curve(plan).kinks == (0.5, 1.0, 1.25, 1.3625)


def test_are_jumps_shown_with_both_their_sides() -> None:
    """Retroactive: 50 · .9 below 90 %, 90 at it. The bonus of 7 at 100 % jumps too."""
    plan = Plan.simple(
        quota=100,
        target_incentive=50,
        kind="retroactive",
        tiers=[(0.9, 1), (None, 2)],
        bonuses=[Bonus("b", "bookings", 7)],
    )
    curve = pay_curve(plan)
    assert curve.jumps == ((0.9, 45, 90), (1.0, 100, 107))
    assert curve.piece.tolist() == [0, 0, 1, 1, 2, 2]


def test_do_the_pieces_pay_what_the_corners_say_beyond_the_range_too() -> None:
    """WE3.1, printed up to 140 %; at 200 % by hand 165,000 + .75 · 240,000 = 345,000."""
    pieces = pay_curve(WE31).pieces()
    assert pieces([0.45, 0.8, 1.18, 1.4, 2.0]) == pytest.approx(
        [32_400, 86_400, 152_400, 201_000, 345_000]
    )


def test_do_the_pieces_jump_where_the_curve_does() -> None:
    """Retroactive: 50 · .9 just below 90 %, 100 · .9 at it."""
    plan = Plan.simple(
        quota=100, target_incentive=50, kind="retroactive", tiers=[(0.9, 1), (None, 2)]
    )
    pieces = pay_curve(plan).pieces()
    assert pieces([0.45, 0.9 - 1e-9, 0.9, 1.2]) == pytest.approx([22.5, 45, 90, 120])


def test_do_gates_modifiers_and_tables_on_a_measure_bend_the_curve() -> None:
    one = Measure("m", quota=10, table=[(0.5, 0.5), (1, 1)], threshold=0.6)
    plan = Plan(
        "P",
        target_incentive=100,
        measures=[one],
        gates=[Gate("g", "m", at_least=0.7, otherwise=0.5)],
        modifiers=[Modifier("f", "m", [(0, 1), (0.8, 2)])],
    )
    assert levels(plan) == (0.5, 0.6, 0.7, 0.8, 1.0)
    assert pay_curve(plan).jumps == ((0.6, 0, 30), (0.7, 35, 70), (0.8, 80, 160))


def test_are_levels_by_amount_put_on_the_quota() -> None:
    """300 of a quota of 400 is 75 %."""
    one = {
        "quota": 400,
        "tiers": {"steps": [(300, 0.1), (None, 0.2)], "unit": "rate", "by": "amount"},
    }
    plan = Plan("P", measures=[Measure("m", **one)], period="quarterly", accumulation="discrete")
    assert levels(plan) == (0.75,)


@settings(max_examples=60, deadline=None)
@given(schedules(kind="marginal"))
def test_has_a_marginal_plan_no_jump(tiers) -> None:
    plan = Plan("P", target_incentive=1_000, measures=[Measure("m", quota=100, tiers=tiers)])
    curve = pay_curve(plan, high=2)
    assert curve.jumps == ()
    assert (np.diff(curve.incentive) >= -1e-6).all()


@settings(max_examples=60, deadline=None)
@given(schedules(kind="retroactive"))
def test_jumps_a_retroactive_plan_by_level_times_step_of_rate(tiers) -> None:
    plan = Plan("P", target_incentive=1_000, measures=[Measure("m", quota=100, tiers=tiers)])
    rates = [float(step.rate) for step in tiers.steps]
    expected = [
        (float(start), (after - before) * float(start) * 1_000)
        for start, before, after in zip(tiers.starts[1:], rates, rates[1:], strict=False)
        if after != before
    ]
    found = [(at, high - low) for at, low, high in pay_curve(plan, high=2).jumps]
    assert [at for at, _ in found] == [at for at, _ in expected]
    assert [jump for _, jump in found] == pytest.approx([jump for _, jump in expected], abs=1e-5)


@settings(max_examples=40, deadline=None)
@given(schedules())
def test_does_the_line_between_the_corners_pay_what_the_plan_pays(tiers) -> None:
    kind = "tiers" if hasattr(tiers, "bands") else "table"
    measure = Measure("m", quota=100, **{kind: tiers})
    plan = Plan("P", target_incentive=1_000, measures=[measure], caps=[Cap(1.3)])
    curve = pay_curve(plan, high=2)
    x = np.linspace(0.0137, 1.99, 57)
    np.testing.assert_allclose(
        np.interp(x, curve.attainment, curve.incentive), plan.payout(x), atol=1e-3
    )


def test_do_the_rows_hold_what_the_chart_draws() -> None:
    rows = pay_curve(WE31).rows()
    assert rows[1] == {
        "plan": "Plan",
        "attainment": 0.5,
        "incentive": 36_000.0,
        "piece": "Plan 0",
    }
    assert pay_curve(WE31).to_frame().shape == (5, 4)


def test_is_an_empty_range_refused() -> None:
    with pytest.raises(ValueError, match=r"low is 1 and high 1; allowed: low < high"):
        pay_curve(WE31, low=1, high=1)

# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Statement and simulation: do two ways through the same rules pay the same, on random plans?"""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from .both_ways import settled, simulated
from .random_plans import plans, years

RELAXED = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)


@RELAXED
@given(st.data())
def test_does_the_simulation_pay_what_the_statement_pays(data: st.DataObject) -> None:
    """To the rounding: half a cent for each posting of each period."""
    plan = data.draw(plans())
    sales = data.draw(years(plan))
    done = settled(plan, sales)
    postings = 12 * len(done.periods)
    assert abs(simulated(plan, done, sales) - done.incentive) <= 0.005 * postings + 1e-6


@RELAXED
@given(st.data())
def test_is_every_cent_on_the_trail_and_every_line_in_its_posting(data: st.DataObject) -> None:
    plan = data.draw(plans())
    sales = data.draw(years(plan))
    done = settled(plan, sales)
    for span in done.periods:
        for post in span.postings:
            traced = [c.cents for c in done.audit if (c.period, c.rule) == (span.period, post.rule)]
            assert sum(traced) == post.cents
            assert abs(sum(line.units for line in post.lines) - 100 * post.cents) <= 100
    assert sum(c.cents for c in done.audit) == sum(span.earned_cents for span in done.periods)


@RELAXED
@given(st.data())
def test_does_pay_out_minus_balance_equal_what_was_earned(data: st.DataObject) -> None:
    """Draws and clawbacks move money in time: paid = earned + guarantees + balance owed."""
    plan = data.draw(plans())
    sales = data.draw(years(plan))
    done = settled(plan, sales)
    paid = sum(span.paid_cents for span in done.periods)
    earned = sum(span.earned_cents + span.top_up_cents for span in done.periods)
    assert paid == earned + done.periods[-1].balance_cents
    assert all(span.paid_cents >= 0 for span in done.periods)
    assert all(span.balance_cents >= 0 for span in done.periods)

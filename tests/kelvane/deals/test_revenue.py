# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

import numpy as np
import pytest

from oms42.kelvane.deals.base import Base
from oms42.kelvane.deals.revenue import _evened, added_by, followed, recurring


@pytest.mark.parametrize(("day", "millions"), [("2025-12-31", 128.0), ("2026-09-30", 153.2)])
def test_is_recurring_revenue_the_fact(base: Base, day: str, millions: float) -> None:
    """$128.0M and $153.2M; the first may miss by 1 % where its scale would be out of proportion."""
    them, at = base.written, np.datetime64(day)
    more = added_by(np.full(them.start.size, at), them.enlarged, base.deals.acv, base.deals.day)
    total = recurring(base.value.first + more, them.start, them.end, at)
    assert total / 1e6 == pytest.approx(millions, rel=0.01)


def test_is_a_subscription_of_a_deal_worth_the_deal(base: Base) -> None:
    started = base.written.deal >= 0
    worth = base.deals.acv[base.written.deal[started]]
    assert base.value.first[started] == pytest.approx(worth, abs=0.005)


def test_is_what_replaces_another_its_factor_times_that(base: Base) -> None:
    new = np.flatnonzero(base.written.old >= 0)
    old = base.written.old[new]
    expected = base.written.factor[new] * base.value.last[old]
    assert base.value.first[new] == pytest.approx(expected, abs=0.02)


def test_is_every_value_positive(base: Base) -> None:
    assert base.value.first.min() > 0
    assert (base.value.last >= base.value.first).all()


def test_count_expansions_from_their_close_date_on() -> None:
    closed = np.array(["2024-01-10", "2024-02-10", "2024-03-10"], dtype="datetime64[D]")
    enlarged, acv = np.array([1, -1, 1]), np.array([10.0, 99.0, 5.0])
    for day, total in (("2024-01-09", 0.0), ("2024-01-10", 10.0), ("2024-12-31", 15.0)):
        at = np.full(2, np.datetime64(day))
        assert added_by(at, enlarged, acv, closed).tolist() == [0.0, total]


def test_runs_a_subscription_from_its_first_day_to_the_day_before_its_last() -> None:
    start = np.array(["2024-01-10"], dtype="datetime64[D]")
    end = np.array(["2025-01-10"], dtype="datetime64[D]")
    days = ["2024-01-09", "2024-01-10", "2025-01-09", "2025-01-10"]
    runs = [recurring(np.ones(1), start, end, np.datetime64(day)) for day in days]
    assert runs == [0.0, 1.0, 1.0, 0.0]


def test_passes_a_chain_of_two_on() -> None:
    value, factor = np.array([100.0, 0.0]), np.array([1.0, 1.5])
    assert followed(value, factor, np.array([-1, 0]), np.zeros(2)).tolist() == [100.0, 150.0]


def test_do_old_subscriptions_come_up_late_as_often_as_new_ones_by_value() -> None:
    """Old ones weigh 1, 2, 3 and 6, the last two late in a quarter: 46 of 100 when stretched."""
    start = np.array(
        ["2022-02-01", "2022-05-03", "2022-09-28", "2021-12-30", "2024-12-30"], "M8[D]"
    )
    old, weight = np.array([True] * 4 + [False]), np.array([1.0, 2.0, 3.0, 6.0, 50.0])
    done = _evened(weight, old, start, 0.46)
    assert done[2:4].sum() / done[:4].sum() == pytest.approx(0.46)
    assert done[3] / done[2] == pytest.approx(2.0)
    assert done[[0, 1, 4]].tolist() == [1.0, 2.0, 50.0]
    assert _evened(weight, old, start, 0.745) is weight  # 9 of 12 is near

# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

import numpy as np
import pytest

from oms42.kelvane.deals.base import Base
from oms42.kelvane.deals.calendar import late_start, quarter_of
from oms42.kelvane.deals.combined import Deals
from oms42.kelvane.deals.late_renewals import NEAR, late_renewals


def late_share(deals: Deals) -> float:
    """Mean over the quarters of the late share of what was won."""
    won = deals.won & ~deals.open
    day, amount, quarter = deals.day[won], deals.acv[won], quarter_of(deals.day[won])
    late = day >= late_start(quarter)
    return float(np.mean(np.bincount(quarter, amount * late) / np.bincount(quarter, amount)))


def due(base: Base, every: Deals) -> np.ndarray:
    """Return when each renewal comes up: its subscription's next day on or after the close date."""
    own = every.day[every.type == 2].copy()
    lives = base.written.lives
    rows = every.subscription[every.type == 2]
    for k, (row, day) in enumerate(zip(rows.tolist(), own, strict=True)):
        later = lives.due[lives.row == row]
        own[k] = later[later >= day].min() if (later >= day).any() else day
    return own


@pytest.mark.parametrize("share", [0.44, 0.48])
def test_is_the_promised_share_late_whichever_way_it_was_missed(
    base: Base, every: Deals, share: float
) -> None:
    assert abs(late_share(every) - share) > NEAR
    moved = late_renewals(np.random.default_rng(3), every, due(base, every), share)
    assert late_share(moved) == pytest.approx(share, abs=NEAR)


def test_do_only_won_renewals_move_and_none_to_another_quarter_or_past_its_day(
    base: Base, every: Deals
) -> None:
    ends = due(base, every)
    moved = late_renewals(np.random.default_rng(3), every, ends, 0.48)
    changed = np.flatnonzero(moved.day != every.day)
    assert changed.size > 5
    assert (every.type[changed] == 2).all()
    assert every.won[changed].all()
    assert (quarter_of(moved.day) == quarter_of(every.day)).all()
    assert (moved.day[every.type == 2] <= np.maximum(ends, every.day[every.type == 2])).all()
    assert np.is_busday(moved.day[changed]).all()
    assert np.array_equal(moved.natural[changed], moved.day[changed])


def test_does_a_company_that_is_near_keep_its_days(base: Base, every: Deals) -> None:
    assert late_renewals(np.random.default_rng(3), every, due(base, every), 0.46) is every

# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

import numpy as np
import pytest

from oms42.kelvane.identity import Identity
from oms42.kelvane.people.magnitudes import PeopleMagnitudes
from oms42.kelvane.people.ramp import month_share, quarter_share, ramp_months, standard_months
from oms42.kelvane.world import World


def test_does_the_linear_ramp_give_the_shares_of_the_worked_example() -> None:
    """Blueprint WE1.1: five hires in March, five months: mean share of ten months is 0.75."""
    by_hand = (0.1 + 0.3 + 0.5 + 0.7 + 0.9 + 5 * 1.0) / 10
    assert month_share(np.arange(1.0, 11.0), np.array(5.0)).mean() == pytest.approx(by_hand)


def test_is_a_quarters_share_the_mean_of_its_months() -> None:
    """Hired in February 2023 with five months to go: 0, 0.1 and 0.3 of the first quarter."""
    day = np.array(["2023-02-06"], dtype="datetime64[D]")
    assert quarter_share(day, np.array([5.0]))[0, 0] == pytest.approx(0.4 / 3)


def test_does_a_remote_hire_pass_ninety_percent_later_by_the_planted_months(
    any_roster: World,
) -> None:
    people, rows = any_roster.hidden["cast"], any_roster.hidden["rep_quarters"]
    full = dict(zip(rows["rep_id"].tolist(), rows["ramp_months"].tolist(), strict=True))
    standard = {"enterprise": 8.0, "mid-market": 5.0, "public": 8.0, "kam": 6.0, "cam": 6.0}
    hires = [i for i in range(146) if people["recent"][i] and people["rep_id"][i] in full]
    above = np.array(
        [full[people["rep_id"][i]] - standard[people["kind"][i]] for i in hires], dtype=float
    )
    remote = people["mode"][hires] == "remote"
    gap = 0.9 * (above[remote].mean() - above[~remote].mean())
    planted = PeopleMagnitudes.of(any_roster.identity).remote_ramp
    assert gap == pytest.approx(planted, abs=1e-9)


def test_are_ramps_those_of_the_role_where_nobody_is_remote() -> None:
    flags = np.full(30, False)
    months = ramp_months(Identity(), np.full(30, "enterprise"), flags, (~flags,))
    assert months.mean() == pytest.approx(8.0)
    assert 5.5 < months.min() < months.max() < 10.5


def test_does_the_effect_hold_in_each_group_by_itself() -> None:
    """Two groups with kinds mixed: 1.6 ÷ 0.9 months of full ramp in either."""
    kind = np.resize(["enterprise", "mid-market", "kam"], 60)
    remote, first = np.arange(60) % 4 == 0, np.arange(60) < 36
    months = ramp_months(Identity(5), kind, remote, (first, ~first)) - standard_months(kind)
    for group in (first, ~first):
        gap = months[group & remote].mean() - months[group & ~remote].mean()
        assert gap == pytest.approx(1.6 / 0.9)


def test_is_a_group_too_small_to_be_balanced_left_to_chance() -> None:
    remote = np.array([True, False])
    months = ramp_months(Identity(), np.array(["kam", "cam"]), remote, (remote | True,))
    assert np.isfinite(months).all()

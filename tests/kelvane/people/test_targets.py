# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

import numpy as np
import pytest

from oms42.kelvane.world import World


def test_has_each_seller_one_row_a_quarter_in_order(any_roster: World) -> None:
    rows = any_roster.hidden["rep_quarters"]
    keys = np.char.add(rows["rep_id"], rows["quarter"])
    assert np.array_equal(keys, np.unique(keys))
    assert int((rows["quarter"] == "2026Q3").sum()) == 84


def test_are_targets_attainment_of_the_quota_in_cents(any_roster: World) -> None:
    rows = any_roster.hidden["rep_quarters"]
    assert rows["target_bookings"] == pytest.approx(rows["attainment"] * rows["quota"], abs=0.006)
    assert np.array_equal(rows["target_bookings"], np.round(rows["target_bookings"], 2))
    assert rows["target_bookings"].min() > 1_000


def test_is_the_standing_as_a_closer_standard_and_close_to_the_career(any_roster: World) -> None:
    rows = any_roster.hidden["rep_quarters"]
    rep, first = np.unique(rows["rep_id"], return_index=True)
    skill = rows["skill"][first]
    assert skill.mean() == pytest.approx(0.0, abs=1e-9)
    assert skill.std() == pytest.approx(1.0)
    career = [
        rows["target_bookings"][rows["rep_id"] == one].sum()
        / rows["quota"][rows["rep_id"] == one].sum()
        for one in rep
    ]
    assert np.corrcoef(skill, career)[0, 1] > 0.8


def test_do_the_executives_of_2026_bring_in_what_the_case_can_reconcile(any_roster: World) -> None:
    """Facts: 37.0 of new ARR by account executives in fiscal 2026; three quarters of it so far."""
    rows = any_roster.hidden["rep_quarters"]
    mine = np.char.startswith(rows["quarter"], "2026") & (rows["role"] == "ae")
    assert 24e6 < rows["target_bookings"][mine].sum() < 33e6

# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

import numpy as np
import pytest

from oms42.kelvane.people.magnitudes import PeopleMagnitudes
from oms42.kelvane.people.planting import EXECUTIVES
from oms42.kelvane.world import World

LAST_YEAR = ("2025Q4", "2026Q1", "2026Q2", "2026Q3")


@pytest.mark.parametrize("quarter", LAST_YEAR)
def test_does_the_trigger_flag_the_promised_number_in_each_quarter(
    quarter: str, any_roster: World
) -> None:
    """Twelve of sixty, in proportion where fewer account executives have a quota."""
    rows = any_roster.hidden["rep_quarters"]
    mine = rows["attainment"][(rows["quarter"] == quarter) & (rows["role"] == "ae")]
    size = PeopleMagnitudes.of(any_roster.identity)
    expected = size.flagged / EXECUTIVES * mine.size
    assert abs(int((mine < 0.70).sum()) - expected) <= 1.0


def test_do_quarters_that_were_held_back_stay_in_the_band(any_roster: World) -> None:
    rows = any_roster.hidden["rep_quarters"]
    held = rows["attainment"][rows["held"]]
    assert held.size > 80
    assert held.min() >= 1.00
    assert held.max() <= 1.04


def test_is_closable_business_above_the_band_where_it_was_held_back(any_roster: World) -> None:
    rows = any_roster.hidden["rep_quarters"]
    assert (rows["closable"][rows["held"]] > 1.04).all()
    free = ~rows["held"]
    assert np.array_equal(rows["closable"][free], rows["attainment"][free])

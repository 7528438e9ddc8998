# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The simulator's lists: are they the worked example's, and Kelvane's table in millions?"""

from pathlib import Path

import pytest

from oms42.widgets import deal_lists
from oms42.widgets.deal_lists import kelvane_deals, six_deals


def test_are_the_six_deals_those_of_the_worked_example() -> None:
    """Worked example 2.1, $k, p: 900/.60, 650/.35, 480/.50, 420/.70, 300/.25, 250/.80."""
    deals = six_deals()
    pairs = [(900, 60), (650, 35), (480, 50), (420, 70), (300, 25), (250, 80)]
    made = zip((1000 * deals.amount).round(), (100 * deals.p).round(), strict=True)
    assert [(int(a), int(p)) for a, p in made] == pairs
    assert deals.corrected is deals.p
    assert (deals.target, deals.slip) == (1.6, 0.0)


def test_is_kelvane_s_list_the_stored_table_in_millions() -> None:
    folder = Path(deal_lists.__file__).parent / "extracted"
    lines = (folder / "open_quarter.csv").read_text("utf-8").splitlines()[1:]
    deals = kelvane_deals()
    assert deals.amount.size == len(lines)
    assert deals.amount.sum() == pytest.approx(sum(float(x.split(",")[0]) for x in lines) / 1e6)
    low, high, _ = deals.range
    assert low < deals.target < high

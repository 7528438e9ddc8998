# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Who buys, and when?"""

import numpy as np
import pytest

from oms42.kelvane.identity import Identity
from oms42.kelvane.selling.conversions import Conversions, conversions
from oms42.kelvane.selling.lead_arrivals import lead_arrivals
from oms42.kelvane.selling.outreach import outreach
from oms42.kelvane.world import Columns


@pytest.fixture(scope="module")
def known() -> Columns:
    return lead_arrivals(Identity(11))


@pytest.fixture(scope="module")
def bought(known: Columns) -> Conversions:
    return conversions(Identity(11), known, outreach(Identity(11), known))


def test_do_exactly_as_many_buy_as_the_base_rate_promises(bought: Conversions) -> None:
    """PT-20 and the table's notes: between 4 and 5 %, here 4.8 % of 24,000."""
    assert bought.converted.sum() == 1_152


def test_does_everyone_who_buys_do_so_after_coming_and_before_the_end(
    known: Columns, bought: Conversions
) -> None:
    days = (bought.converted_at - known["created"])[bought.converted].astype(int)
    assert days.min() >= 1
    assert bought.converted_at[bought.converted].max() <= np.datetime64("2026-09-28")
    assert np.isnat(bought.converted_at[~bought.converted]).all()


def test_do_early_leads_take_45_days_on_average(known: Columns, bought: Conversions) -> None:
    """An exponential time in whole days, from 1: mean about 45.5; within 3 standard errors."""
    early = bought.converted & (known["created"] < np.datetime64("2025-06-01"))
    early &= ~np.char.startswith(known["source"], "outbound")
    days = (bought.converted_at - known["created"])[early].astype(float)
    assert abs(days.mean() - 45.5) < 3 * days.std() / early.sum() ** 0.5


def test_have_leads_of_the_last_weeks_had_no_time(known: Columns, bought: Conversions) -> None:
    warm = ~np.char.startswith(known["source"], "outbound")
    late = warm & (known["created"] > np.datetime64("2026-09-01"))
    before = warm & (known["created"] < np.datetime64("2026-06-01"))
    assert bought.converted[late].mean() < 0.5 * bought.converted[before].mean()


def test_does_the_chance_say_how_often_leads_buy(bought: Conversions) -> None:
    """By fifths of the chance, the share that buys is the mean chance within 3 standard errors."""
    warm = ~np.isnan(bought.chance)
    p, y = bought.chance[warm], bought.converted[warm]
    for part in np.array_split(np.argsort(p, kind="stable"), 5):
        error = np.sqrt((p[part] * (1 - p[part])).sum()) / part.size
        assert abs(y[part].mean() - p[part].mean()) < 3 * error


def test_do_events_speak_for_a_lead(known: Columns, bought: Conversions) -> None:
    plg = known["source"] == "plg"
    many, none = plg & (known["pql_events"] >= 8), plg & (known["pql_events"] == 0)
    assert bought.converted[many].mean() > 1.5 * bought.converted[none].mean()

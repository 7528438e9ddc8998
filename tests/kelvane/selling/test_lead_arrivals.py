# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Do leads come from the sources, on the days and with the knowledge that the law says?"""

import numpy as np
import pytest

from oms42.kelvane.identity import Identity
from oms42.kelvane.selling.lead_arrivals import SOURCES, lead_arrivals
from oms42.kelvane.world import Columns


def test_does_each_source_bring_its_number_of_leads(lead_table: Columns) -> None:
    names, count = np.unique(lead_table["source"], return_counts=True)
    expected = {name: source.leads for name, source in SOURCES.items()}
    assert dict(zip(names.tolist(), count.tolist(), strict=True)) == expected
    assert sum(expected.values()) == 24_000


def test_is_the_pilot_in_north_america_in_2026_among_mid_market_companies(
    lead_table: Columns,
) -> None:
    pilot = lead_table["source"] == "outbound_ai"
    assert set(lead_table["country"][pilot].tolist()) == {"US", "CA"}
    assert set(lead_table["segment"][pilot].tolist()) == {"mid-market"}
    assert lead_table["created"][pilot].min() >= np.datetime64("2026-01-05")


def test_does_nobody_write_to_companies_at_weekends(lead_table: Columns) -> None:
    cold = np.char.startswith(lead_table["source"], "outbound")
    assert np.is_busday(lead_table["created"][cold]).all()
    assert not np.is_busday(lead_table["created"][~cold]).all()


def test_do_leads_grow_by_14_percent_a_year(lead_table: Columns) -> None:
    """Whole years of inbound leads; stratified days leave a few leads of noise."""
    inbound = lead_table["created"][lead_table["source"] == "inbound"]
    years, count = np.unique(inbound.astype("datetime64[Y]"), return_counts=True)
    assert years.astype(str).tolist() == ["2023", "2024", "2025", "2026"]
    assert count[1:3] / count[:2] == pytest.approx([1.14, 1.14], abs=0.01)


def test_has_nobody_in_europe_out_of_the_self_serve_product_a_legitimate_interest(
    lead_table: Columns,
) -> None:
    europe = np.isin(lead_table["country"], ["GB", "DE", "FR", "NL", "SE", "ES"])
    plg = lead_table["source"] == "plg"
    assert not (lead_table["consent_basis"][europe & plg] == "legitimate_interest").any()
    human = lead_table["source"] == "outbound_human"
    without = (lead_table["consent_basis"][europe & human] == "none").mean()
    assert without == pytest.approx(0.25, abs=0.01)


def test_do_only_the_product_and_the_website_show_events(lead_table: Columns) -> None:
    quiet = np.isin(lead_table["source"], ["event", "partner", "outbound_human", "outbound_ai"])
    assert not lead_table["pql_events"][quiet].any()
    assert lead_table["pql_events"][lead_table["source"] == "plg"].mean() > 4


def test_are_values_those_of_the_segments(lead_table: Columns) -> None:
    """Company facts: medians of $44k and $172k; few values are missing, none in the pilot."""
    value = lead_table["value_usd"]
    inbound = lead_table["source"] == "inbound"
    for segment, median in (("mid-market", 44_000), ("enterprise", 172_000)):
        mine = value[inbound & (lead_table["segment"] == segment)]
        assert np.nanmedian(mine) == pytest.approx(median, rel=0.08)
    pilot = lead_table["source"] == "outbound_ai"
    assert np.isnan(value[~pilot]).mean() == pytest.approx(0.06, abs=0.01)
    assert not np.isnan(value[pilot]).any()


def test_has_every_tier_of_the_pilot_the_value_of_the_worked_example(lead_table: Columns) -> None:
    """WE7.4 reckons with $42k."""
    pilot = lead_table["source"] == "outbound_ai"
    for tier, size in (("A", 1_300), ("B", 2_000), ("C", 2_700)):
        mine = lead_table["value_usd"][pilot & (lead_table["tier"] == tier)]
        assert mine.size == size
        assert mine.mean() == pytest.approx(42_000, abs=1)


def test_are_leads_in_the_order_of_their_days() -> None:
    created = lead_arrivals(Identity(3))["created"]
    assert (np.diff(created) >= np.timedelta64(0)).all()

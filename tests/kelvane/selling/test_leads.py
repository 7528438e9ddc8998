# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The table as a whole: shape, types, agreement of its columns, seeds and variants."""

import numpy as np

from oms42.kelvane.identity import Identity
from oms42.kelvane.selling.leads import leads
from oms42.kelvane.selling.leads_contract import leads_contract
from oms42.kelvane.world import Columns


def test_has_the_table_24000_rows_and_the_columns_of_its_contract(lead_table: Columns) -> None:
    assert {values.size for values in lead_table.values()} == {24_000}
    assert list(lead_table) == [column.name for column in leads_contract().columns]
    assert np.unique(lead_table["lead_id"]).size == 24_000


def test_does_the_same_company_get_the_same_leads() -> None:
    first, again = leads(Identity(7))[0], leads(Identity(7))[0]
    assert all(
        np.array_equal(first[n], again[n], equal_nan=first[n].dtype.kind in "fM") for n in first
    )


def test_does_a_variant_differ_in_every_column_but_the_key(
    lead_table: Columns, variant_leads: Columns
) -> None:
    for name in set(lead_table) - {"lead_id"}:
        assert not np.array_equal(lead_table[name], variant_leads[name]), name


def test_would_ranking_by_expected_value_beat_ranking_by_chance(
    lead_table: Columns, lead_secrets: Columns
) -> None:
    """Exercise E7 wants at least 8 % more from the best tenth of the leads of 2026."""
    late = (lead_table["created"] >= np.datetime64("2026-01-01")) & ~np.isnan(
        lead_secrets["chance"] * lead_table["value_usd"]
    )
    p, value = lead_secrets["chance"][late], lead_table["value_usd"][late]
    tenth = late.sum() // 10
    by_value = (p * value)[np.argsort(-p * value, kind="stable")[:tenth]].sum()
    by_chance = (p * value)[np.argsort(-p, kind="stable")[:tenth]].sum()
    assert by_value > 1.08 * by_chance


def test_is_the_vendor_s_promise_too_high_in_every_year(lead_table: Columns) -> None:
    year = lead_table["created"].astype("datetime64[Y]")
    for one in np.unique(year):
        mine = year == one
        promised = lead_table["score_vendor"][mine].mean() / 100
        assert promised > 1.5 * lead_table["converted"][mine].mean()

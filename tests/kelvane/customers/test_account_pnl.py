# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
import numpy as np
import pytest

from oms42.kelvane.customers.account_pnl import Ledger, account_pnl
from oms42.kelvane.customers.base import Base
from oms42.kelvane.identity import Identity


def ledger(base: Base, reported: dict[str, int], identity: Identity) -> Ledger:
    return account_pnl(base, reported, np.ones((base.value.size, 3), dtype=np.int64), identity)


@pytest.fixture(scope="module")
def made(base: Base, reported: dict[str, int], identity: Identity) -> Ledger:
    return ledger(base, reported, identity)


def test_is_there_a_row_for_each_year_as_a_customer(base: Base, made: Ledger) -> None:
    expected = sum(int((base.months_in(year) > 0).sum()) for year in (2023, 2024, 2025))
    assert made.table["year"].size == expected
    pairs = list(zip(made.table["account_id"].tolist(), made.table["year"].tolist(), strict=True))
    assert pairs == sorted(set(pairs))


def test_does_profit_worked_out_from_the_table_keep_the_promise(made: Ledger) -> None:
    """190 losers and a whale of 1.4 in fiscal year 2025, from the columns and the rates alone."""
    t = {name: values[made.table["year"] == 2025] for name, values in made.table.items()}
    cost = 420 * t["visits"] + 65 * t["support_h"] + 380 * t["rush_orders"]
    cost = cost + 140 * t["custom_eng_h"] + t["returns_usd"]
    cost += 0.09 * t["revenue"] * t["days_sales_outstanding"] / 365
    profit = t["revenue"] - t["cogs"] - cost
    assert (profit < 0).sum() == 190
    assert profit[profit > 0].sum() / profit.sum() == pytest.approx(1.4, abs=1e-4)
    assert (made.hidden["account_id"][made.hidden["loses"]] == t["account_id"][profit < 0]).all()


def test_do_bad_cross_buyers_show_before_the_second_purchase(base: Base, made: Ledger) -> None:
    crossed = np.flatnonzero(made.hidden["crossed"])
    year = base.second[crossed].astype("datetime64[Y]").astype(int) + 1970 - 1
    where = {
        pair: i
        for i, pair in enumerate(
            zip(made.table["account_id"].tolist(), made.table["year"].tolist(), strict=True)
        )
    }
    row = [where[base.account_id[i], y] for i, y in zip(crossed, year.tolist(), strict=True)]
    rate = np.log(made.table["returns_usd"][row] / made.table["revenue"][row])
    bad = made.hidden["loses"][crossed]
    assert np.exp(rate[bad].mean() - rate[~bad].mean()) == pytest.approx(2.6, rel=1e-3)


def test_is_a_seed_or_a_variant_another_table(
    base: Base, reported: dict[str, int], made: Ledger
) -> None:
    again = ledger(base, reported, Identity()).table
    assert all(np.array_equal(made.table[name], again[name]) for name in again)
    for other in (Identity(7), Identity(42, "class-b")):
        assert not np.array_equal(
            made.table["revenue"], ledger(base, reported, other).table["revenue"]
        )

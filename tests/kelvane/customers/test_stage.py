# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
import numpy as np

from oms42.kelvane.world import World


def test_have_the_tables_the_sizes_of_the_case(world: World) -> None:
    """About 9,400 rows of 380 accounts; one row a customer and year, 2023 to 2025."""
    use, ledger = world.tables["consumption_m"], world.tables["account_pnl"]
    assert np.unique(use["account_id"]).size == 380
    assert 8_900 < use["month"].size < 9_900
    assert 3_000 < ledger["year"].size < 3_900
    assert set(ledger["year"].tolist()) == {2023, 2024, 2025}


def test_is_fiscal_2025_reconciled_with_the_company_to_the_cent(world: World) -> None:
    """176.0M less 2.6M of Starter workspaces; gross margin 61.8 % within their small share."""
    ledger = world.tables["account_pnl"]
    year = ledger["year"] == 2025
    revenue, cogs = ledger["revenue"][year].sum(), ledger["cogs"][year].sum()
    assert round(float(revenue), 2) == 173_400_000.00
    assert abs(1 - cogs / revenue - 0.618) < 0.003


def test_does_each_region_add_up_to_what_the_company_reports(world: World) -> None:
    """Reported revenue of fiscal 2025 less its share of the 2.6M of Starter workspaces."""
    ledger, accounts, books = (
        world.tables[name] for name in ("account_pnl", "accounts", "bookings_monthly")
    )
    region = accounts["region"][np.searchsorted(accounts["account_id"], ledger["account_id"])]
    in_2025 = np.char.startswith(books["month"].astype(str), "2025")
    for name in ("NA", "EMEA", "APAC", "LATAM"):
        said = books["revenue"][in_2025 & (books["region"] == name)].sum()
        mine = ledger["revenue"][(ledger["year"] == 2025) & (region == name)].sum()
        assert abs(mine - said * (1 - 2.6 / 176.0)) < 0.02, name


def test_is_use_part_of_what_the_company_recognizes_each_month(world: World) -> None:
    """Commitments bring less than all consumption revenue; the rest is paid as it goes."""
    use, books = world.tables["consumption_m"], world.tables["bookings_monthly"]
    months = np.unique(use["month"])
    of_product = books["product"] == "consumption"
    where = np.char.add(books["month"].astype(str), "")
    for month in months:
        metered = use["used_usd"][use["month"] == month].sum()
        booked = books["revenue"][of_product & (where == str(month))].sum()
        assert 0 < metered < 0.95 * booked, month


def test_is_use_in_a_year_less_than_the_accounts_revenue(world: World) -> None:
    use, ledger = world.tables["consumption_m"], world.tables["account_pnl"]
    revenue = dict(
        zip(
            zip(ledger["account_id"].tolist(), ledger["year"].tolist(), strict=True),
            ledger["revenue"].tolist(),
            strict=True,
        )
    )
    used: dict[tuple[str, int], float] = {}
    years = (use["month"].astype("datetime64[Y]").astype(int) + 1970).tolist()
    for key, year, dollars in zip(use["account_id"].tolist(), years, use["used_usd"], strict=True):
        if year <= 2025:
            used[key, year] = used.get((key, year), 0.0) + float(dollars)
    assert max(dollars / revenue[pair] for pair, dollars in used.items()) < 1.0


def test_do_only_customers_with_predict_commit(world: World) -> None:
    use, subs = world.tables["consumption_m"], world.tables["subscriptions"]
    predict = subs["account_id"][(subs["product"] == "Predict") & np.isnat(subs["end_date"])]
    assert np.isin(use["account_id"], predict).all()

# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Would a vice president of sales believe the tables? Each test looks for rows that she would not.

The defects on purpose (PT-23) are known: open deals may have past close dates, a snapshot may carry
the date of the day before, and duplicates of accounts exist.
"""

import numpy as np
import pytest
from numpy.typing import NDArray

from oms42.kelvane.months import quarters
from oms42.kelvane.world import Columns, World

END = np.datetime64("2026-09-30", "D")
NEVER = np.datetime64("2100-01-01", "D")
ONE_DAY = np.timedelta64(1, "D")
Mask = NDArray[np.bool_]


def no_row(**breaks: Mask) -> None:
    """Assert that no row breaks a rule; the message counts those that do."""
    assert {name: int(mask.sum()) for name, mask in breaks.items() if mask.any()} == {}


def joined(world: World, table: str, key: str, values: NDArray[np.str_]) -> Columns:
    """Look up the row of each key in a table."""
    ids = world.tables[table][key]
    order = np.argsort(ids)
    found = order[np.clip(np.searchsorted(ids[order], values), 0, ids.size - 1)]
    assert (ids[found] == values).all(), f"unknown {key} in {table}"
    return {name: column[found] for name, column in world.tables[table].items()}


def last_day(reps: Columns) -> NDArray[np.datetime64]:
    return np.where(np.isnat(reps["leave_date"]), NEVER, reps["leave_date"])


def quarter_of(day: NDArray[np.datetime64]) -> NDArray[np.str_]:
    return quarters(day.astype("datetime64[M]"))


def place_and_time(who: Columns, quarter: NDArray[np.str_]) -> NDArray[np.str_]:
    return np.char.add(np.char.add(who["region"], who["segment"]), quarter)


@pytest.fixture(scope="module")
def deals(world: World) -> Columns:
    return world.tables["opportunities"]


def test_do_deals_run_forward_in_time_inside_the_window(deals: Columns) -> None:
    closed, won = deals["outcome"] != "open", deals["outcome"] == "won"
    close = deals["close_date"]
    weekday = (close.astype(int) + 3) % 7
    no_row(
        closes_before_it_is_created=deals["created"] > close,
        closed_outside_the_window=closed & ((close < np.datetime64("2023-01-01")) | (close > END)),
        created_after_the_end=deals["created"] > END,
        won_on_a_weekend=won & (weekday > 4),
        closed_but_not_in_stage_6=closed != (deals["stage"] == 6),
        closed_but_not_called_so=closed != (deals["forecast_cat"] == "closed"),
        reason_for_losing_what_is_not_lost=(deals["loss_reason"] != "") & (won | ~closed),
    )


def test_do_amounts_add_up(deals: Columns) -> None:
    acv, off = deals["amount_acv"], deals["discount_pct"]
    whole, price = acv * deals["term_years"], deals["list_price"] * (1 - off / 100)
    no_row(
        nothing_paid=acv <= 0,
        discount_out_of_reason=(off < 0) | (off > 50),
        total_is_not_years_times_annual=np.abs(deals["amount_tcv"] - whole) > 0.02,
        list_less_discount_is_not_the_price=np.abs(price - acv) > 0.01 * acv,
    )


def test_does_a_customers_story_begin_with_its_first_purchase(world: World, deals: Columns) -> None:
    account = joined(world, "accounts", "account_id", deals["account_id"])
    known = world.hidden["accounts"]
    copies = known["account_id"][known["duplicate_of"] != ""]
    first, close, won = account["first_purchase"], deals["close_date"], deals["outcome"] == "won"
    new, still_open = deals["type"] == "new", deals["outcome"] == "open"
    no_row(
        won_before_the_first_purchase=won & ~(close >= first),
        new_logo_won_on_another_day=won & new & (close != first),
        more_sold_to_a_stranger=~new & (np.isnat(first) | (close < first)),
        won_at_a_duplicate=won & np.isin(deals["account_id"], copies),
        open_renewal_at_a_prospect=still_open & ~new & ~account["is_customer"],
    )
    logos = deals["account_id"][won & new]
    assert np.unique(logos).size == logos.size, "an account is won as a new logo twice"


def test_do_sellers_close_while_they_are_employed_and_where_they_sell(
    world: World, deals: Columns
) -> None:
    """A segment without a seller in its region that quarter is covered from another region."""
    rep = joined(world, "reps", "rep_id", deals["rep_id"])
    account = joined(world, "accounts", "account_id", deals["account_id"])
    closed, close = deals["outcome"] != "open", deals["close_date"]
    quotas = world.tables["quotas"]
    seller = joined(world, "reps", "rep_id", quotas["rep_id"])
    staffed = place_and_time(seller, quotas["quarter"])
    covered = np.isin(place_and_time(account, quarter_of(np.minimum(close, END))), staffed)
    new = deals["type"] == "new"
    no_row(
        closed_before_the_seller_came=closed & (close < rep["hire_date"]),
        closed_after_the_seller_left=closed & (close > last_day(rep)),
        open_with_a_seller_who_left=~closed & (last_day(rep) <= END),
        new_logo_by_somebody_else_than_an_ae=new & (rep["role"] != "ae"),
        new_logo_outside_the_sellers_segment=new & (rep["segment"] != account["segment"]),
        sold_in_another_region=covered & (rep["region"] != account["region"]),
    )


def test_is_a_customer_who_has_a_running_subscription(world: World) -> None:
    accounts, subs = world.tables["accounts"], world.tables["subscriptions"]
    owner = joined(world, "accounts", "account_id", subs["account_id"])
    running = np.isnat(subs["end_date"]) | (subs["end_date"] > END)
    has = np.isin(accounts["account_id"], subs["account_id"][running])
    first = accounts["first_purchase"]
    no_row(
        customer_without_a_subscription=accounts["is_customer"] & ~has,
        subscription_of_a_prospect=has & ~accounts["is_customer"],
        key_account_that_is_no_customer=accounts["is_key"] & ~accounts["is_customer"],
        customer_since_never=accounts["is_customer"] & ~(first <= END),
    )
    no_row(
        begins_before_the_first_purchase=subs["start"] < owner["first_purchase"],
        ends_before_it_begins=subs["end_date"] <= subs["start"],
        worth_nothing=(subs["acv"] <= 0) | (subs["acv_start"] <= 0),
        in_another_country=subs["country"] != owner["country"],
    )


def test_do_accounts_belong_to_people_who_are_there(world: World) -> None:
    accounts = world.tables["accounts"]
    owner = joined(world, "reps", "rep_id", accounts["owner_rep_id"])
    has_parent, by_partner = accounts["parent_id"] != "", accounts["partner_id"] != ""
    parent = joined(world, "accounts", "account_id", accounts["parent_id"][has_parent])
    partner = joined(world, "partners", "partner_id", accounts["partner_id"][by_partner])
    original = world.hidden["accounts"]["duplicate_of"] == ""
    enterprise = original & (accounts["segment"] == "enterprise")
    no_row(
        owner_has_left=last_day(owner) <= END,
        owner_in_another_region=owner["region"] != accounts["region"],
        key_account_without_a_key_account_manager=accounts["is_key"] & (owner["role"] != "kam"),
        no_site=accounts["sites"] < 1,
        enterprise_too_small=enterprise & (accounts["employees"] <= 2_000),
        grandparent=parent["parent_id"] != "",
        own_parent=parent["account_id"] == accounts["account_id"][has_parent],
        partner_in_another_region=partner["region"] != accounts["region"][by_partner],
    )


def test_does_the_sales_line_fit_together(world: World) -> None:
    reps, managers = world.tables["reps"], world.tables["managers"]
    boss = joined(world, "managers", "manager_id", reps["manager_id"])
    places = world.tables["territories"]
    holder = joined(world, "reps", "rep_id", places["rep_id"])
    here = last_day(reps) > END
    span = np.array([(here & (reps["manager_id"] == key)).sum() for key in managers["manager_id"]])
    no_row(
        leaves_before_coming=reps["leave_date"] <= reps["hire_date"],
        manager_in_another_region=boss["region"] != reps["region"],
        span_is_not_the_team=span != managers["span"],
        territory_of_somebody_who_left=last_day(holder) <= END,
        territory_of_no_ae=holder["role"] != "ae",
        territory_of_another_segment=holder["segment"] != places["segment"],
        territory_in_another_region=holder["region"] != places["region"],
        reason_for_leaving_of_one_who_stays=here != (reps["leave_reason"] == ""),
    )


@pytest.mark.parametrize("name", ["quotas", "comp_payouts", "survey_engage", "activities_m"])
def test_does_nobody_act_before_hire_or_after_leaving(world: World, name: str) -> None:
    table = world.tables[name]
    rep = joined(world, "reps", "rep_id", table["rep_id"])
    monthly, days = "month" in table, (rep["hire_date"], last_day(rep))
    when = table["month" if monthly else "quarter"]
    span = [day.astype("datetime64[M]") if monthly else quarter_of(day) for day in days]
    no_row(before_hire=when < span[0], after_leaving=when > span[1])


def test_do_quotas_and_pay_add_up(world: World, deals: Columns) -> None:
    quotas, pay = world.tables["quotas"], world.tables["comp_payouts"]
    mine = (deals["outcome"] == "won") & np.isin(deals["type"], ["new", "expansion"])
    key = np.char.add(deals["rep_id"][mine], quarter_of(deals["close_date"][mine]))
    ids = np.char.add(quotas["rep_id"], quotas["quarter"])
    assert np.isin(key, ids).all(), "a deal is won by a seller without a quota"
    order = np.argsort(ids)
    won = np.zeros(ids.size)
    np.add.at(won, order[np.searchsorted(ids[order], key)], deals["amount_acv"][mine])
    parts = pay["base_paid"] + pay["commission"] + pay["accelerator"] + pay["spiff"]
    ratio = quotas["bookings_acv"] / quotas["quota"]
    no_row(
        bookings_are_not_the_won_deals=np.abs(won - quotas["bookings_acv"]) > 0.05,
        attainment_is_not_bookings_over_quota=np.abs(quotas["attainment"] - ratio) > 0.002,
        more_a_year_than_in_all=quotas["bookings_tcv"] < quotas["bookings_acv"] - 0.05,
        pay_is_not_its_parts=np.abs(parts - pay["clawback"] - pay["payout_total"]) > 0.05,
        negative_pay=(pay["commission"] < 0) | (pay["payout_total"] < 0),
    )


def test_do_snapshots_follow_the_life_of_a_deal(world: World) -> None:
    """Taken each Monday from the creation of a deal to the one after its close."""
    shots = world.tables["opp_snapshots"]
    deal = joined(world, "opportunities", "opp_id", shots["opp_id"])
    closed, day = deal["outcome"] != "open", shots["snapshot_date"]
    no_row(
        before_creation=day < deal["created"] - ONE_DAY,
        long_after_the_close=closed & (day > deal["close_date"] + 7 * ONE_DAY),
        after_the_end=day > END,
        nothing_offered=shots["amount_acv"] <= 0,
    )


def test_are_calls_and_trials_about_living_deals(world: World) -> None:
    calls, trial = world.tables["calls_sample"], world.tables["enablement_rct"]
    deal = joined(world, "opportunities", "opp_id", calls["opp_id"])
    rep = joined(world, "reps", "rep_id", calls["rep_id"])
    tried = joined(world, "opportunities", "opp_id", trial["opp_id"])
    closed, scored = deal["outcome"] != "open", ~np.isnan(calls["voice_emotion_score"])
    no_row(
        call_by_another_seller=calls["rep_id"] != deal["rep_id"],
        call_before_the_deal=calls["date"] < deal["created"],
        call_after_the_close=closed & (calls["date"] > deal["close_date"]),
        call_after_the_end=calls["date"] > END,
        call_before_hire=calls["date"] < rep["hire_date"],
        emotion_scored_outside_north_america=scored & (rep["region"] != "NA"),
        trial_of_another_seller=trial["rep_id"] != tried["rep_id"],
        trial_with_another_outcome=trial["won"] != (tried["outcome"] == "won"),
        trial_of_an_open_deal=tried["outcome"] == "open",
        control_that_used_it=(trial["assigned"] == "control") & trial["complied"],
    )


def test_do_registrations_and_gifts_fit_partners_and_people(world: World, deals: Columns) -> None:
    regs, gifts = world.tables["deal_regs"], world.tables["gifts_hospitality"]
    partner = joined(world, "partners", "partner_id", regs["partner_id"])
    account = joined(world, "accounts", "account_id", regs["account_id"])
    linked = deals["dealreg_id"] != ""
    reg = joined(world, "deal_regs", "dealreg_id", deals["dealreg_id"][linked])
    giver = joined(world, "reps", "rep_id", gifts["rep_id"])
    no_row(
        expires_before_it_is_made=regs["expires"] <= regs["registered"],
        made_after_the_end=regs["registered"] > END,
        partner_of_another_region=partner["region"] != account["region"],
        deal_of_another_account=reg["account_id"] != deals["account_id"][linked],
        deal_of_another_partner=reg["partner_id"] != deals["partner_id"][linked],
        registered_after_the_close=reg["registered"] > deals["close_date"][linked],
        gift_before_hire=gifts["date"] < giver["hire_date"],
        gift_after_leaving=gifts["date"] > last_day(giver),
        gift_of_no_value=gifts["value_usd"] <= 0,
    )


def test_do_leads_go_step_by_step(world: World) -> None:
    """Self-serve users may buy without a meeting; nobody else of the outbound leads does."""
    leads = world.tables["leads"]
    outbound = np.char.startswith(leads["source"], "outbound")
    touched = leads["contacted_at"].astype("datetime64[D]")
    no_row(
        contacted_before_it_came=touched < leads["created"],
        replied_to_nothing=leads["replied"] & np.isnat(leads["contacted_at"]),
        met_without_a_reply=leads["meeting"] & ~leads["replied"],
        outbound_sale_without_a_meeting=outbound & leads["converted"] & ~leads["meeting"],
        sold_before_it_came=leads["converted_at"] < leads["created"],
        sold_without_a_date=leads["converted"] == np.isnat(leads["converted_at"]),
        came_after_the_end=leads["created"] > END,
    )


def test_do_customers_use_and_pay_after_they_bought(world: World) -> None:
    use, ledger = world.tables["consumption_m"], world.tables["account_pnl"]
    user = joined(world, "accounts", "account_id", use["account_id"])
    payer = joined(world, "accounts", "account_id", ledger["account_id"])
    year = payer["first_purchase"].astype("datetime64[Y]").astype(int) + 1970
    no_row(
        use_before_the_first_purchase=use["month"] < user["first_purchase"].astype("datetime64[M]"),
        use_by_a_prospect=~user["is_customer"],
        revenue_before_the_first_purchase=ledger["year"] < year,
        revenue_of_nothing=ledger["revenue"] <= 0,
    )


def test_is_an_accounts_revenue_in_line_with_its_contracts(world: World) -> None:
    """Revenue of 2025 goes with contract value; half of the accounts lie within 0.5 to 3 times."""
    ledger, subs = world.tables["account_pnl"], world.tables["subscriptions"]
    running = np.isnat(subs["end_date"]) | (subs["end_date"] > END)
    ids, at = np.unique(subs["account_id"][running], return_inverse=True)
    value = np.bincount(at, subs["acv"][running])
    mine = (ledger["year"] == 2025) & np.isin(ledger["account_id"], ids)
    revenue = ledger["revenue"][mine]
    contract = value[np.searchsorted(ids, ledger["account_id"][mine])]
    low, high = np.percentile(revenue / contract, [25, 75])
    assert 0.5 < low < high < 3.0
    assert np.corrcoef(np.log(contract), np.log(revenue))[0, 1] > 0.8

# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The planning chapter's numbers from Kelvane's tables, counted again from the rows."""

import re
from collections import defaultdict
from math import comb

import numpy as np
import pytest

from .planning_by_hand import HEADS, SALES, B, contribution, load, plan, rows, wilson

UNION = re.findall("..", "ATBEBGHRCYCZDKEEFIFRDEGRHUIEITLVLTLUMTNLPLPTROSKSIESSE")


@pytest.fixture(scope="module")
def glued(page, run):
    """Give each page's glued numbers, run once."""
    made = {}

    def of(name):
        if name not in made:
            made[name] = run(page(f"planning/{name}.md"))["glued"]
        return made[name]

    return of


@pytest.fixture(scope="module")
def brief(page):
    return page("planning/index.md").section("Executive brief")


@pytest.fixture(scope="module")
def accounts():
    return {row["account_id"]: row for row in rows("accounts")}


@pytest.fixture(scope="module")
def endings():
    """The new-customer deals that have ended."""
    return [r for r in rows("opportunities") if r["type"] == "new" and r["outcome"] != "open"]


def test_is_the_ramp_on_record_faster_than_planned(glued):
    hired = {
        r["rep_id"]: np.datetime64(r["hire_date"])
        for r in rows("reps")
        if (r["role"], r["segment"]) == ("ae", "enterprise")
    }
    by_age = defaultdict(list)
    for row in rows("quotas"):
        if row["rep_id"] in hired:
            year, quarter = row["quarter"].split("Q")
            middle = np.datetime64(f"{year}-{3 * int(quarter) - 2:02d}-01") + 45
            months = (middle - hired[row["rep_id"]]).astype(int) / 30.44
            by_age[round(months / 3)].append((float(row["bookings_acv"]), months))
    grown = np.mean([sold for age, some in by_age.items() if age > 8 for sold, _ in some])
    found = glued("deeper")
    for age, word in ((1, "first"), (2, "second")):
        sold, months = zip(*by_age[age], strict=True)
        assert found[f"ramp-{word}"] == f"{100 * np.mean(sold) / grown:.0f}"
        assert (
            found[f"ramp-plan-{word}"]
            == f"{100 * np.mean(np.minimum(1, np.array(months) / 8)):.0f}"
        )
        assert found[f"ramp-{word}-n"] == str(len(sold))
        assert int(found[f"ramp-{word}"]) > int(found[f"ramp-plan-{word}"])


def test_are_the_scenarios_those_of_the_contacts(glued, endings):
    won, n, mix = defaultdict(int), defaultdict(int), defaultdict(int)
    for deal in endings:
        k = min(3, int(deal["contacts_n"]))
        n[k] += 1
        won[k] += deal["outcome"] == "won"
        mix[k] += deal["close_date"] >= "2026-01-01"
    rate = {k: won[k] / n[k] for k in n}
    share = {k: mix[k] / sum(mix.values()) for k in mix}
    found = glued("capacity")
    assert (found["win-one"], found["win-three"]) == ("13", "31")
    assert found["single-now"] == f"{100 * share[1]:.0f}"
    today = sum(share[k] * rate[k] for k in share)
    for single, name in ((0.60, "worse"), (0.40, "recovered")):
        rest = (1 - single) / (1 - share[1])
        then = single * rate[1] + rest * (share[2] * rate[2] + share[3] * rate[3])
        assert found[name] == f"{(plan() - 4.8) * then / today + 4.8:.1f}"


def test_are_the_switching_notices_counted_right(glued):
    long = [
        r
        for r in rows("subscriptions")
        if r["country"] in UNION and r["term_m"] == "36" and r["start"] >= "2025-09-12"
    ]
    left_us = sum(r["end_reason"] == "switch_notice" for r in long)
    value = sum(float(r["acv"]) for r in long) / 1e6
    as_of = np.datetime64("2026-09-30")
    days = [
        min(np.datetime64(r["end_date"] or as_of), as_of) - np.datetime64(r["start"]) for r in long
    ]
    years = sum(one.astype(int) for one in days) / 365.25
    found = glued("capacity")
    assert (found["eu-notices"], found["eu-n"]) == (str(left_us), str(len(long)))
    assert found["eu-years"] == f"{years:.0f}"
    # exact Poisson limits for a count of five, from a printed table: 1.623 and 11.668
    for name, count in (("eu", left_us), ("eu-low", 1.623), ("eu-high", 11.668)):
        assert found[f"{name}-rate"] == f"{100 * count / years:.0f}"
        assert found[f"{name}-haircut"] == f"{value * (1 - np.exp(-count / years)):.1f}"
    assert left_us == 5
    assert found["eu-acv"] == f"{value:.1f}"


def test_is_the_attainment_on_record_above_the_plans(glued):
    sold, asked, who = defaultdict(float), defaultdict(float), defaultdict(set)
    reps = {r["rep_id"]: r for r in rows("reps") if r["role"] == "ae"}
    for row in rows("quotas"):
        if row["rep_id"] in reps and row["quarter"].startswith("2026"):
            one = reps[row["rep_id"]]
            first = np.datetime64(f"2026-{3 * int(row['quarter'][-1]) - 2:02d}-01")
            if (first + 45 - np.datetime64(one["hire_date"])).astype(int) / 30.44 > 13.5:
                kind = "ent" if one["segment"] == "enterprise" else "mid"
                sold[kind] += float(row["bookings_acv"])
                asked[kind] += float(row["quota"])
                who[kind].add(row["rep_id"])
    found = glued("capacity")
    for kind in ("ent", "mid"):
        assert found[f"reached-{kind}"] == f"{100 * sold[kind] / asked[kind]:.0f}"
        assert found[f"reached-{kind}-n"] == str(len(who[kind]))
    reach = [sold[kind] / asked[kind] for kind in ("ent", "mid")]
    total = plan(ent=(reach[0], 0.15, 6, 3, 8), mid=(reach[1], 0.20, 8, 2, 5))
    assert found["total-reached"] == f"{total:.1f}"
    booked = plan(ent=(21.4 / 28.8, 0.15, 6, 3, 8), mid=(15.6 / 19.8, 0.20, 8, 2, 5))
    assert found["total-booked"] == f"{booked:.1f}" == "43.0"


def test_is_this_years_win_rate_by_value_below_the_planned_one(glued, endings):
    recent = [r for r in endings if r["close_date"] >= "2026-01-01"]
    value = sum(float(r["amount_acv"]) for r in recent)
    rate = sum(float(r["amount_acv"]) for r in recent if r["outcome"] == "won") / value
    found = glued("capacity")
    assert found["win-value"] == f"{100 * rate:.0f}" == "17"
    assert found["cover-now"] == f"{1 / rate:.1f}"
    assert found["cover-now-slip"] == f"{1 / rate / 0.85:.1f}"
    p = sum(r["outcome"] == "won" for r in recent) / len(recent)

    def reach(n):
        return 1 - sum(comb(n, k) * p**k * (1 - p) ** (n - k) for k in range(10))

    assert found["deals-now"] == str(next(n for n in range(10, 100) if reach(n) >= 0.8))


def test_how_much_pipeline_did_a_ramped_seller_open(glued):
    """Deals opened in the last four quarters, by the seller-quarters of those past half a year."""
    hired = {r["rep_id"]: np.datetime64(r["hire_date"]) for r in rows("reps") if r["role"] == "ae"}

    def ramped(row, day):
        one = hired.get(row["rep_id"])
        return one is not None and (np.datetime64(row[day][:10]) - one).astype(int) >= 180

    value = sum(
        float(r["amount_acv"])
        for r in rows("opportunities")
        if r["type"] == "new" and r["created"] >= "2025-10-01" and ramped(r, "created")
    )
    months = sum(r["month"] >= "2025-10" and ramped(r, "month") for r in rows("activities_m"))
    assert glued("capacity")["created"] == f"{value / (months / 3) / 1000:.0f}"


def test_how_many_prospects_are_left_and_what_would_they_bring(glued, accounts, endings):
    seen = {r["account_id"] for r in rows("opportunities") if r["created"] >= "2024-10-01"}
    free, prospects = defaultdict(int), 0
    for name, account in accounts.items():
        if account["is_customer"].lower() == "false":
            prospects += 1
            free[account["segment"]] += name not in seen
    past = [r for r in endings if r["close_date"] >= "2025-10-01"]
    worth, n = defaultdict(float), defaultdict(int)
    for deal in past:
        segment = accounts[deal["account_id"]]["segment"]
        n[segment] += 1
        worth[segment] += float(deal["amount_acv"]) * (deal["outcome"] == "won")
    found, left_over = glued("capacity"), sum(free.values())
    assert (found["prospects"], found["untouched"]) == (f"{prospects:,}", f"{left_over:,}")
    assert found["below"] == f"{sum(free[s] * worth[s] / n[s] for s in n) / 1e6:.0f}"
    assert (found["closed"], found["below-years"]) == (
        f"{len(past):,}",
        f"{left_over / len(past):.0f}",
    )


def test_how_many_open_enterprise_deals_have_a_single_contact(glued, accounts):
    live = [
        r["contacts_n"]
        for r in rows("opportunities")
        if (r["type"], r["outcome"]) == ("new", "open")
        and accounts[r["account_id"]]["segment"] == "enterprise"
    ]
    assert glued("capacity")["single-open"] == f"{100 * live.count('1') / len(live):.0f}"


def test_are_the_called_and_the_uncalled_larger_firms_counted_right(glued):
    some = [r for r in rows("leads") if r["source"] == "plg" and r["segment"] != "starter"]
    found = glued("motions")
    for name, called in (("called", True), ("silent", False)):
        part = [r for r in some if int(r["pql_events"]) >= 8 and bool(r["contacted_at"]) == called]
        hits = sum(r["converted"].lower() == "true" for r in part)
        low, high = wilson(hits, len(part))
        assert (found[name], found[f"{name}-n"]) == (
            f"{100 * hits / len(part):.0f}",
            str(len(part)),
        )
        assert found[f"{name}-low"] == f"{100 * low:.0f}"
        assert found[f"{name}-high"] == f"{100 * high:.0f}"
    many = [r for r in some if int(r["pql_events"]) >= 8]
    recent = sum(r["created"] >= "2025-10-01" for r in many)
    assert found["hand-quarter"] == f"{recent / 4:.0f}"
    starter = [r for r in rows("leads") if r["source"] == "plg" and r["segment"] == "starter"]
    for name, group in (
        ("larger", many),
        ("starter", [r for r in starter if int(r["pql_events"]) >= 8]),
    ):
        rate = sum(r["converted"].lower() == "true" for r in group) / len(group)
        value = np.median([float(r["value_usd"]) for r in group if r["value_usd"]])
        assert found[f"hand-{name}"] == f"{rate * value:,.0f}"
        assert found[f"hand-{name}-n"] == str(len(group))


# The tables, counted again.


def test_are_the_shares_of_selling_and_money_right(glued, accounts, endings):
    recent = [deal for deal in endings if deal["close_date"] >= "2025-10-01"]
    kind = [accounts[deal["account_id"]]["segment"] for deal in recent]
    won = defaultdict(float)
    for deal, segment in zip(recent, kind, strict=True):
        won[segment] += float(deal["amount_acv"]) * (deal["outcome"] == "won")
    room, earned = defaultdict(float), defaultdict(float)
    for account in accounts.values():
        if account["is_customer"].lower() == "false":
            room[account["segment"]] += float(account["potential_usd"])
    for row in rows("account_pnl"):
        account = accounts[row["account_id"]]
        if row["year"] == "2025" and account["is_key"].lower() == "false":
            earned[account["segment"]] += contribution(row)
    found = glued("strategy")
    assert found["mid-heads"] == "50"
    assert found["mid-deals"] == f"{100 * kind.count('mid-market') / len(kind):.0f}"
    for name, sums in (("won", won), ("potential", room), ("contribution", earned)):
        share = sums["mid-market"] / sum(sums[s] for s in ("enterprise", "mid-market", "public"))
        assert found[f"mid-{name}"] == f"{100 * share:.0f}"


def test_is_the_plan_of_recurring_revenue_right(glued, brief):
    found = glued("strategy")
    assert found["arr-end"] == f"{164.5 + 50 + 12 - 18.1:.1f}" == "208.4"
    assert found["arr-growth"] == f"{100 * (208.4 / 164.5 - 1):.1f}"
    assert found["retention"] == f"{100 - 100 * 18.1 / 164.5:.0f}" == "89"
    assert found["asked-more"] == "22"
    assert r"Recurring revenue would end at \$208.4M" in brief


def test_come_more_leads_from_self_serve_firms_than_from_any_other_segment():
    """As the strategy page says of marketing's leads."""
    count = defaultdict(int)
    for lead in rows("leads"):
        if lead["source"] in ("inbound", "plg", "event", "partner"):
            count[lead["segment"]] += 1
    assert max(count, key=count.get) == "starter"


def test_are_the_uncalled_leads_counted_right(glued):
    handed = [r for r in rows("leads") if r["source"] in ("inbound", "plg", "event", "partner")]
    silent = [r for r in handed if not r["contacted_at"]]
    found = glued("interface")
    assert found["n-leads"] == f"{len(handed):,}"
    assert found["untouched"] == f"{100 * len(silent) / len(handed):.0f}"
    for short, segment in (("starter", "starter"), ("ent", "enterprise")):
        some = [r for r in handed if r["segment"] == segment]
        called = sum(bool(r["contacted_at"]) for r in some)
        assert found[f"{short}-touched"] == f"{100 * called / len(some):.0f}"
    in_time = sum(
        bool(r["contacted_at"]) and np.busday_count(r["created"][:10], r["contacted_at"][:10]) <= 2
        for r in handed
    )
    assert found["in-time"] == f"{100 * in_time / len(handed):.0f}"
    late = sum(bool(r["contacted_at"]) for r in handed) - in_time
    assert found["late"] == f"{100 * late / len(handed):.1f}"
    edges = np.quantile([float(r["score_vendor"]) for r in handed], [0.2, 0.8])
    low = [r for r in handed if float(r["score_vendor"]) <= edges[0]]
    high = [r for r in handed if float(r["score_vendor"]) > edges[1]]
    for name, some in (("low", low), ("high", high)):
        called = [r for r in some if r["contacted_at"]]
        won = sum(r["converted"].lower() == "true" for r in called)
        assert found[f"touched-{name}"] == f"{100 * len(called) / len(some):.0f}"
        assert found[f"won-{name}"] == f"{100 * won / len(called):.0f}"


def test_are_the_best_uncalled_leads_valued_at_the_conversion_of_the_called(glued):
    handed = [r for r in rows("leads") if r["source"] in ("inbound", "plg", "event", "partner")]
    edge = np.quantile([float(r["score_vendor"]) for r in handed], 0.8)
    top = [r for r in handed if float(r["score_vendor"]) > edge]
    best = [r for r in top if r["segment"] != "starter"]
    called = [r for r in best if r["contacted_at"]]
    missed = sum(float(r["value_usd"] or 0) for r in best if not r["contacted_at"]) / 1e6
    worth = missed * sum(r["converted"].lower() == "true" for r in called) / len(called)
    found = glued("interface")
    assert found["best-n"] == str(len(best))
    silent = sum(not r["contacted_at"] for r in handed)
    assert found["best-missed-share"] == f"{silent / (len(best) - len(called)):.0f}"
    assert found["best-missed"] == str(len(best) - len(called))
    assert found["best-missed-percent"] == f"{100 * (1 - len(called) / len(best)):.0f}"
    assert found["best-missed-value"] == f"{missed:.1f}"
    assert found["best-missed-worth"] == f"{worth:.1f}"
    assert found["best-missed-year"] == f"{worth * 12 / 45:.1f}"
    for short, segment in (("starter", "starter"), ("ent", "enterprise")):
        some = [bool(r["contacted_at"]) for r in top if r["segment"] == segment]
        assert found[f"{short}-top"] == f"{100 * sum(some) / len(some):.0f}"
    assert int(found["ent-top"]) > int(found["starter-top"])  # "the order reverses"


def test_are_the_losing_customers_counted_right(glued):
    books = {(r["account_id"], r["year"]): contribution(r) for r in rows("account_pnl")}
    now = [value for (_, year), value in books.items() if year == "2025"]
    found = glued("segments")
    assert found["n-customers"] == f"{len(now):,}"
    assert found["losers"] == str(sum(value < 0 for value in now))
    assert found["losers-sum"] == f"{-sum(v for v in now if v < 0) / 1e6:.1f}"
    assert found["n-both"] == str(sum((one, "2024") in books for one, y in books if y == "2025"))


def test_does_the_load_of_one_year_tell_losses_of_the_next_where_size_does_not(glued):
    found = glued("segments")
    books = {(r["account_id"], r["year"]): r for r in rows("account_pnl")}
    both = [one for one, year in books if year == "2025" and (one, "2024") in books]
    before, after = (np.array([load(books[one, y]) for one in both]) for y in ("2024", "2025"))
    heavy = before > np.quantile(before, 0.75)
    lost = np.array([contribution(books[one, "2025"]) < 0 for one in both])
    assert found["losing-heavy"] == f"{100 * lost[heavy].mean():.0f}"
    assert found["losing-rest"] == f"{100 * lost[~heavy].mean():.0f}"
    ranks = [np.argsort(np.argsort(x)) for x in (before, after)]
    assert found["load-rank"] == f"{np.corrcoef(*ranks)[0, 1]:.2f}"
    assert float(found["jaccard-low"]) >= 0.75  # "they return"
    assert float(found["explained-size"]) < 1 < float(found["explained-industry"]) < 2
    assert (found["again-six"], found["again-three"]) == ("two", "three")


SEGMENTS = (("ent", "enterprise", 24), ("mid", "mid-market", 30), ("pub", "public", 6))


def test_is_the_ranking_of_segments_that_of_the_rows(glued, accounts, endings):
    """Win rate, contract, margin after cost to serve, and what a seller brings in a year."""
    books = {(r["account_id"], r["year"]): r for r in rows("account_pnl")}
    both = [one for one, year in books if year == "2025" and (one, "2024") in books]
    edge = np.quantile([load(books[one, "2024"]) for one in both], 0.75)
    light = [one for one in both if load(books[one, "2024"]) <= edge]
    found, moves = glued("segments"), glued("allocation")
    for i, (short, name, sellers) in enumerate(SEGMENTS):
        closed = [
            r
            for r in endings
            if r["close_date"] >= "2025-10-01" and accounts[r["account_id"]]["segment"] == name
        ]
        won = [float(r["amount_acv"]) for r in closed if r["outcome"] == "won"]
        assert found[f"{short}-access"] == f"{100 * len(won) / len(closed):.0f}"
        assert found[f"{short}-value"] == f"{np.mean(won) / 1000:.0f}"
        assert found[f"{short}-deals"] == f"{len(closed) / sellers:.0f}"
        everyone = [one for one, year in books if year == "2025"]
        for kind, some in (("all", everyone), ("light", light)):
            own = [books[one, "2025"] for one in some if accounts[one]["segment"] == name]
            margin = sum(map(contribution, own)) / sum(float(r["revenue"]) for r in own)
            assert found[f"{short}-seller-{kind}"] == f"{margin * sum(won) / sellers / 1000:.0f}"
            if kind == "all":
                assert found[f"{short}-margin"] == f"{100 * margin:.0f}"
                slope = SALES[i] * B[i] / HEADS[i]
                assert moves[f"{short}-after"] == f"{margin * slope:.2f}"


def test_how_much_of_revenue_do_rush_orders_and_engineering_take(glued):
    now = [r for r in rows("account_pnl") if r["year"] == "2025"]
    edge = np.quantile([load(r) for r in now], 0.75)
    found = glued("segments")
    for name, heavy in (("heavy", True), ("rest", False)):
        some = [r for r in now if (load(r) > edge) == heavy]
        cost = sum(380 * float(r["rush_orders"]) + 140 * float(r["custom_eng_h"]) for r in some)
        share = cost / sum(float(r["revenue"]) for r in some)
        assert found[f"special-{name}"] == f"{100 * share:.0f}"
    # four random groups take three degrees of freedom from n - 1
    assert found["explained-chance"] == f"{100 * 3 / (len(now) - 1):.1f}" == "0.2"


def test_are_the_hand_raises_counted_right(glued):
    some = [r for r in rows("leads") if r["source"] == "plg"]
    found = glued("motions")
    for name, inside in (("none", lambda n: n <= 1), ("many", lambda n: n >= 8)):
        band = [r for r in some if inside(int(r["pql_events"]))]
        hits = sum(r["converted"].lower() == "true" for r in band)
        low, high = wilson(hits, len(band))
        assert found[f"events-{name}"] == f"{100 * hits / len(band):.1f}"
        assert found[f"events-{name}-low"] == f"{100 * low:.1f}"
        assert found[f"events-{name}-high"] == f"{100 * high:.1f}"


def test_are_the_endings_counted_right(glued, endings):
    count = defaultdict(int)
    for deal in endings:
        count[deal["outcome"]] += 1
    won, lost, none = (count[name] for name in ("won", "lost", "no_decision"))
    low, high = wilson(none, lost + none)
    found = glued("competition")
    assert found["n-deals"] == f"{won + lost + none:,}"
    assert found["win"] == f"{100 * won / (won + lost + none):.0f}" == "21"
    assert found["win-rivals"] == f"{100 * won / (won + lost):.0f}" == "30"
    assert found["none"] == f"{100 * none / (lost + none):.0f}" == "38"
    assert (found["none-low"], found["none-high"]) == (f"{100 * low:.0f}", f"{100 * high:.0f}")
    # ten of fifty interviews were with no-decisions, which are 38 percent of what was not won
    assert (found["raw-inner"], found["weighed-inner"]) == ("20", found["none"])
    # so weighting takes 38/20 times as much from outside the customer: 20 x 62 / 80
    assert found["raw-price"] == "20"
    assert float(found["weighed-price"]) == pytest.approx(
        20 * (lost / (lost + none)) / 0.8, abs=0.6
    )
    coded = [r["loss_reason"] for r in endings if r["outcome"] == "no_decision"]
    told = [one for one in coded if one]
    for name, reason in (
        ("risk", "risk of change"),
        ("consensus", "no consensus"),
        ("priorities", "other priorities"),
        ("budget", "no budget"),
    ):
        assert found[name] == f"{100 * told.count(reason) / len(told):.0f}"
    empty = sum(not r["loss_reason"] for r in endings if r["outcome"] in ("lost", "no_decision"))
    assert found["uncoded"] == f"{100 * empty / (lost + none):.0f}"

# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The planning chapter's numbers: worked examples and brief by hand, tables counted row by row.

Nothing here uses the planning or sizing rooms. The worked examples are the arithmetic of the plan
written out; where a page counts Kelvane's tables, the count is made again from the rows.
"""

import csv
import gzip
import re
from collections import defaultdict
from itertools import pairwise
from math import comb, sqrt

import numpy as np
import pytest

from oms42 import datasets

SECTIONS = ("strategy", "interface", "segments", "motions", "capacity", "allocation", "competition")
HEADS, SALES = np.array([24, 30, 6.0]), np.array([21.4, 12.3, 3.3])
B, G, K = np.array([0.45, 0.30, 0.55]), np.array([0.62, 0.60, 0.55]), 0.31
A = SALES / HEADS**B
UNION = re.findall("..", "ATBEBGHRCYCZDKEEFIFRDEGRHUIEITLVLTLUMTNLPLPTROSKSIESSE")


def rows(table):
    """Read a table's packed text, every cell as text."""
    path = datasets.path(table)
    folder, name = path.parent, path.name.split(".")[0]
    packed, plain = folder / f"{name}.csv.gz", folder / f"{name}.csv"
    if packed.exists():
        with gzip.open(packed, "rt", encoding="utf-8", newline="") as lines:
            return list(csv.DictReader(lines))
    with plain.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


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


def ramp(start, months):
    """Add up a year month by month, each with the productivity of its middle."""
    return sum(min(1, (m - start + 0.5) / months) for m in range(start, 12)) / 12


def plan(ent=(0.86, 0.15, 6, 3, 8), mid=(0.84, 0.20, 8, 2, 5)):
    """Add up the plan of the first worked example: attainment, attrition, hires, start, ramp."""
    total = 3.2 + 1.6
    for heads, quota, (reach, leave, hires, start, months) in ((24, 1.2, ent), (36, 0.55, mid)):
        total += heads * (1 - leave / 2) * quota * reach
        total += hires * quota * reach * ramp(start, months)
    return total


def left(x):
    """Give the contribution after seller cost of a split, in $M."""
    return float((G * A * np.asarray(x, float) ** B).sum() - K * sum(x))


def wilson(hits, n, z=1.959964):
    """Give Wilson's 95 percent limits."""
    p = hits / n
    middle, reach = p + z * z / (2 * n), z * sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    return (middle - reach) / (1 + z * z / n), (middle + reach) / (1 + z * z / n)


# What every page owes.


@pytest.mark.parametrize("name", [*SECTIONS, "deeper"])
def test_is_each_glued_number_used_and_each_used_number_glued(page, glued, name):
    assert set(re.findall(r"\{glue:text\}`([^`]+)`", page(f"planning/{name}.md").text)) == set(
        glued(name)
    )


# WE1.1: capacity.


def test_is_the_capacity_example_that_of_the_plan_written_out(glued):
    found = glued("capacity")
    # by hand: 24 x .925 x 1.20 x .86, and 36 x .90 x .55 x .84
    assert (found["ent-in-seat"], found["mid-in-seat"]) == ("22.91", "14.97")
    # by hand: April to December, ramp of 8 months: (.0625 + .1875 + ... + .9375) + 1 over 12
    assert ramp(3, 8) == pytest.approx((4 + 1) / 12)
    assert ramp(2, 5) == pytest.approx((0.1 + 0.3 + 0.5 + 0.7 + 0.9 + 5) / 12)
    assert (found["ent-year"], found["mid-year"]) == ("0.417", "0.625")
    assert (found["ent-hired"], found["mid-hired"]) == ("2.58", "2.31")
    assert found["naive"] == f"{30 * 1.2 + 44 * 0.55:.1f}" == "60.2"
    assert found["naive-share"] == "120"
    assert found["sellers"] == f"{plan() - 4.8:.2f}" == "42.77"
    assert found["total"] == f"{plan():.2f}" == "47.57"
    assert found["gap"] == f"{50 - plan():.2f}" == "2.43"
    assert found["gap-share"] == "4.9"


def test_are_the_levers_right_and_do_they_leave_a_gap(glued):
    found = glued("capacity")
    earlier = plan(ent=(0.86, 0.15, 6, 1, 8)) - plan()
    stay = plan(mid=(0.84, 0.12, 8, 2, 5)) - plan()
    better = plan(ent=(0.88, 0.15, 6, 3, 8)) - plan()
    assert (found["earlier"], found["stay"], found["better"]) == ("1.03", "0.67", "0.59")
    assert [round(one, 3) for one in (earlier, stay, better)] == [1.032, 0.665, 0.593]
    assert found["levers-sum"] == f"{earlier + stay + better:.2f}" == "2.29"
    both = plan(ent=(0.88, 0.15, 6, 1, 8), mid=(0.84, 0.12, 8, 2, 5)) - plan()
    assert found["together"] == f"{both:.2f}" == "2.31"
    assert both < 50 - plan()
    assert found["ent-more"] == f"{2 * 1.2 * 0.86 * ramp(3, 8):.2f}" == "0.86"
    assert found["mid-more"] == f"{2 * 0.55 * 0.84 * ramp(2, 5):.2f}"
    assert found["ent-stay"] == f"{24 * 0.04 * 1.2 * 0.86:.2f}" == "0.99"
    assert found["faster"] == f"{plan(ent=(0.86, 0.15, 6, 3, 5)) - plan():.2f}"
    assert max(earlier, stay, better) < 50 - plan()  # "no single lever closes the gap"
    assert float(found["faster"]) > max(stay, better)  # "more than most levers"


def test_does_a_second_way_to_draw_the_year_give_the_same_spread(glued):
    """Drawn here seller by seller with another generator: 20,000 years, limits within 0.15."""
    rng = np.random.Generator(np.random.MT19937(7))
    years = np.zeros(20_000)
    for heads, quota, reach, leave in ((24, 1.2, 0.86, 0.15), (36, 0.55, 0.84, 0.20)):
        for _ in range(heads):
            sold = np.clip(rng.normal(reach, 0.28, years.size), 0, None)
            stays = np.where(rng.random(years.size) < leave, rng.random(years.size), 1.0)
            years += quota * sold * stays
    for hires, quota, reach, share in ((6, 1.2, 0.86, ramp(3, 8)), (8, 0.55, 0.84, ramp(2, 5))):
        for _ in range(hires):
            years += quota * share * np.clip(rng.normal(reach, 0.28, years.size), 0, None)
    years = years * np.clip(rng.normal(1, 0.05, years.size), 0, None) + 4.8
    found = glued("capacity")
    for name, level in (("p10", 0.1), ("p90", 0.9), ("four-in-five", 0.2)):
        assert float(found[name]) == pytest.approx(np.quantile(years, level), abs=0.15)
    assert float(found["reach"]) == pytest.approx(100 * (years >= 50).mean(), abs=1.5)
    assert int(found["reach-calm"]) < int(found["reach"]) < int(found["reach-rough"])


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
    found = glued("capacity")
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
    low, high = wilson(left_us, len(long))
    value = sum(float(r["acv"]) for r in long) / 1e6
    found = glued("capacity")
    assert (found["eu-notices"], found["eu-n"]) == (str(left_us), str(len(long)))
    assert found["eu-rate"] == f"{100 * left_us / len(long):.0f}"
    assert (found["eu-low"], found["eu-high"]) == (f"{100 * low:.0f}", f"{100 * high:.0f}")
    assert found["eu-acv"] == f"{value:.1f}"
    assert found["eu-haircut"] == f"{value * high:.1f}"


# WE1.3: coverage.


def test_is_the_coverage_example_right(glued):
    def reach(deals):
        return sum(comb(deals, k) * 0.22**k * 0.78 ** (deals - k) for k in range(10, deals + 1))

    found = glued("capacity")
    assert found["cover"] == f"{1 / 0.22:.2f}" == "4.55"
    assert found["cover-slip"] == f"{1 / (0.22 * 0.85):.2f}" == "5.35"
    enough = next(deals for deals in range(10, 100) if reach(deals) >= 0.8)
    assert (found["deals"], found["deals-cover"]) == (str(enough), "5.6") == ("56", "5.6")


# WE1.2: allocation.


def test_is_no_other_split_of_sixty_better(glued):
    """Every whole-number split, tried."""
    best = max(((i, j, 60 - i - j) for i in range(61) for j in range(61 - i)), key=left)
    found = glued("allocation")
    assert best == (46, 9, 5)
    assert tuple(int(found[f"{name}-best"]) for name in ("ent", "mid", "pub")) == best
    assert found["left-today"] == f"{left((24, 30, 6)):.2f}" == "3.86"
    assert found["left-best"] == f"{left(best):.2f}" == "5.97"
    assert found["gain"] == f"{left(best) - left((24, 30, 6)):.2f}" == "2.10"
    assert found["sales-today"] == "37.0"
    assert found["sales-best"] == f"{(A * np.array(best) ** B).sum():.1f}" == "40.2"


def test_are_the_marginal_returns_of_today_right(glued):
    by_hand = G * B * SALES / HEADS  # the slope of a x^b at the point through which it goes
    found = glued("allocation")
    for name, value in zip(("ent", "mid", "pub"), by_hand, strict=True):
        assert found[f"{name}-next"] == f"{value:.2f}"
    assert [round(float(v), 3) for v in by_hand] == [0.249, 0.074, 0.166]


def test_do_the_first_moves_earn_the_stated_shares(glued):
    gain = left((46, 9, 5)) - left((24, 30, 6))
    found = glued("allocation")
    assert found["first-gain"] == f"{left((30, 24, 6)) - left((24, 30, 6)):.2f}"
    assert found["first-share"] == "44"
    assert round(100 * (left((30, 24, 6)) - left((24, 30, 6))) / gain) == 44
    assert found["second-share"] == "67"
    assert round(100 * (left((34, 20, 6)) - left((24, 30, 6))) / gain) == 67
    around = [max(left((n, j, 60 - n - j)) for j in range(61 - n)) for n in (42, 50)]
    assert found["flat"] == f"{left((46, 9, 5)) - min(around):.2f}"
    assert found["change"] == f"{6 * 0.5 * 0.60 * 12.3 / 30:.2f}"


def test_is_the_best_size_that_of_the_closed_form(glued):
    def size(multiplier, shift=0.0):
        b = B + shift
        scale = SALES / HEADS**b
        return ((multiplier * G * scale * b / K) ** (1 / (1 - b))).sum()

    three = 1 + 0.89 / 1.1 + (0.89 / 1.1) ** 2
    found = glued("allocation")
    assert found["size-one"] == f"{size(1):.1f}" == "21.5"
    assert found["size-three"] == f"{size(three):.0f}" == "108"
    assert found["multiplier"] == f"{three:.2f}" == "2.46"
    assert found["size-soft"] == f"{size(three, -0.05):.0f}"
    assert found["size-firm"] == f"{size(three, 0.05):.0f}"


def test_do_margins_meet_at_the_split_that_the_page_states(glued):
    low, high = 0.01, 1.0
    for _ in range(200):
        shadow = (low + high) / 2
        taken = (G * A * B / shadow) ** (1 / (1 - B))
        low, high = (shadow, high) if taken.sum() > 60 else (low, shadow)
    found = glued("allocation")
    assert found["shadow"] == f"{shadow:.2f}"
    for name, share in zip(("ent", "mid", "pub"), taken / 60, strict=True):
        assert found[f"{name}-split"] == f"{100 * share:.0f}"


def test_does_the_first_move_pay_over_uncertain_elasticities(glued):
    """Ten thousand other draws: the band's ends within $0.06M, and hardly a loss."""
    b = np.clip(np.random.Generator(np.random.MT19937(3)).normal(B, 0.10, (10_000, 3)), 0.05, 0.95)
    gains = G[0] * SALES[0] * ((30 / 24) ** b[:, 0] - 1)
    gains = gains + G[1] * SALES[1] * ((24 / 30) ** b[:, 1] - 1)
    found = glued("allocation")
    assert float(found["six-low"]) == pytest.approx(np.quantile(gains, 0.05), abs=0.06)
    assert float(found["six-high"]) == pytest.approx(np.quantile(gains, 0.95), abs=0.06)
    assert (gains < 0).mean() < 0.01


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
        if row["year"] == "2025":
            earned[accounts[row["account_id"]]["segment"]] += contribution(row)
    found = glued("strategy")
    assert found["mid-heads"] == "50"
    assert found["mid-deals"] == f"{100 * kind.count('mid-market') / len(kind):.0f}"
    for name, sums in (("won", won), ("potential", room), ("contribution", earned)):
        share = sums["mid-market"] / sum(sums[s] for s in ("enterprise", "mid-market", "public"))
        assert found[f"mid-{name}"] == f"{100 * share:.0f}"


def contribution(row):
    """Give an account's contribution in a year, each driver at its rate in the case."""
    drivers = (("visits", 420), ("support_h", 65), ("rush_orders", 380), ("custom_eng_h", 140))
    service = sum(float(row[name]) * rate for name, rate in drivers) + float(row["returns_usd"])
    revenue = float(row["revenue"])
    service += revenue * float(row["days_sales_outstanding"]) * 0.09 / 365
    return revenue - float(row["cogs"]) - service


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
    assert int(found["touched-low"]) < int(found["touched-high"])
    assert int(found["won-low"]) < int(found["won-high"])


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
    assert int(found["losing-heavy"]) > 10 * int(found["losing-rest"])
    assert float(found["jaccard-low"]) >= 0.75  # "they return"
    assert float(found["explained-size"]) < 1 < float(found["explained-industry"]) < 2
    assert (found["again-six"], found["again-three"]) == ("two", "three")


def test_are_the_unit_economics_by_hand(glued):
    found = glued("motions")
    share = np.mean([float(r["margin_pct"]) for r in rows("partners") if r["margin_pct"]]) / 100
    assert found["partner-share"] == f"{100 * share:.1f}"
    for name, cac, acv, margin, stay in (
        ("direct", 45_000, 44_000, 0.79, 0.85),
        ("partner", 28_000, 44_000, 0.79 - share, 0.85),
        ("self-serve", 1_200, 3_600, 0.79, 0.65),
    ):
        worth = acv * margin * sum((stay / 1.1) ** t for t in range(500))
        assert found[f"{name}-payback"] == f"{cac / (acv * margin / 12):.1f}"
        assert found[f"{name}-ratio"] == f"{worth / cac:.1f}"
        assert found[f"{name}-left"] == f"{worth - cac:,.0f}"
    # "a twentieth"
    assert 15 < 107_944 / 5_752 < 25
    stay = 0.85 + float(found["partner-points"]) / 100
    even = 44_000 * (0.79 - share) * 1.1 / (1.1 - stay) - 28_000
    assert even == pytest.approx(107_944, rel=0.01)


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


def test_is_the_value_to_the_customer_right(glued):
    found = glued("competition")
    # by hand: 90 x 38 x 12 = 41,040; four fifths of it 32,832; + 15,000 - 4,000
    assert (found["list"], found["sennet"]) == ("41,040", "32,832")
    assert (found["evc-sennet"], found["incentive-sennet"]) == ("43,832", "2,792")
    assert (found["evc-nothing"], found["incentive-nothing"]) == ("51,000", "9,960")
    # the chance p at which p x 69,000 pays price and change; with a refund p x (69,000 - price)
    assert found["belief"] == f"{100 * (41_040 + 18_000) / 69_000:.0f}" == "86"
    assert found["belief-discount"] == f"{100 * (32_832 + 18_000) / 69_000:.0f}" == "74"
    assert found["belief-refund"] == f"{100 * 18_000 / (69_000 - 41_040):.0f}" == "64"
    assert (found["refund-cost"], found["discount"]) == ("4,104", "8,208")


# Deeper.


def test_is_the_s_curve_right(glued):
    def curve(x):
        return 10 * x**3 / (216 + x**3)

    found = glued("deeper")
    grid = np.linspace(0.1, 16, 15_901)
    assert float(found["enough"]) == pytest.approx(grid[np.argmax(curve(grid) / grid)], abs=0.06)
    assert float(found["inflection"]) == pytest.approx(
        grid[np.argmax(np.gradient(curve(grid), grid))], abs=0.06
    )
    split = max(range(11), key=lambda x: curve(x) + curve(10 - x))
    assert {found["one-heads"], found["other-heads"]} == {str(split), str(10 - split)}
    assert (found["even"], found["one"]) == (f"{2 * curve(5):.1f}", f"{curve(10) + curve(0):.1f}")


def test_are_the_limits_of_the_estimators_right(glued):
    found = glued("deeper")
    # by hand: covariances .30 x .0625 and .25 x .04; variances .0025 + .0225 + .04, and + .005625
    assert found["limit-within"] == f"{0.35 + 0.01 / 0.065:.2f}" == "0.50"
    assert found["limit-pooled"] == f"{0.35 + 0.02875 / 0.070625:.2f}" == "0.76"
    assert float(found["lottery"]) == pytest.approx(0.35, abs=0.015)
    low, high = float(found["lottery-low"]), float(found["lottery-high"])
    assert low < 0.35 < high < float(found["within"])
    sizes = [int(found[f"size-{name}"].replace(",", "")) for name in ("true", "within", "pooled")]
    assert all(one < other for one, other in pairwise(sizes))
    three = 1 + 0.89 / 1.1 + (0.89 / 1.1) ** 2
    by_hand = 60 * (three * 0.61 * 37.0 * 0.35 / (60 * 0.31)) ** (1 / 0.65)
    assert sizes[0] == round(by_hand)


# The brief.


def test_are_the_briefs_capacity_numbers_right(brief):
    assert r"The quotas already add up to \$60.2M" in brief
    assert rf"It is short by \${50 - plan():.1f}M" in brief
    assert rf"what is left is \${plan() - 4.8:.1f}M" in brief
    assert rf"The plan yields \${plan():.1f}M" in brief
    for value in (1.032, 0.860, 0.665, 0.593):
        assert rf"\${value:.2f}M" in brief
    assert 50 - plan() > 1.032 + 0.665 + 0.593


def test_are_the_briefs_spread_and_chance_those_of_the_page(brief, glued):
    found = glued("capacity")
    assert rf"between \${found['p10']}M and \${found['p90']}M" in brief
    assert f"the target is met in {found['reach']} percent" in brief
    assert rf"four times in five, \${found['four-in-five']}M" in brief


def test_are_the_briefs_margins_and_sizes_right(brief, glued):
    found = glued("allocation")
    for name in ("ent", "mid", "pub"):
        assert rf"\${found[f'{name}-next']}M" in brief
    assert "moves 22 sellers" in brief
    assert 46 - 24 == 22
    assert f"that earns {found['first-share']} percent of the gain" in brief
    assert f"the best force has {found['size-one']} sellers" in brief
    assert f"three years' margin, {found['size-three']}." in brief


def test_is_the_claim_check_arithmetic_right(brief):
    wins = 0.01 * 2e9 / 53_000
    assert f"that is {wins:.0f} wins and {wins / 0.22:,.0f} worked deals" in brief
    assert f"it takes {wins / 0.22 / 40:.0f} ramped sellers" in brief


def test_are_the_briefs_rates_those_of_the_tables(brief, glued):
    found, leads = glued("competition"), glued("interface")
    assert f"{found['none']} percent went to nobody" in brief
    assert f"the win rate rises from {found['win']} to {found['win-rivals']} percent" in brief
    assert f"at a {found['belief-discount']} percent belief in success" in brief
    assert f"say yes at {found['belief-refund']} percent" in brief
    assert 30 <= int(leads["untouched"]) <= 37  # "a third"
    assert 48 <= int(glued("capacity")["single-now"]) <= 52  # "one in two"
    assert "needs 4.55 times the target in pipeline and 5.35 with slippage" in brief

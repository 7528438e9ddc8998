# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""What the records say of the capacity plan's inputs and triggers, counted again from the rows."""

import re
from collections import defaultdict
from math import comb

import numpy as np
import pytest

from .planning_by_hand import plan, rows

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

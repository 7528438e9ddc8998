# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The planning chapter's numbers from Kelvane's tables, counted again from the rows."""

from collections import defaultdict

import numpy as np
import pytest

from .planning_by_hand import contribution, rows, wilson


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
    assert found["arr-start"] == "164.5"
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

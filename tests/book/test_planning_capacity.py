# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The planning chapter's capacity and coverage, against the plan written out by hand."""

from math import comb
from statistics import NormalDist

import numpy as np
import pytest

from .planning_by_hand import plan, ramp


@pytest.fixture(scope="module")
def glued(page, run):
    """Give each page's glued numbers, run once."""
    made = {}

    def of(name):
        if name not in made:
            made[name] = run(page(f"planning/{name}.md"))["glued"]
        return made[name]

    return of


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
    assert max(earlier, stay, better) < 50 - plan()  # "no single lever closes the gap"
    faster = plan(ent=(0.86, 0.15, 6, 3, 5)) - plan()
    assert glued("deeper")["faster"] == f"{faster:.2f}"
    assert max(stay, better) < faster < earlier  # "as much as most levers"
    # twelve seller-months against eighteen: "nearly twice as much for each"
    assert 1.7 < (earlier / 12) / (2 * 1.2 * 0.86 * ramp(3, 8) / 18) < 2


def shared_gap(ent_hires, mid_hires, reach=(0.86, 0.84)):
    """Take hires and leavers alike from a market in which returns diminish."""
    ent = 24 * 0.925 + ent_hires * ramp(3, 8)
    mid = 36 * 0.90 + mid_hires * ramp(2, 5)
    brought = 28.8 * reach[0] * (ent / 24) ** 0.45 + 19.8 * reach[1] * (mid / 36) ** 0.30
    return 50 - 4.8 - brought


@pytest.mark.parametrize(
    ("name", "ent", "mid", "gaps"),
    [
        ("draft", 6, 8, ("2.4", "3.3")),
        ("struck", 6, 0, ("4.7", "4.0")),
        ("swapped", 12, 0, ("2.2", "2.9")),
    ],
)
def test_what_is_the_gap_on_fresh_territories_and_on_shared_accounts(glued, name, ent, mid, gaps):
    found = glued("capacity")
    fresh = 50 - plan(ent=(0.86, 0.15, ent, 3, 8), mid=(0.84, 0.20, mid, 2, 5))
    assert found[f"{name}-fresh"] == f"{fresh:.1f}" == gaps[0]
    assert found[f"{name}-shared"] == f"{shared_gap(ent, mid):.1f}" == gaps[1]


def test_is_what_holds_four_times_in_five_lower_on_shared_accounts(glued):
    found = glued("capacity")
    apart = shared_gap(6, 8) - (50 - plan())
    safe = float(found["four-in-five"]) - float(found["four-in-five-shared"])
    assert safe == pytest.approx(apart, abs=0.1)


def test_do_two_more_hires_close_the_gap_on_paper(glued):
    four = plan(ent=(0.88, 0.15, 8, 1, 8), mid=(0.84, 0.12, 8, 2, 5)) - plan()
    assert glued("capacity")["four-levers"] == f"{four:.2f}" == "3.55"
    assert four > 50 - plan()


def test_how_much_pipeline_each_seller_would_have_to_create(glued):
    seats = 24 * 0.925 + 36 * 0.9 + 6 * ramp(3, 8) + 8 * ramp(2, 5)
    needed = 1000 * (plan() - 4.8) / 0.22 / seats / 4
    found = glued("capacity")
    assert found["created-need"] == f"{needed:.0f}" == "783"
    assert int(found["created"]) < needed  # "below" holds today: the trigger can fire
    assert found["created-need-now"] == f"{needed * 0.22 / 0.1726:,.0f}" == "998"


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


def test_is_less_safe_four_times_in_five_with_the_inputs_in_doubt(glued):
    """Six normal years, one a level of attainment and footing, weighed alike, by bisection."""
    found = glued("capacity")
    sd = (float(found["p90"]) - float(found["p10"])) / (2 * NormalDist().inv_cdf(0.9))
    reached = tuple(int(found[f"reached-{one}"]) / 100 for one in ("ent", "mid"))
    means = []
    for ent, mid in ((0.86, 0.84), reached, (21.4 / 28.8, 15.6 / 19.8)):
        fresh = plan(ent=(ent, 0.15, 6, 3, 8), mid=(mid, 0.20, 8, 2, 5))
        means += [fresh, 50 - shared_gap(6, 8, (ent, mid))]
    low, high = 30.0, 60.0
    for _ in range(60):
        middle = (low + high) / 2
        below = np.mean([NormalDist(m, sd).cdf(middle) for m in means])
        low, high = (middle, high) if below < 0.2 else (low, middle)
    assert float(found["four-in-five-all"]) == pytest.approx(low, abs=0.3)
    assert float(found["four-in-five-all"]) < float(found["four-in-five-shared"])


def test_is_the_coverage_example_right(glued):
    def reach(deals):
        return sum(comb(deals, k) * 0.22**k * 0.78 ** (deals - k) for k in range(10, deals + 1))

    found = glued("capacity")
    assert found["cover"] == f"{1 / 0.22:.2f}" == "4.55"
    assert found["cover-slip"] == f"{1 / (0.22 * 0.85):.2f}" == "5.35"
    enough = next(deals for deals in range(10, 100) if reach(deals) >= 0.8)
    assert (found["deals"], found["deals-cover"]) == (str(enough), "5.6") == ("56", "5.6")

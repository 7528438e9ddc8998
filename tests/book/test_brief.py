# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The executive brief of the forecasting chapter: its numbers, its size, its boxes.

Each expected number is computed here by enumeration, quadrature or hand arithmetic; the page states
it as text.
"""

import re
from itertools import product
from math import comb, sqrt
from statistics import NormalDist

import numpy as np
import pytest

AMOUNTS = np.array([900, 650, 480, 420, 300, 250.0])
CHANCES = np.array([0.60, 0.35, 0.50, 0.70, 0.25, 0.80])
OUTCOMES = np.array(list(product([0, 1], repeat=6)))
SUMS = OUTCOMES @ AMOUNTS


def law(rho):
    """Give the exact probability of each of the 64 outcomes under a common Gaussian shock.

    Given the shock the deals are independent; the shock is integrated out by Gauss-Hermite
    quadrature with 200 nodes.
    """
    normal = NormalDist()
    cuts = np.array([normal.inv_cdf(p) for p in CHANCES])
    nodes, weights = np.polynomial.hermite_e.hermegauss(200)
    law = np.zeros(64)
    for node, weight in zip(nodes, weights / weights.sum(), strict=True):
        shifted = (cuts - sqrt(rho) * node) / sqrt(1 - rho)
        given = np.array([normal.cdf(cut) for cut in shifted])
        law += weight * np.where(OUTCOMES == 1, given, 1 - given).prod(axis=1)
    return law


def facts(rho):
    """Give mean, deviation, P10, P50, P90, and the chances of 1,600, 2,000 and 1,030 or more."""
    chance = law(rho)
    mean = chance @ SUMS
    order = np.argsort(SUMS, kind="stable")
    below = np.cumsum(chance[order])
    quantiles = [SUMS[order][np.searchsorted(below, level)] for level in (0.1, 0.5, 0.9)]
    reach = [chance[target <= SUMS].sum() for target in (1600, 2000, 1030)]
    return [mean, sqrt(chance @ (SUMS - mean) ** 2), *quantiles, *reach]


@pytest.fixture(scope="module")
def brief(page):
    return page("forecasting/index.md").section("Executive brief")


def test_are_the_six_deals_those_of_the_worked_example(brief):
    listed = re.findall(r"(\d+) at (\.\d\d)", brief)
    assert [float(amount) for amount, _ in listed] == AMOUNTS.tolist()
    assert [float(chance) for _, chance in listed] == CHANCES.tolist()


def test_is_the_weighted_sum_right(brief):
    by_hand = 540 + 227.5 + 240 + 294 + 75 + 200
    assert by_hand == AMOUNTS @ CHANCES
    assert f"the list is worth {by_hand:,.1f}" in brief


def test_does_no_combination_of_deals_add_up_to_the_weighted_sum(brief):
    assert 1576.5 not in SUMS
    assert "no combination of these six deals adds up to it" in brief


@pytest.mark.parametrize(("column", "rho"), [(1, 0.0), (2, 0.3)])
def test_is_the_table_of_independent_and_common_fate_right(brief, column, rho):
    mean, deviation, p10, p50, p90, *reach = facts(rho)
    rows = [row.strip("|").split("|") for row in re.findall(r"^\|.*\|$", brief, re.M)]
    printed = [cells[column].strip() for cells in rows[2:]]
    assert printed == [
        f"{mean:,.1f}",
        f"{deviation:.0f}",
        f"{p10:,.0f} / {p50:,.0f} / {p90:,.0f}",
        *(f"{100 * chance:.1f}%" for chance in reach),
    ]


def test_is_the_floor_of_the_cfo_a_sum_that_the_deals_can_reach():
    assert 1030 in SUMS
    assert max(SUMS[SUMS < 1030]) == 970


def test_do_outcomes_correlate_less_than_their_hidden_scores(brief):
    chance = law(0.3)
    spread = np.sqrt(CHANCES * (1 - CHANCES))
    joint = OUTCOMES.T @ (chance[:, None] * OUTCOMES) - np.outer(CHANCES, CHANCES)
    pairs = (joint / np.outer(spread, spread))[np.triu_indices(6, 1)]
    assert f"correlate at {pairs.min():.2f} to {pairs.max():.2f}".replace("0.", ".") in brief


def test_are_the_chances_in_the_text_right(brief):
    *_, target, _, floor = facts(0.0)
    assert f"the chance of 1,600 or more is {100 * target:.1f} percent" in brief
    assert f"that is 1,030, with a probability of {100 * floor:.1f} percent" in brief


def test_are_the_chances_at_other_correlations_right(brief):
    low, high = (100 * facts(rho)[-1] for rho in (0.1, 0.5))
    assert f"with .10 the chance of 1,030 is {low:.1f} percent, with .50 it is {high:.1f}" in brief


def test_is_the_arithmetic_of_coverage_right(brief):
    assert f"At 22 percent you need {1 / 0.22:.2f}×" in brief
    assert f"15 percent slips out of the quarter, {1 / (0.22 * 0.85):.2f}×" in brief


def test_is_the_chance_of_ten_wins_right(brief):
    def reach(deals):
        return sum(comb(deals, k) * 0.22**k * 0.78 ** (deals - k) for k in range(10, deals + 1))

    enough = next(deals for deals in range(10, 100) if reach(deals) >= 0.8)
    assert f"46 deals (4.6×) get there {100 * reach(46):.1f} percent of the time" in brief
    assert f"Four times in five takes {enough}." in brief


def test_is_the_balance_of_the_four_territories_right(brief):
    hours = [1180, 960, 1420, 840]
    mean = sum(hours) / 4
    worst = max(abs(h - mean) for h in hours) / mean
    spread = sqrt(sum((h - mean) ** 2 for h in hours) / 4) / mean
    assert "1,180, 960, 1,420 and 840 hours" in brief
    assert f"The mean is {mean:,.0f}, the largest deviation {100 * worst:.1f} percent" in brief
    assert f"coefficient of variation {100 * spread:.1f} percent" in brief


def test_are_the_quotas_of_the_second_territory_right(brief):
    plan = 26.4 * 1.08
    history, potential = plan * 7 / (9 + 7 + 5 + 3), plan * 34 / (30 + 34 + 22 + 14)
    assert rf"carries \${history:.3f}M; by potential, \${potential:.3f}M" in brief
    assert rf"half and half, \${(history + potential) / 2:.3f}M" in brief
    assert rf"\${potential - history:.1f}M apart" in brief


def test_is_the_stacked_over_assignment_right(brief):
    assert f"carries {100 * (1.05**3 - 1):.1f} percent more than the plan" in brief


def test_is_the_brief_as_long_as_promised(brief, words):
    assert 1000 <= words(brief) <= 1200


def test_does_the_brief_make_its_five_points_and_say_what_would_change_its_mind(brief):
    assert re.findall(r"^### (.+)$", brief, re.M) == [
        "What the forecast is for",
        "The pipeline as it stood",
        "Check the chances, then simulate",
        "The map decides who can sell",
        "What a quota pays for",
        "What would change my mind",
    ]


def test_does_the_legal_gate_name_place_date_and_limits(brief):
    gates = re.findall(
        r":::\{admonition\} Legal gate.*?\n:class: legal-gate\n(.*?)^:::", brief, re.S | re.M
    )
    assert len(gates) == 1
    assert "United States" in gates[0]
    assert "23 November 2026" in gates[0]
    assert "not legal advice" in gates[0]
    assert "call the general counsel" in gates[0]
    assert not re.search(r"\bsafe\b", gates[0])


def test_is_the_popular_rule_kept_in_its_box(brief):
    box = re.search(
        r":::\{admonition\} Claim check.*?\n:class: claim-check\n.*?^:::", brief, re.S | re.M
    )
    assert box
    assert "(D)" in box.group()
    assert "3×" not in brief.replace(box.group(), "")


def test_does_the_chapter_say_for_each_outcome_what_this_edition_covers(page):
    rows = re.findall(r"^\| (2\.[A-F]) \|.+\| (.+) \|$", page("forecasting/index.md").prose, re.M)
    assert [name for name, _ in rows] == ["2.A", "2.B", "2.C", "2.D", "2.E", "2.F"]
    assert all(state for _, state in rows)

# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The planning chapter's worked examples and its brief, against the plan written out by hand."""

import re

import numpy as np
import pytest

from .planning_by_hand import HEADS, SALES, A, B, G, K, left, plan, ramp

SECTIONS = ("strategy", "interface", "segments", "motions", "capacity", "allocation", "competition")


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


# What every page owes.


@pytest.mark.parametrize("name", [*SECTIONS, "deeper"])
def test_is_each_glued_number_used_and_each_used_number_glued(page, glued, name):
    assert set(re.findall(r"\{glue:text\}`([^`]+)`", page(f"planning/{name}.md").text)) == set(
        glued(name)
    )


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
    three = by_hand * (1 + 0.89 / 1.1 + (0.89 / 1.1) ** 2)
    assert [found[f"{n}-three"] for n in ("ent", "mid", "pub")] == [f"{v:.2f}" for v in three]
    assert three[0] > K > three[1]  # "two segments pay for her"
    assert three[2] > K


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
    assert found["change"] == f"{6 * 0.5 * 0.60 * 12.3 / 30:.2f}" == "0.74"


def test_does_the_first_move_lose_money_in_its_first_year(glued):
    """By hand: what six bring on their ramp, less the mid-market's loss, less the change."""
    won = 0.62 * 21.4 * ((30 / 24) ** 0.45 - 1)
    lost = 0.60 * 12.3 * (1 - (24 / 30) ** 0.30)
    found = glued("allocation")
    assert found["first-loss"] == f"{0.738 + lost - ramp(0, 8) * won:.1f}" == "0.3"
    assert found["stop"] == f"{0.60 * 0.30 * 12.3 / 30 * (24 / 30) ** -0.70:.2f}" == "0.09"
    # in bookings: what six sell on their ramp, less the mid-market's loss and half a year of six
    booked = 21.4 * ((30 / 24) ** 0.45 - 1) * ramp(0, 8)
    booked -= 12.3 * (1 - (24 / 30) ** 0.30) + 6 * 0.5 * 12.3 / 30
    assert found["book-loss"] == f"{-booked:.1f}" == "0.5"
    # 28 points of attainment on $1.2M at 62 percent, six sellers
    assert found["six-error"] == f"{0.62 * 1.2 * 0.28 / 6**0.5:.1f}" == "0.1"
    assert found["ent-flat"] == f"{0.62 * 0.34 * 21.4 / 24:.2f}" == "0.19"
    assert found["mid-flat"] == f"{0.60 * 0.34 * 12.3 / 30:.2f}" == "0.08"


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
    assert 0 < int(found["six-worse"]) < 0.01 * 1000
    up = G[0] * SALES[0] * ((30 / 24) ** b[:, 0] - 1)
    change = 6 * 0.5 * G[1] * SALES[1] / 30  # half a year of a mid-market seller for each
    three = 3 * gains - up * (1 - ramp(0, 8)) - change
    assert float(found["six-three"]) == pytest.approx(100 * (three < 0).mean(), abs=2)
    assert found["draws"] == "1,000"


def test_where_does_the_best_enterprise_team_lie_over_uncertain_elasticities(glued):
    """Two thousand other draws, margins equalized by bisection: the ends within two sellers."""
    b = np.clip(np.random.Generator(np.random.MT19937(5)).normal(B, 0.10, (2_000, 3)), 0.05, 0.95)
    low, high = np.full(2_000, -12.0), np.full(2_000, 6.0)
    for _ in range(80):
        middle = (low + high) / 2
        slope = np.log(G * SALES * b / HEADS)
        taken = HEADS * np.exp((slope - middle[:, None]) / (1 - b))
        over = taken.sum(axis=1) > 60
        low, high = np.where(over, middle, low), np.where(over, high, middle)
    found = glued("allocation")
    for name, level in (("ent-band-low", 0.05), ("ent-band-high", 0.95)):
        assert float(found[name]) == pytest.approx(np.quantile(taken[:, 0], level), abs=2)


# The brief.


def test_are_the_briefs_capacity_numbers_right(brief):
    assert r"The quotas already add up to \$60.2M" in brief
    assert rf"It is short by \${50 - plan():.1f}M" in brief
    assert rf"what is left is \${plan() - 4.8:.1f}M" in brief
    assert rf"The plan yields \${plan():.1f}M" in brief
    for value in (1.032, 0.860, 0.665, 0.593):
        assert rf"\${value:.2f}M" in brief
    both = plan(ent=(0.88, 0.15, 6, 1, 8), mid=(0.84, 0.12, 8, 2, 5)) - plan()
    assert rf"these come to \${both:.2f}M, short of the gap" in brief
    assert both < 50 - plan()


def test_are_the_briefs_objections_those_of_the_pages(brief, glued):
    found, moves = glued("capacity"), glued("allocation")
    assert rf"the gap is \${found['draft-shared']}M" in brief
    assert rf"strike them and it is \${found['struck-fresh']}M on fresh territories" in brief
    assert rf"\${found['struck-shared']}M on shared accounts" in brief
    assert f"Of {found['prospects']} prospects, {found['untouched']} have had no" in brief
    assert rf"with \${moves['book-loss']}M less in bookings" in brief
    pipeline = f"{found['win-value']} percent of value {found['cover-now']} and"
    assert f"{pipeline} {found['cover-now-slip']}" in brief
    assert rf"a mover adds less than \${moves['stop']}M" in brief
    assert float(found["total-reached"]) > 50  # "there is no gap"


def test_are_the_briefs_spread_and_chance_those_of_the_page(brief, glued):
    found = glued("capacity")
    assert rf"between \${found['p10']}M and \${found['p90']}M" in brief
    assert f"the target is met in {found['reach']} percent" in brief
    assert rf"four times in five, \${found['four-in-five']}M" in brief
    assert rf"(\${found['four-in-five-shared']}M on shared accounts)" in brief
    assert rf"or \${found['four-in-five-all']}M while the inputs are in doubt" in brief


def test_are_the_briefs_margins_and_sizes_right(brief, glued):
    found = glued("allocation")
    for name in ("ent", "mid", "pub"):
        assert rf"\${found[f'{name}-next']}M" in brief
    assert "moves 22 sellers" in brief
    assert 46 - 24 == 22
    assert f"it earns {found['first-share']} percent of the gain" in brief
    assert rf"Enterprise (\${found['ent-three']}M)" in brief
    assert rf"public sector (\${found['pub-three']}M)" in brief
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
    assert f"at an {found['belief']} percent belief in success" in brief
    assert f"lowers that to {found['belief-discount']} percent" in brief
    assert f"a refund to {found['belief-refund']} percent" in brief
    assert f"codes say {found['risk']} percent" in brief
    assert 30 <= int(leads["untouched"]) <= 37  # "a third"
    assert 48 <= int(glued("capacity")["single-now"]) <= 52  # "one in two"
    assert "needs 4.55 times the target in pipeline and 5.35 with slippage" in brief

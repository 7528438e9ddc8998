# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The gaming simulator: does the plan move the weeks, and are its dollars those of the year?

That the program is solved right is asked in tests/compensation; here the pay curve is written out
by hand, and the seller who has no authority is played deal by deal.
"""

import re
from typing import Any

import numpy as np
import pytest

from oms42.charts.selling_weeks import BOOKED, DISCOUNT, HAZARD
from oms42.compensation import SellingCycle, selling_cycle
from oms42.widgets.gaming_simulator import ANSWER, GUESSES, GamingSimulator

DEAL = 550_000 / 12  # list value: twelve of them are the year's quota


@pytest.fixture
def made() -> GamingSimulator:
    """Make a fresh simulator."""
    return GamingSimulator()


def opened(made: GamingSimulator) -> list[float]:
    """Commit a guess, and read: share of the last weeks, stick, price, dollars, incentive."""
    made.ask.set_state({"guess": ANSWER, "committed": True})
    found = re.findall(r"<b>\$?([\d,.]+)%?</b>", made.score.value)
    return [float(one.replace(",", "")) for one in found]


def by_hand(quarters: int = 1, rate: float = 2.0, discounts: Any = (0.1, 0.2)) -> SellingCycle:
    """The start's seller, with pay written out: target incentive 16,875 a quarter."""
    return selling_cycle(
        lambda a: 16_875 * quarters * (a + (rate - 1) * np.maximum(a - 1, 0)),
        quota=3 * quarters,
        weeks=13 * quarters,
        discounts=discounts,
        capacity=5,
    )


@pytest.mark.parametrize("quarters", [1, 4])
def test_are_the_figures_those_of_the_seller_solved_by_hand(
    made: GamingSimulator, quarters: int
) -> None:
    made.period.value = quarters
    solved, times = by_hand(quarters), 4 // quarters
    rows = solved.bookings.reshape(-1, 13)
    share = rows[:, -2:].sum() / rows.sum()
    price = solved.price_given / solved.closings.sum()
    dollars = times * solved.price_given * DEAL
    found = opened(made)
    assert found[:3] == pytest.approx([100 * share, share * 13 / 2, 100 * price], abs=0.051)
    assert found[3:] == pytest.approx([dollars, times * solved.pay], rel=1e-4)


def test_earns_a_seller_without_authority_what_deals_played_one_by_one_bring(
    made: GamingSimulator,
) -> None:
    """40,000 quarters: five deals open at most, 3/13 new a week, 2% lost, a mean cycle of 8."""
    made.authority.value = 0
    rng = np.random.default_rng(3)
    n, booked = np.full(40_000, 2), np.zeros(40_000)
    for turn in range(39):
        if turn == 26:
            booked[:] = 0
        closed = rng.binomial(n, 1 - np.exp(-1 / 8))
        booked += closed
        n = np.minimum(rng.binomial(n - closed, 0.98) + rng.poisson(3 / 13, n.size), 5)
    booked = np.minimum(booked, 7.5)  # the model follows a period up to 2.5 times its quota
    pay = 4 * 16_875 * (booked / 3 + np.maximum(booked / 3 - 1, 0))
    share, stick, price, dollars, incentive = opened(made)
    assert incentive == pytest.approx(pay.mean(), rel=0.01)
    assert share == pytest.approx(100 * 2 / 13, abs=0.2)
    assert stick == pytest.approx(1.0, abs=0.02)
    assert price == dollars == 0


def test_make_accelerator_quarter_and_authority_the_stick_together(made: GamingSimulator) -> None:
    """Oyer (1998), Larkin (2014): take any of the three away, and it is gone."""
    _, stick, price, *_ = opened(made)
    assert stick > 1.15
    for name, value in (("rate", 100), ("period", 4), ("authority", 0)):
        before = getattr(made, name).value
        getattr(made, name).value = value
        _, without, cheaper, *_ = opened(made)
        assert without < 1.05
        assert cheaper < price / 2
        getattr(made, name).value = before


def test_is_the_takeaway_two_sentences_that_are_true(made: GamingSimulator) -> None:
    settings = [by_hand(), by_hand(rate=1.0), by_hand(quarters=4)]
    hand = [round(100 * one.price_given / one.closings.sum(), 1) for one in settings]
    assert [float(one) for one in re.findall(r"\d\.\d", made.takeaway)] == hand
    assert len(re.findall(r"\.(?: |$)", made.takeaway)) == 2
    year = settings[2].bookings.reshape(4, 13)
    assert year[:, -2:].sum() / year.sum() * 13 / 2 == pytest.approx(1, abs=0.05)  # almost even
    assert by_hand(discounts=()).price_given == 0


def test_is_the_answer_the_guess_that_holds_the_ratio(made: GamingSimulator) -> None:
    prices = [one.price_given / one.closings.sum() for one in (by_hand(), by_hand(quarters=4))]
    low, high = GUESSES[ANSWER]
    assert low <= prices[1] / prices[0] < high
    made.period.value = 4
    opened(made)
    assert made.ask.answer == ANSWER
    assert made.ask.options == list(GUESSES)


def test_do_the_guesses_leave_no_ratio_out_and_none_twice() -> None:
    bounds = sorted(GUESSES.values())
    assert (bounds[0][0], bounds[-1][1]) == (-np.inf, np.inf)
    assert [high for _, high in bounds[:-1]] == [low for low, _ in bounds[1:]]


def test_is_no_score_to_be_seen_before_a_guess(made: GamingSimulator) -> None:
    made.rate.value = 300
    assert made.score.value == ""
    assert made.ask.answer is None
    made.ask.set_state({"guess": ANSWER})  # chosen, not committed
    made.rate.value = 200
    assert made.score.value == ""
    question, closed = made.children[-1].children
    assert question is made.ask
    assert closed.children == (made.score,)
    opened(made)
    made.ask.set_state({"guess": None, "committed": False})
    assert made.score.value == ""
    assert made.ask.answer is None


@pytest.mark.parametrize("quarters", [1, 4])
def test_do_the_lines_show_a_year_of_the_seller(made: GamingSimulator, quarters: int) -> None:
    made.period.value = quarters
    solved, times = by_hand(quarters), 4 // quarters
    lines = {
        name: [row["value"] for row in made.chart.rows if row["series"] == name]
        for name in (BOOKED, HAZARD, DISCOUNT)
    }
    assert lines[HAZARD] == pytest.approx(list(solved.hazard) * times, abs=6e-5)
    assert lines[DISCOUNT] == pytest.approx(list(solved.discount) * times, abs=6e-5)
    assert sum(lines[BOOKED]) == pytest.approx(4, abs=0.003)
    weeks = [row["week"] for row in made.chart.rows if row["series"] == BOOKED]
    assert weeks == list(range(1, 53))


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("period", 4, "Plan period annual, paid to date"),
        ("rate", 100, "rate above quota 100%"),
        ("authority", 0, "No discount is given"),
        ("cycle", 5, "sales cycle 5 weeks"),
        ("pull", 10, "pull of discounts 10"),
        ("risk", 0, "risk of holding 0%"),
    ],
)
def test_does_each_control_move_the_chart_and_its_words(
    made: GamingSimulator, name: str, value: Any, words: str
) -> None:
    rows, alt = made.chart.rows, made.chart.alt
    getattr(made, name).value = value
    assert made.chart.rows != rows
    assert made.chart.alt != alt
    assert words in made.chart.alt
    assert "made-up seller" in made.chart.alt


def test_are_the_ends_of_the_sliders_safe(made: GamingSimulator) -> None:
    opened(made)
    for name in ("rate", "authority", "cycle", "pull", "risk"):
        slider = getattr(made, name)
        before = slider.value
        for value in (slider.min, slider.max):
            slider.value = value
            assert np.isfinite([row["value"] for row in made.chart.rows]).all()
            assert "nan" not in made.score.value
        slider.value = before


def test_is_a_setting_solved_once(made: GamingSimulator) -> None:
    first = made.weeks()
    made.rate.value = 300
    made.rate.value = 200
    assert made.weeks() is first


def test_is_a_move_one_message_to_the_chart(
    made: GamingSimulator, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[set[str]] = []
    monkeypatch.setattr(made.chart, "send_state", lambda key=None: sent.append(set(key or ())))
    made.rate.value = 150
    assert sent == [{"rows", "alt"}]

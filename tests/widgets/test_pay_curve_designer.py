# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The pay-curve designer: does it cost the curve that it shows, by numbers found another way?

Pay is worked out here by a loop over bands, and expectations are sums over a fine grid of a
truncated normal law from SciPy. The figures of worked example 3.1 are those printed in the book.
"""

import re
from typing import Any

import numpy as np
import pytest
from scipy import stats

from oms42.datasets import columns
from oms42.widgets.pay_curve_designer import GUESSES, LAWS, PayCurveDesigner, sellers_attainment

TARGET, QUOTA = 120_000, 1_200_000
START = [(0.5, 0.6), (1.0, 1.4), (1.25, 1.5), (np.inf, 2.0)]
ANSWER = "Less than 1%"


@pytest.fixture
def made() -> PayCurveDesigner:
    """Make a fresh designer."""
    return PayCurveDesigner()


def opened(made: PayCurveDesigner) -> str:
    """Commit a guess, as the page sends it, and read what opens."""
    made.ask.set_state({"guess": ANSWER, "committed": True})
    return str(made.score.value)


def numbers(text: str) -> list[float]:
    """Read the figures in bold: expected, P95, gap, cost of sales, share below half, cap."""
    found = re.findall(r"<b>([+−]?)\$?([\d.,]+)%?</b>", text)
    return [(-1 if sign == "−" else 1) * float(one.replace(",", "")) for sign, one in found]


def pay(x: np.ndarray, bands: list[tuple[float, float]], cap: float = np.inf) -> np.ndarray:
    """Pay band by band."""
    total, low = np.zeros_like(x), 0.0
    for high, rate in bands:
        total += TARGET * rate * np.clip(x - low, 0, high - low)
        low = high
    return np.minimum(total, cap * TARGET)


def normal(sd: float = 0.28) -> tuple[np.ndarray, np.ndarray]:
    """A fine grid of attainments with their weights: normal, nobody below zero."""
    x = np.linspace(0, 4, 400_001)
    w = stats.norm.pdf(x, 0.92, sd)
    return x, w / w.sum()


def by_hand(bands: list[tuple[float, float]], sd: float = 0.28, cap: float = np.inf) -> list[float]:
    """Work the figures out on the grid."""
    x, w = normal(sd)
    money, mean = pay(x, bands, cap), float(x @ w)
    expected = float(money @ w)
    gap = expected - float(pay(np.array([mean]), bands, cap)[0])
    p95 = float(np.interp(0.95, np.cumsum(w), money))
    cost = 100 * (expected + 120_000) / (mean * QUOTA)
    return [expected, p95, gap, cost, 100 * float(w[x < 0.5].sum())]


NEAR = [1.0, 60.0, 1.5, 0.06, 0.06]  # the scores are rounded; the grid is coarse at a quantile


def assert_same(found: list[float], hand: list[float]) -> None:
    for one, other, near in zip(found, hand, NEAR, strict=False):
        assert one == pytest.approx(other, abs=near)


def test_does_it_start_with_worked_example_three_one(made: PayCurveDesigner) -> None:
    """Printed: 45, 80, 100, 118, 140% of quota pay 32,400 to 201,000; expected 109.2k ± 0.3k."""
    curve = made.curve(None)
    at = [0.45, 0.8, 1.0, 1.18, 1.4]
    assert curve(at) == pytest.approx([32_400, 86_400, 120_000, 152_400, 201_000])
    assert made.cost().expected == pytest.approx(109_200, abs=300)
    assert made.cost().reaches_quota == pytest.approx(0.387, abs=0.002)


def test_are_the_figures_of_the_start_right(made: PayCurveDesigner) -> None:
    found = numbers(opened(made))
    assert len(found) == 5
    assert_same(found, by_hand(START))


@pytest.mark.parametrize("cap", [1.25, 1.5, 2.0])
def test_does_a_cap_save_and_stop_what_the_grid_says(made: PayCurveDesigner, cap: float) -> None:
    made.cap.value = cap
    found = numbers(opened(made))
    assert_same(found, by_hand(START, cap=cap))
    x, w = normal()
    free, stopped = pay(x, START) @ w, pay(x, START, cap) @ w
    reached = w[pay(x, START) > cap * TARGET].sum()
    assert found[5:] == pytest.approx([100 * (1 - stopped / free), 100 * reached], abs=0.06)


def test_do_all_bands_and_the_spread_enter_the_cost(made: PayCurveDesigner) -> None:
    moves = {"first": 40, "first_rate": 30, "solve": False, "second_rate": 110, "third": 140,
             "third_rate": 250, "top_rate": 50, "spread": 40}  # fmt: skip
    for name, value in moves.items():
        getattr(made, name).value = value
    bands = [(0.4, 0.3), (1.0, 1.1), (1.4, 2.5), (np.inf, 0.5)]
    assert_same(numbers(opened(made)), by_hand(bands, sd=0.4))


def test_does_the_solved_rate_pay_target_at_quota_wherever_the_first_band_ends(
    made: PayCurveDesigner,
) -> None:
    for end, rate in ((10, 0), (90, 100), (65, 35)):
        made.first.value, made.first_rate.value = end, rate
        assert made.curve(None)([1.0]) == pytest.approx([TARGET])
    assert made.second_rate.disabled


def test_is_kelvanes_distribution_that_of_its_table(made: PayCurveDesigner) -> None:
    """By a loop over the table: bookings over quota of the 84 in the last four quarters."""
    table = columns("quotas")
    sums: dict[str, list[float]] = {}
    rows = zip(*(table[k] for k in ("rep_id", "quarter", "bookings_acv", "quota")), strict=True)
    there = set(table["rep_id"][table["quarter"] == "2026Q3"].tolist())
    for rep, quarter, booked, quota in rows:
        if rep in there and "2025Q4" <= quarter <= "2026Q3":
            both = sums.setdefault(str(rep), [0.0, 0.0])
            both[0] += float(booked)
            both[1] += float(quota)
    values = np.sort([booked / quota for booked, quota in sums.values()])
    assert sellers_attainment().values == pytest.approx(values)
    made.law.value = LAWS[1]
    assert made.spread.disabled
    money = pay(values, START)
    found = numbers(opened(made))
    assert found[0] == pytest.approx(money.mean(), abs=1)
    assert found[4] == pytest.approx(100 * (values < 0.5).mean(), abs=0.06)


def test_is_no_figure_to_be_seen_before_a_guess(made: PayCurveDesigner) -> None:
    made.cap.value = 1.5
    assert made.score.value == ""
    assert made.ask.answer is None
    made.ask.set_state({"guess": ANSWER})  # chosen, not committed
    made.spread.value = 30
    assert made.score.value == ""
    question, closed = made.children[-1].children
    assert question is made.ask
    assert closed.children == (made.score,)
    opened(made)
    made.ask.set_state({"guess": None, "committed": False})
    assert made.score.value == ""
    assert made.ask.answer is None


def test_is_the_answer_about_the_start_whatever_is_set_now(made: PayCurveDesigner) -> None:
    """The grid: a cap at 200% of target saves 0.2% of 109,306."""
    x, w = normal()
    saved = 1 - float(pay(x, START, 2.0) @ w) / float(pay(x, START) @ w)
    low, high = GUESSES[ANSWER]
    assert low <= saved < high
    made.top_rate.value = 400
    opened(made)
    assert made.ask.answer == ANSWER


def test_do_the_guesses_leave_no_saving_out_and_none_twice() -> None:
    bounds = sorted(GUESSES.values())
    assert (bounds[0][0], bounds[-1][1]) == (-np.inf, np.inf)
    assert [high for _, high in bounds[:-1]] == [low for low, _ in bounds[1:]]


def test_is_the_takeaway_two_sentences_that_are_true(made: PayCurveDesigner) -> None:
    expected, _, gap, *_ = by_hand(START)
    x, w = normal()
    saved = 100 * (1 - float(pay(x, START, 2.0) @ w) / expected)
    reached = 100 * w[pay(x, START) > 2 * TARGET].sum()
    assert len(re.findall(r"\.(?: |$)", made.takeaway)) == 2
    told = [float(one.replace(",", "")) for one in re.findall(r"[\d,]*\d(?:\.\d)?", made.takeaway)]
    assert told == pytest.approx(
        [expected, expected - gap, 200, saved, reached], rel=1e-5, abs=0.06
    )


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("first", 60, "up to 60% of quota"),
        ("first_rate", 20, "20% up to 50%"),
        ("third", 150, "up to 150%"),
        ("third_rate", 180, "180% up to 125%"),
        ("top_rate", 300, "300% above"),
        ("cap", 1.25, "Cap: 125% of target"),
        ("law", LAWS[1], "Kelvane's 84 sellers"),
        ("spread", 40, "spread 40 points"),
    ],
)
def test_does_each_control_move_the_chart_and_its_words(
    made: PayCurveDesigner, name: str, value: Any, words: str
) -> None:
    drawn, alt = (made.chart.rows, made.chart.data), made.chart.alt
    getattr(made, name).value = value
    assert (made.chart.rows, made.chart.data) != drawn
    assert made.chart.alt != alt
    assert words in made.chart.alt
    assert "synthetic" in made.chart.alt


def test_are_the_corners_drawn_where_the_rates_change(made: PayCurveDesigner) -> None:
    made.cap.value = 2.0
    mine = [(r["attainment"], r["incentive"]) for r in made.chart.rows if r["plan"] == "Your curve"]
    cap = 1.25 + (240_000 - 165_000) / 240_000  # by hand: 165,000 at 125%, then 240,000 a unit
    assert mine == [(0, 0), (0.5, 36_000), (1, 120_000), (1.25, 165_000), (cap, 240_000),
                    (2, 240_000)]  # fmt: skip
    assert {r["plan"] for r in made.chart.rows} == {"Your curve", "Without the cap"}
    shares = sum(row["share"] for row in made.chart.data["spread"])
    assert shares == pytest.approx(
        stats.truncnorm.cdf(2, -0.92 / 0.28, np.inf, 0.92, 0.28), abs=1e-4
    )


def test_are_all_corners_of_the_controls_safe(made: PayCurveDesigner) -> None:
    """A reader will try them."""
    opened(made)
    for end in (0, 1):
        for name in ("first", "first_rate", "second_rate", "third", "third_rate", "top_rate",
                     "spread"):  # fmt: skip
            one = getattr(made, name)
            one.value = one.max if end else one.min
        for solve in (True, False):
            for cap in (None, 1.25):
                made.solve.value, made.cap.value = solve, cap
                assert "nan" not in made.score.value
                assert all(np.isfinite(row["incentive"]) for row in made.chart.rows)


def test_is_a_move_one_message_to_the_chart(
    made: PayCurveDesigner, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[set[str]] = []
    monkeypatch.setattr(made.chart, "send_state", lambda key=None: sent.append(set(key or ())))
    made.spread.value = 31
    assert sent == [{"data", "alt"}]
    made.top_rate.value = 180
    assert sent[1:] == [{"rows", "alt"}]

# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The quarter simulator: does it show the book's numbers, and keep the chance back until a guess?

Worked example 2.1's numbers come from the book's own 64-outcome enumeration and two million draws.
"""

import re
from itertools import product
from typing import Any

import ipywidgets
import numpy as np
import pandas as pd
import pytest

from oms42 import datasets
from oms42.charts.quarter_simulator import BELOW, QUANTILE, REACHED, TARGET, WEIGHTED
from oms42.widgets import QuarterSimulator
from oms42.widgets.called_deals import called
from oms42.widgets.deal_lists import six_deals
from oms42.widgets.quarter_simulator import KELVANE, SIX


@pytest.fixture
def simulator() -> QuarterSimulator:
    """Make a fresh simulator."""
    return QuarterSimulator()


def commit(simulator: QuarterSimulator, guess: float = 30) -> None:
    """Commit a guess, as the page sends it."""
    simulator.ask.set_state({"guess": guess, "committed": True})


def said(simulator: QuarterSimulator) -> list[float]:
    """Read chance (percent), P10, P50, P90, mean and deviation off the words."""
    return [float(one) for one in re.findall(r"<b>\$?([\d.]+)[%M]</b>", simulator.score.value)]


def enumerated(target: float) -> float:
    """Go through all 64 quarters of the six deals."""
    deals, below = six_deals(), 0.0
    for wins in product([0, 1], repeat=6):
        chance = np.prod([p if win else 1 - p for p, win in zip(deals.p, wins, strict=True)])
        if sum(a for a, win in zip(deals.amount, wins, strict=True) if win) < target - 1e-9:
            below += float(chance)
    return below


def test_are_the_first_numbers_those_of_the_worked_example(simulator: QuarterSimulator) -> None:
    """P(≥ 1,600) = 48.1 %, P10/P50/P90 670/1,570/2,350, mean 1,576.5, SD 641.9 ($k)."""
    commit(simulator)
    assert said(simulator) == [48.1, 0.67, 1.57, 2.35, 1.58, 0.64]
    assert simulator.ask.answer == round(100 * enumerated(1.6)) == 52


def test_does_a_common_shock_of_thirty_percent_give_the_books_tails(
    simulator: QuarterSimulator,
) -> None:
    """With ρ = .30: SD 834, P10 420, P90 2,700; the mean stays."""
    commit(simulator)
    simulator.rho.value = 0.3
    _, p10, _, p90, mean, sd = said(simulator)
    assert (p10, p90, mean, sd) == (0.42, 2.70, 1.58, 0.83)


def test_does_slip_take_its_share_of_the_mean(simulator: QuarterSimulator) -> None:
    """1,576.5 · 0.85 = 1,340."""
    commit(simulator)
    simulator.slip.value = 0.15
    assert said(simulator)[4] == 1.34


def test_does_the_answer_follow_the_target(simulator: QuarterSimulator) -> None:
    """P(≥ 1,000) is 80.0 % in worked example 2.1."""
    commit(simulator)
    simulator.target.value = 1.0
    assert said(simulator)[0] == 80.0
    assert simulator.ask.answer == 20
    assert simulator.ask.moves


def test_is_no_chance_to_be_seen_before_a_guess(simulator: QuarterSimulator) -> None:
    simulator.rho.value = 0.1
    simulator.ask.set_state({"guess": 40})  # typed, not committed
    assert (simulator.score.value, simulator.ask.answer) == ("", None)
    assert QUANTILE not in str(simulator.chart.data)
    assert "%" not in simulator.chart.alt.replace("slip 0%", "")
    commit(simulator)
    assert len(said(simulator)) == 6
    simulator.ask.set_state({"guess": None, "committed": False})
    assert (simulator.score.value, simulator.ask.answer) == ("", None)
    assert QUANTILE not in str(simulator.chart.data)


@pytest.mark.parametrize("name", [SIX, KELVANE])
@pytest.mark.parametrize("rho", [0.0, 0.6])
def test_do_the_bars_hold_all_quarters_and_split_at_the_target(
    simulator: QuarterSimulator, name: str, rho: float
) -> None:
    simulator.list.value = name
    simulator.rho.value = rho
    rows = simulator.chart.rows
    assert sum(row["share"] for row in rows) == pytest.approx(1, abs=0.002)
    target = simulator.target.value
    for row in rows:
        assert row["side"] == (REACHED if row["low"] >= target - 1e-6 else BELOW)
    reached = sum(row["share"] for row in rows if row["side"] == REACHED)
    assert reached == pytest.approx(simulator.quarter().reaches(target), abs=0.002)
    assert len(rows) <= 50


def test_do_the_lines_stand_at_target_and_weighted_pipeline(simulator: QuarterSimulator) -> None:
    marks = {mark["kind"]: mark["at"] for mark in simulator.chart.data["marks"]}
    assert marks == {TARGET: 1.6, WEIGHTED: pytest.approx(1.5765, abs=0.0006)}


def test_does_kelvane_s_list_bring_its_own_target_and_slip(simulator: QuarterSimulator) -> None:
    """The target is what the calls for last year's Q4 brought: $7.8M; 12 % of wins came late."""
    commit(simulator)
    assert simulator.correct.disabled
    simulator.list.value = KELVANE
    assert (simulator.target.value, simulator.slip.value) == (7.8, 0.12)
    assert not simulator.correct.disabled
    mean = said(simulator)[4]
    assert mean == pytest.approx(simulator.weighted() * 0.88, abs=0.15)
    simulator.correct.value = True
    assert said(simulator)[4] != mean
    assert "corrected for rep bias" in simulator.chart.alt
    simulator.list.value = SIX
    assert (simulator.target.value, simulator.slip.value) == (1.6, 0.0)
    assert simulator.correct.disabled
    assert said(simulator) == [48.1, 0.67, 1.57, 2.35, 1.58, 0.64]


def test_does_correlation_dominate_in_a_long_list(simulator: QuarterSimulator) -> None:
    """532 independent deals would hit their mean nearly; a shock of 0.2 quadruples the spread."""
    commit(simulator)
    simulator.list.value = KELVANE
    alone = said(simulator)
    simulator.rho.value = 0.2
    shared = said(simulator)
    assert shared[4] == pytest.approx(alone[4], rel=0.02)
    assert shared[5] > 3.5 * alone[5]


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("rho", 0.25, "common shock 0.25"),
        ("slip", 0.1, "slip 10%"),
        ("target", 2.0, "target is $2.00M"),
        ("list", KELVANE, "532 deals"),
    ],
)
def test_does_each_control_move_the_chart_and_its_words(
    simulator: QuarterSimulator, name: str, value: Any, words: str
) -> None:
    rows, alt = simulator.chart.rows, simulator.chart.alt
    getattr(simulator, name).value = value
    assert simulator.chart.rows != rows
    assert simulator.chart.alt != alt
    assert words in simulator.chart.alt


def test_is_a_move_one_message_to_the_page(
    simulator: QuarterSimulator, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[set[str]] = []
    monkeypatch.setattr(simulator.chart, "send_state", lambda key=None: sent.append(set(key or ())))
    simulator.target.value = 2.0
    assert sent == [{"rows", "data", "alt"}]
    sent.clear()
    simulator.list.value = KELVANE
    assert sent == [{"rows", "data", "alt"}], "one picture, though four controls changed"


@pytest.mark.parametrize("name", [SIX, KELVANE])
def test_does_the_fan_open_with_the_guess_and_end_where_the_quarter_ends(
    simulator: QuarterSimulator, name: str
) -> None:
    simulator.list.value = name
    assert simulator.fan.rows == []
    commit(simulator)
    simulator.rho.value = 0.3
    rows, (_, p10, p50, p90, *_) = simulator.fan.rows, said(simulator)
    assert [row["week"] for row in rows] == list(range(1, 14))
    ends = rows[-1]["low"], rows[-1]["mid"], rows[-1]["high"]
    assert ends == pytest.approx((p10, p50, p90), abs=0.006)
    assert simulator.fan.data == {"target": [{"at": simulator.target.value}]}
    assert "After week 7" in simulator.fan.alt
    simulator.ask.set_state({"guess": None, "committed": False})
    assert (simulator.fan.rows, simulator.fan.data) == ([], {"target": []})
    assert "$" not in simulator.fan.alt


def test_is_the_middle_of_the_fan_late_as_in_past_quarters(simulator: QuarterSimulator) -> None:
    """Calls signed in time, 2023Q2 to 2026Q1, counted with pandas: 55 percent by week 7."""
    shots, deals = datasets.opp_snapshots(), datasets.opportunities()
    early = late = 0.0
    for quarter in map(str, pd.period_range("2023Q2", "2026Q1", freq="Q")):
        one = called(quarter, shots, deals)
        closed = one["opp_id"].map(deals.set_index("opp_id")["close_date"])
        seven = pd.Period(quarter).start_time + pd.Timedelta(days=7 * 7)
        value = one["amount_acv"].where(one["in_time"], 0)
        early, late = early + value[closed < seven].sum(), late + value[closed >= seven].sum()
    assert simulator.pace[6] == pytest.approx(early / (early + late), abs=1e-4)
    assert round(100 * simulator.pace[6]) == 55


def test_is_moving_the_target_no_new_quarter(simulator: QuarterSimulator) -> None:
    before = simulator.quarter()
    simulator.target.value = 2.0
    assert simulator.quarter() is before
    simulator.rho.value = 0.1
    assert simulator.quarter() is not before


def test_has_every_control_a_label_of_its_own(simulator: QuarterSimulator) -> None:
    found = [one for one in simulator.children if isinstance(one, ipywidgets.ValueWidget)]
    labels = [one.description for one in found if hasattr(one, "description")]
    assert len(labels) == len(set(labels)) == 5
    assert all(labels)


def test_are_the_take_away_s_numbers_those_of_the_widget(simulator: QuarterSimulator) -> None:
    assert len(re.findall(r"\.(?: |$)", simulator.takeaway)) == 2
    commit(simulator)
    chance, p10, *_ = said(simulator)
    simulator.rho.value = 0.3
    for text in (
        "$1.58M weighted",
        f"{100 - chance:.0f} quarters of 100",
        f"from ${p10:.2f}M to ${said(simulator)[1]:.2f}M",
    ):
        assert text in simulator.takeaway
    assert "synthetic" in simulator.chart.alt
    assert "Synthetic" in simulator.score.value

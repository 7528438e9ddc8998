# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The forecast lab: does it show what it says, keep its scores back, and judge by the right number?

The scores are recomputed by plain loops from the definitions: Hyndman & Koehler (2006) for MASE;
for the smoothing, the equations of *Forecasting: Principles and Practice* in the weight form of
R's ``HoltWinters``, with its start values, from R's documentation.
"""

import re
from collections.abc import Callable, Iterator
from itertools import product
from typing import Any

import ipywidgets
import numpy as np
import pytest

from oms42.charts.forecast_lab import ACTUAL, MODEL, NAIVE
from oms42.datasets import columns
from oms42.widgets.forecast_lab import GUESSES, SEASONS, ForecastLab, monthly_bookings

M, FIRST = 12, 24


@pytest.fixture
def lab() -> ForecastLab:
    """Make a fresh lab."""
    return ForecastLab()


def controls(widget: Any) -> Iterator[Any]:
    """List the controls of ipywidgets that a reader can touch."""
    if isinstance(widget, ipywidgets.Box):
        for child in widget.children:
            yield from controls(child)
    elif hasattr(widget, "disabled"):
        yield widget


def control(lab: ForecastLab, label: str) -> Any:
    """Find a control by its label, or by the first words of it."""
    (found,) = [one for one in controls(lab) if f"{one.description} ".startswith(f"{label} ")]
    return found


def open_scores(lab: ForecastLab, guess: str) -> None:
    """Commit a guess, as the page sends it."""
    lab.ask.set_state({"guess": guess, "committed": True})


def said(lab: ForecastLab) -> list[float]:
    """Read the scores on show: ours, the benchmark's, their ratio."""
    return [float(text) for text in re.findall(r"<b>([\d.]+)</b>", lab.score.value)]


def total() -> list[float]:
    """Add up the months by a loop over the table, in millions."""
    table = columns("bookings_monthly")
    sums: dict[str, float] = {}
    for month, bookings in zip(table["month"], table["bookings"], strict=True):
        key = str(month)[:7]
        sums[key] = sums.get(key, 0.0) + float(bookings) / 1e6
    return [sums[key] for key in sorted(sums)]


def seasonal_naive(past: list[float], h: int) -> list[float]:
    """Repeat the last year."""
    return [past[len(past) - M + i % M] for i in range(h)]


def smoothing(past: list[float], h: int, *, times: bool) -> list[float]:
    """Smooth with the lab's default weights: 0.3, 0.1, 0.3, undamped."""
    alpha, beta, gamma = 0.30, 0.10, 0.30
    average = {
        t: (past[t - 6] / 2 + sum(past[t - 5 : t + 6]) + past[t + 6] / 2) / M for t in range(6, 18)
    }
    # a straight line through the moving average, by its own clock 1 … 12
    clock, heights = range(1, 13), [average[t] for t in range(6, 18)]
    mid, height = sum(clock) / 12, sum(heights) / 12
    slope = sum((c - mid) * (v - height) for c, v in zip(clock, heights, strict=True))
    slope /= sum((c - mid) ** 2 for c in clock)
    level = height - slope * mid
    rest = {t % M: past[t] / v if times else past[t] - v for t, v in average.items()}
    mean = sum(rest.values()) / M
    season = [rest[i] / mean if times else rest[i] - mean for i in range(M)]
    for t in range(M, len(past)):
        old, index = level, season[t % M]
        seen = past[t] / index if times else past[t] - index
        level = alpha * seen + (1 - alpha) * (old + slope)
        slope = beta * (level - old) + (1 - beta) * slope
        news = past[t] / level if times else past[t] - level
        season[t % M] = gamma * news + (1 - gamma) * index
    ahead = [(level + (i + 1) * slope, season[(len(past) + i) % M]) for i in range(h)]
    return [base * index if times else base + index for base, index in ahead]


def mase(forecaster: Callable[[list[float], int], list[float]], h: int) -> float:
    """Score a forecaster from every origin; each origin's errors over its own past's scale."""
    y, scaled = total(), []
    for origin in range(FIRST, len(y) - h + 1):
        past = y[:origin]
        scale = sum(abs(past[t] - past[t - M]) for t in range(M, origin)) / (origin - M)
        for forecast, actual in zip(forecaster(past, h), y[origin : origin + h], strict=True):
            scaled.append(abs(actual - forecast) / scale)
    return sum(scaled) / len(scaled)


def test_are_the_monthly_bookings_the_tables_sums() -> None:
    months, bookings = monthly_bookings()
    assert bookings == pytest.approx(total(), rel=1e-12)
    assert np.all(np.diff(months.astype(int)) == 1)
    assert bookings.size == months.size


@pytest.mark.parametrize("h", [1, 3, 6])
@pytest.mark.parametrize("seasons", SEASONS)
def test_are_the_scores_right_once_they_are_open(lab: ForecastLab, seasons: str, h: int) -> None:
    open_scores(lab, next(iter(GUESSES)))
    control(lab, "Seasons").value = seasons
    control(lab, "Horizon").value = h
    times = seasons.startswith("multiply")
    ours = mase(lambda past, h: smoothing(past, h, times=times), h)
    bar = mase(seasonal_naive, h)
    assert said(lab) == pytest.approx([ours, bar, ours / bar], abs=0.00501)
    assert lab.smoothing().mase(M).overall == pytest.approx(ours, rel=1e-9)
    assert lab.benchmark()[1] == pytest.approx(bar, rel=1e-9)


def shown(lab: ForecastLab) -> str:
    """Give all that the lab sends to the page, and the build saves there, but rows and module."""
    states = [one.get_state() for one in (lab.ask, lab.score, lab.chart)]
    return str([{**state, "rows": None, "spec": None, "_esm": None} for state in states])


def test_is_no_score_to_be_seen_before_a_guess(lab: ForecastLab) -> None:
    """Not even in the page's source: scores and answer are made when there is a guess."""
    control(lab, "Level").value = 0.9
    assert said(lab) == []
    assert lab.ask.answer is None
    ours, bar = lab.smoothing().mase(M).overall, lab.benchmark()[1]
    for score in (ours, bar, ours / bar):
        assert f"{score:.2f}" not in shown(lab).replace("0.90", "")
    lab.ask.set_state({"guess": next(iter(GUESSES))})  # chosen, not committed
    control(lab, "Trend").value = 0.2
    assert said(lab) == []
    assert lab.ask.answer is None


def test_are_the_scores_closed_with_the_question_and_nothing_else(lab: ForecastLab) -> None:
    question, closed = lab.children[-1].children
    assert question is lab.ask
    assert closed.children == (lab.score,)
    assert closed.layout.display == "none"


def test_does_a_forgotten_guess_close_the_scores_again(lab: ForecastLab) -> None:
    open_scores(lab, next(iter(GUESSES)))
    assert len(said(lab)) == 3
    lab.ask.set_state({"guess": None, "committed": False})
    assert said(lab) == []
    assert lab.ask.answer is None


def test_is_the_answer_the_guess_that_holds_the_ratio(lab: ForecastLab) -> None:
    ratio = mase(lambda past, h: smoothing(past, h, times=False), 3) / mase(seasonal_naive, 3)
    open_scores(lab, next(iter(GUESSES)))
    low, high = GUESSES[lab.ask.answer]
    assert low <= ratio < high
    assert lab.ask.options == list(GUESSES)
    assert lab.ask.moves


def test_do_the_guesses_leave_no_ratio_out_and_none_twice() -> None:
    bounds = sorted(GUESSES.values())
    assert bounds[0][0] == 0
    assert bounds[-1][1] == np.inf
    assert [high for _, high in bounds[:-1]] == [low for low, _ in bounds[1:]]


def test_does_the_verdict_follow_the_sliders(lab: ForecastLab) -> None:
    """Weights that only ever copy the newest month cannot beat last year's."""
    open_scores(lab, "No: it stays above 1")
    before = lab.ask.answer
    for label, value in (("Level", 1.0), ("Trend", 1.0), ("Season", 0.0)):
        control(lab, label).value = value
    assert said(lab)[2] > 1
    assert before != lab.ask.answer == "No: it stays above 1"


@pytest.mark.parametrize(
    ("label", "value", "words"),
    [
        ("Level", 0.55, "level 0.55"),
        ("Trend", 0.25, "trend 0.25"),
        ("Season", 0.75, "season 0.75"),
        ("Damping", 0.9, "damping 0.90"),
        ("Horizon", 1, "1 month before"),
        ("Seasons", "multiply the level", "Seasons multiply the level"),
    ],
)
def test_does_each_control_move_the_chart_and_its_words(
    lab: ForecastLab, label: str, value: Any, words: str
) -> None:
    rows, alt = lab.chart.rows, lab.chart.alt
    control(lab, label).value = value
    assert lab.chart.rows != rows
    assert lab.chart.alt != alt
    assert words in lab.chart.alt


@pytest.mark.parametrize("h", [1, 3, 6])
def test_does_the_horizon_set_how_many_origins_and_what_is_drawn(lab: ForecastLab, h: int) -> None:
    control(lab, "Horizon").value = h
    origins = len(total()) - FIRST - h + 1
    drawn = [row["series"] for row in lab.chart.rows]
    assert drawn.count(ACTUAL) == len(total())
    assert drawn.count(MODEL) == drawn.count(NAIVE) == origins
    open_scores(lab, next(iter(GUESSES)))
    assert f"over {origins} origins, 1 to {h} months ahead" in lab.score.value


def test_does_each_forecast_stand_at_the_month_that_it_is_for(lab: ForecastLab) -> None:
    """The first naive forecast three months ahead, known at month 24, is month 15's booking."""
    first = next(row for row in lab.chart.rows if row["series"] == NAIVE)
    months, _ = monthly_bookings()
    assert np.datetime64(first["t"], "ms") == months[26].astype("datetime64[ms]")
    assert first["value"] == pytest.approx(total()[14], abs=0.0005)


def test_are_all_corners_of_the_sliders_safe(lab: ForecastLab) -> None:
    """A reader will try them; a level that falls below zero would break multiplied seasons."""
    for seasons, alpha, beta, gamma, phi in product(SEASONS, (0, 1), (0, 1), (0, 1), (0.8, 1)):
        control(lab, "Seasons").value = seasons
        for name, value in {"alpha": alpha, "beta": beta, "gamma": gamma, "phi": phi}.items():
            lab.weights[name].value = value
        assert all(np.isfinite(row["value"]) for row in lab.chart.rows)


def test_has_every_control_a_label(lab: ForecastLab) -> None:
    found = list(controls(lab))
    assert len(found) == 6
    labels = [one.description.strip() for one in found]
    assert all(labels)
    assert len(set(labels)) == len(labels)


def test_do_picture_and_words_say_that_the_data_are_synthetic(lab: ForecastLab) -> None:
    assert "synthetic" in lab.chart.alt
    open_scores(lab, next(iter(GUESSES)))
    assert "Synthetic data" in lab.score.value
    assert len(re.findall(r"\.(?: |$)", lab.takeaway)) == 2


def test_is_a_move_one_message_to_the_page(
    lab: ForecastLab, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rows and their words belong together; two messages would draw twice."""
    sent: list[set[str]] = []
    monkeypatch.setattr(lab.chart, "send_state", lambda key=None: sent.append(set(key or ())))
    control(lab, "Level").value = 0.77
    assert sent == [{"rows", "alt"}]

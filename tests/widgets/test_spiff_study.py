# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The SPIFF study: lift, dip and net by a regression written out here, and nothing told too early.

The regression is statsmodels' on a design built with pandas: log ratio of hardware to services by
region and month, on regions, seasons, a trend and the quarters of the window.
"""

import re
from typing import Any

import numpy as np
import pandas as pd
import pytest
import statsmodels.api as sm
from scipy import stats

from oms42.datasets import load
from oms42.widgets.spiff_study import ABOVE, BELOW, UNCLEAR, SpiffStudy, units_sold

SPIFF = pd.Period("2025Q3", "Q")


@pytest.fixture
def made() -> SpiffStudy:
    """Make a fresh study."""
    return SpiffStudy()


def opened(made: SpiffStudy) -> str:
    """Commit a guess, as the page sends it, and read what opens."""
    made.ask.set_state({"guess": ABOVE, "committed": True})
    return str(made.score.value)


def shown(made: SpiffStudy) -> list[int]:
    """Read the percentages in bold."""
    found = re.findall(r"<b>([+−])(\d+)%</b>", made.score.value)
    return [(-1 if sign == "−" else 1) * int(one) for sign, one in found]


def by_statsmodels(before: int, after: int, control: bool = True) -> dict[str, Any]:
    """Estimate the same model with other people's code."""
    table = load("bookings_monthly")
    wide = table.assign(product=table["product"].astype(str), region=table["region"].astype(str))
    wide = wide.pivot_table(index=["region", "month"], columns="product", values="units")
    wide = wide.reset_index()
    y = np.log(wide["hardware"]) - (np.log(wide["services"]) if control else 0)
    quarter = pd.PeriodIndex(pd.to_datetime(wide["month"]), freq="Q")
    offset = np.array([(one - SPIFF).n for one in quarter])
    x = pd.get_dummies(wide["region"]).astype(float)
    for k in range(1, 4):
        x[f"season {k}"] = (offset % 4 == k).astype(float)
    x["trend"] = offset / 10.0
    window = list(range(-before, after + 1))
    for k in window:
        x[k] = (offset == k).astype(float)
    fit = sm.OLS(y, x).fit(cov_type="HC1", use_t=True)
    effect = np.expm1(fit.params[window])
    inside = [k for k in window if k >= 0]
    slope = np.exp(fit.params[inside])
    se = np.sqrt(slope @ fit.cov_params().loc[inside, inside] @ slope)
    reach = stats.t.ppf(0.975, fit.df_resid) * se
    net = effect[inside].sum()
    return {"effect": effect, "net": net, "limits": (net - reach, net + reach)}


@pytest.mark.parametrize(("before", "after", "control"), [
    (2, 0, True), (2, 2, True), (0, 1, True), (4, 3, True), (2, 2, False)
])  # fmt: skip
def test_are_effects_net_and_interval_those_of_the_regression(
    made: SpiffStudy, before: int, after: int, control: bool
) -> None:
    made.before.value, made.after.value = before, after
    made.control.value = "services" if control else None
    found, hand = made.effect(), by_statsmodels(before, after, control)
    assert found.effect == pytest.approx(hand["effect"].to_numpy(), rel=1e-6, abs=1e-9)
    assert found.net == pytest.approx(hand["net"], rel=1e-6)
    assert (found.net_lower, found.net_upper) == pytest.approx(hand["limits"], rel=1e-6)


def test_does_the_lone_quarter_look_like_a_triumph_and_the_window_not(made: SpiffStudy) -> None:
    """PT-10: units + 28 % in the quarter, − 24 % over the next two; net about zero."""
    opened(made)
    alone = shown(made)
    assert alone[0] == alone[1] == pytest.approx(28, abs=10)
    assert "Clearly above zero" in made.score.value
    made.after.value = 2
    naive, dip, net, low, high = shown(made)
    assert naive == pytest.approx(28, abs=5)
    assert dip == pytest.approx(-24, abs=8)
    assert low < 0 < high
    assert abs(net) <= 10
    assert "Cannot be told from zero" in made.score.value


def test_do_the_scores_follow_the_regression(made: SpiffStudy) -> None:
    made.after.value = 2
    opened(made)
    hand = by_statsmodels(2, 2)
    net = [100 * one for one in (hand["net"], *hand["limits"])]
    assert shown(made)[2:] == pytest.approx(net, abs=0.51)


def test_is_no_net_effect_to_be_seen_before_a_guess(made: SpiffStudy) -> None:
    made.after.value = 2
    assert "net" not in [row["quarter"] for row in made.chart.rows]
    assert "net effect" not in made.chart.alt
    assert made.score.value == ""
    assert made.ask.answer is None
    opened(made)
    last = made.chart.rows[-1]
    assert last["quarter"] == "net"
    assert last["effect"] == pytest.approx(by_statsmodels(2, 2)["net"], abs=1e-4)
    assert "net effect" in made.chart.alt
    made.ask.set_state({"guess": None, "committed": False})
    assert "net" not in [row["quarter"] for row in made.chart.rows]
    assert made.ask.answer is None


def test_is_the_answer_about_two_quarters_whatever_the_window(made: SpiffStudy) -> None:
    opened(made)
    low, high = by_statsmodels(2, 2)["limits"]
    assert low < 0 < high
    assert made.ask.answer == UNCLEAR
    assert made.ask.options == [ABOVE, UNCLEAR, BELOW]


def test_is_the_takeaway_two_sentences_that_are_true(made: SpiffStudy) -> None:
    with_it, without = by_statsmodels(2, 2), by_statsmodels(2, 2, control=False)
    effect = with_it["effect"]
    wide = np.ptp(without["limits"]) / np.ptp(with_it["limits"])
    numbers = [effect[0], effect[1] + effect[2], with_it["net"], *with_it["limits"]]
    told = [int(one.replace("−", "-")) for one in re.findall(r"([+−]\d+)%", made.takeaway)]
    assert told == [round(100 * one) for one in numbers]
    assert f"{wide:.1f} times as wide" in made.takeaway
    assert len(re.findall(r"\.(?: |$)", made.takeaway)) == 2


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("before", 1, "from 1 quarter before"),
        ("after", 2, "to 2 quarters after"),
        ("control", None, "Control: no other product"),
    ],
)
def test_does_each_control_move_the_chart_and_its_words(
    made: SpiffStudy, name: str, value: Any, words: str
) -> None:
    rows, alt = made.chart.rows, made.chart.alt
    getattr(made, name).value = value
    assert made.chart.rows != rows
    assert made.chart.alt != alt
    assert words in made.chart.alt
    assert "synthetic" in made.chart.alt


def test_is_there_one_row_a_quarter_in_time_order(made: SpiffStudy) -> None:
    made.before.value, made.after.value = 1, 3
    rows = [(row["quarter"], row["phase"]) for row in made.chart.rows]
    assert rows == [("−1", "before"), ("0", "SPIFF"), ("+1", "after"), ("+2", "after"),
                    ("+3", "after")]  # fmt: skip


def test_are_all_windows_safe(made: SpiffStudy) -> None:
    opened(made)
    for before in range(5):
        for after in range(4):
            for control in ("services", None):
                made.before.value, made.after.value = before, after
                made.control.value = control
                assert "nan" not in made.score.value
                numbers = [row[k] for row in made.chart.rows for k in ("effect", "lower", "upper")]
                assert np.isfinite(numbers).all()


def test_do_units_come_in_pairs_with_their_control() -> None:
    units, told = units_sold("services")
    assert units.size == 2 * 4 * 45
    assert len(set(told["pair"].tolist())) == 4 * 45
    alone, rest = units_sold(None)
    assert alone.size == 4 * 45
    assert rest["treated"] is None


def test_is_a_move_one_message_to_the_chart(
    made: SpiffStudy, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[set[str]] = []
    monkeypatch.setattr(made.chart, "send_state", lambda key=None: sent.append(set(key or ())))
    made.after.value = 1
    assert sent == [{"rows", "alt"}]

# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The pay-equity decomposition: by pandas and statsmodels, and nothing told too early."""

import re
from typing import Any

import numpy as np
import pandas as pd
import pytest
import statsmodels.api as sm

from oms42.datasets import load
from oms42.widgets.pay_equity import PayEquity, sellers


@pytest.fixture
def made() -> PayEquity:
    """Make a fresh decomposition."""
    return PayEquity()


@pytest.fixture(scope="module")
def table() -> dict[int, pd.DataFrame]:
    """Build the sellers with pandas: pay over 1, 4 and 8 quarters, territory, tenure, gender."""
    both = load("comp_payouts").merge(load("quotas"), on=["rep_id", "quarter"])
    both = both.merge(load("reps"), on="rep_id")
    both = both[both["rep_id"].isin(both.loc[both["quarter"] == "2026Q3", "rep_id"])]
    both["variable"] = both["commission"] + both["accelerator"] + both["spiff"]
    names = sorted(both["quarter"].astype(str).unique())
    found = {}
    for count in (1, 4, 8):
        rows = both[both["quarter"].astype(str).isin(names[-count:])].groupby("rep_id")
        hired = pd.to_datetime(rows["hire_date"].first())
        found[count] = pd.DataFrame(
            {
                "pay": 4 * rows["variable"].mean(),
                "territory": rows["potential_index"].mean(),
                "tenure": (pd.Timestamp("2026-09-30") - hired).dt.days / 365.25,
                "woman": rows["gender"].first().astype(str) == "F",
            }
        )
    return found


def by_hand(frame: pd.DataFrame) -> list[float]:
    """Raw gap, territory's part, tenure's part, and what is left, of men's mean pay."""
    men, women = frame[~frame["woman"]], frame[frame["woman"]]
    base = men["pay"].mean()
    x = sm.add_constant(frame[["territory", "tenure", "woman"]].astype(float))
    slope = sm.OLS(frame["pay"], x).fit().params
    parts = [slope[k] * (men[k].mean() - women[k].mean()) for k in ("territory", "tenure")]
    raw = base - women["pay"].mean()
    return [one / base for one in (raw, *parts, -slope["woman"])]


def opened(made: PayEquity) -> list[float]:
    """Commit a guess, as the page sends it, and read the percentages in bold."""
    made.ask.set_state({"guess": 5.0, "committed": True})
    return [float(one) for one in re.findall(r"<b>(-?[\d.]+)%</b>", made.score.value)]


@pytest.mark.parametrize("count", [1, 4, 8])
def test_are_the_parts_those_of_the_regression(
    made: PayEquity, table: dict[int, pd.DataFrame], count: int
) -> None:
    made.quarters.value = count
    opened(made)
    hand = by_hand(table[count])
    assert [row["size"] for row in made.chart.rows] == pytest.approx(hand, abs=2e-5)
    assert hand[0] == pytest.approx(sum(hand[1:]))


def test_is_the_gap_of_the_year_the_planted_one(made: PayEquity) -> None:
    """PT-11: 12 % raw, 1–2 % after territory potential."""
    raw, left, open_ = opened(made)
    assert raw == pytest.approx(12, abs=0.5)
    assert 0.5 < left < 2.5
    assert left == open_


def test_does_refusing_territory_leave_its_part_to_be_justified(
    made: PayEquity, table: dict[int, pd.DataFrame]
) -> None:
    opened(made)
    made.justified.value = False
    _, left, open_ = opened(made)
    hand = by_hand(table[4])
    assert open_ == pytest.approx(100 * (hand[1] + hand[3]), abs=0.051)
    assert left == pytest.approx(100 * hand[3], abs=0.051)
    kinds = [row["kind"] for row in made.chart.rows]
    assert kinds == ["raw gap", "to be justified", "accepted",
                     "to be justified"]  # fmt: skip


def test_does_accepting_territory_bring_the_warning(made: PayEquity) -> None:
    opened(made)
    assert "may be the mechanism" in made.score.value
    made.justified.value = False
    assert "may be the mechanism" not in made.score.value
    assert "not accepted" in made.score.value


def test_does_each_bar_begin_where_the_one_before_ends(made: PayEquity) -> None:
    opened(made)
    raw, territory, tenure, left = made.chart.rows
    assert raw["end"] == territory["end"]
    assert territory["start"] == tenure["end"]
    assert tenure["start"] == pytest.approx(left["end"], abs=2e-5)
    assert left["start"] == 0


def test_is_the_raw_gap_alone_to_be_seen_before_a_guess(made: PayEquity) -> None:
    made.justified.value = False
    assert [row["part"] for row in made.chart.rows] == ["Raw gap"]
    assert made.score.value == ""
    assert made.ask.answer is None
    for told in ("1.1%", "10.6%", "Left"):
        assert told not in made.chart.alt
    opened(made)
    assert len(made.chart.rows) == 4
    assert "Left 1.1%" in made.chart.alt
    made.ask.set_state({"guess": None, "committed": False})
    assert len(made.chart.rows) == 1
    assert made.ask.answer is None


def test_is_the_answer_that_of_four_quarters_whatever_is_counted(
    made: PayEquity, table: dict[int, pd.DataFrame]
) -> None:
    made.quarters.value = 8
    opened(made)
    assert made.ask.answer == pytest.approx(100 * by_hand(table[4])[3], abs=0.051)
    assert made.ask.key == "pay-gap-after"


def test_is_the_takeaway_two_sentences_that_are_true(
    made: PayEquity, table: dict[int, pd.DataFrame]
) -> None:
    hand, frame = by_hand(table[4]), table[4]
    index = frame.groupby("woman")["territory"].mean()
    told = [float(one) for one in re.findall(r"\d+(?:\.\d)?", made.takeaway)]
    less = 100 * (1 - index[True] / index[False])
    assert told == [round(100 * hand[0], 1), round(100 * hand[3], 1), round(less)]
    assert len(re.findall(r"\.(?: |$)", made.takeaway)) == 2


def test_does_the_mens_reference_change_the_parts_and_not_the_whole(made: PayEquity) -> None:
    opened(made)
    before = [row["size"] for row in made.chart.rows]
    made.reference.value = "women"
    after = [row["size"] for row in made.chart.rows]
    assert after[0] == before[0]
    assert after[3] != before[3]
    assert sum(after[1:]) == pytest.approx(after[0], abs=3e-5)


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("justified", False, "Territory 10.6%, to be justified"),
        ("quarters", 1, "last quarter"),
        ("reference", "men", "Slopes of men's"),
    ],
)
def test_does_each_control_move_the_chart_and_its_words(
    made: PayEquity, name: str, value: Any, words: str
) -> None:
    opened(made)
    rows, alt = made.chart.rows, made.chart.alt
    getattr(made, name).value = value
    assert made.chart.rows != rows
    assert made.chart.alt != alt
    assert words in made.chart.alt
    assert "synthetic" in made.chart.alt


def test_are_all_settings_safe(made: PayEquity) -> None:
    opened(made)
    for count in range(1, 9):
        for reference in ("pooled", "men", "women"):
            made.quarters.value, made.reference.value = count, reference
            assert "nan" not in made.score.value
            assert np.isfinite([row["size"] for row in made.chart.rows]).all()


def test_are_the_sellers_the_eighty_four() -> None:
    who = sellers()
    assert who.gender.size == 84
    assert (who.gender == "F").sum() == 30
    assert np.isfinite(who.pay[:, 0]).all()


def test_is_a_move_one_message_to_the_chart(
    made: PayEquity, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[set[str]] = []
    monkeypatch.setattr(made.chart, "send_state", lambda key=None: sent.append(set(key or ())))
    made.quarters.value = 2
    assert sent == [{"rows", "alt"}]

# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The quota explorer: its numbers recomputed by hand, and nothing told before a guess.

The slopes come from numpy's own least squares, the counts from loops.
"""

import re
from typing import Any

import ipywidgets
import numpy as np
import pytest

from oms42.charts.quota_bunching import BAND
from oms42.widgets import QuotaExplorer
from oms42.widgets.quota_explorer import GROWTH, LESS, POTENTIAL, SAME


@pytest.fixture
def explorer() -> QuotaExplorer:
    """Make a fresh explorer."""
    return QuotaExplorer()


def commit(explorer: QuotaExplorer) -> None:
    """Commit a guess, as the page sends it."""
    explorer.ask.set_state({"guess": SAME, "committed": True})


def said(explorer: QuotaExplorer) -> list[float]:
    """Read growth's and potential's points, then mean, at quota, in the band, held back (%)."""
    found = re.findall(r"<b>([+-]?[\d.]+)%?</b>", explorer.score.value)
    return [float(one) for one in found]


def by_hand(explorer: QuotaExplorer, w: float, o: float, ratchet: float) -> list[float]:
    """Set quotas, hold back and fit, by the book's formulas and loops."""
    field = explorer.field
    P, H, could = field.potential, field.history, field.sellable
    plan = could.mean(axis=1).sum()
    quotas = (1 + o) * plan * (w * P / P.sum() + (1 - w) * H / H.sum())
    made, kept = np.empty_like(could), 0.0
    for i in range(could.shape[0]):
        for year in range(could.shape[1]):
            a = could[i, year] / quotas[i]
            if a > 1.04 and 0.8 * (field.worth[i, year] + ratchet) > 1:
                made[i, year] = 1 + 0.04 * field.place[i, year]
                kept += (a - made[i, year]) * quotas[i]
            else:
                made[i, year] = a
    mean, growth = made.mean(axis=1), field.history / field.before
    return [
        100 * 0.2 * np.polyfit(growth, mean, 1)[0],
        100 * np.polyfit(P / P.mean(), mean, 1)[0],
        100 * made.mean(),
        100 * (made >= 1).mean(),
        100 * ((made >= 1) & (made <= 1.04)).mean(),
        100 * kept / could.sum(),
    ]


@pytest.mark.parametrize(
    ("w", "o", "ratchet"), [(0.0, 0.08, 0.0), (0.5, 0.0, 0.6), (1.0, 0.2, 1.0), (0.0, 0.08, 0.6)]
)
def test_are_the_numbers_those_by_hand(
    explorer: QuotaExplorer, w: float, o: float, ratchet: float
) -> None:
    commit(explorer)
    explorer.weight.value, explorer.over.value, explorer.ratchet.value = w, o, ratchet
    assert said(explorer) == pytest.approx(by_hand(explorer, w, o, ratchet), abs=0.0501)


def test_do_history_quotas_punish_growth_and_potential_quotas_do_not(
    explorer: QuotaExplorer,
) -> None:
    commit(explorer)
    assert said(explorer)[0] < -5
    assert explorer.ask.answer == LESS
    explorer.weight.value = 1.0
    assert abs(said(explorer)[0]) < 2
    assert said(explorer)[1] < -20, "rich territories pay instead"
    assert explorer.ask.answer == SAME


def test_does_the_ratchet_pile_sellers_up_just_past_quota(explorer: QuotaExplorer) -> None:
    commit(explorer)
    found = []
    for ratchet in (0.0, 0.25, 0.6, 1.0):
        explorer.ratchet.value = ratchet
        found.append(said(explorer)[4])
    assert found[0] == found[1]
    assert found[1] < found[2] < found[3]
    assert found[2] > 2 * found[0]


def test_does_over_assignment_lower_everybody_s_attainment(explorer: QuotaExplorer) -> None:
    """Without a ratchet attainment falls by the same factor for all: 1.08 to 1.20."""
    commit(explorer)
    before = said(explorer)[2]
    explorer.over.value = 0.2
    assert said(explorer)[2] == pytest.approx(before * 1.08 / 1.20, abs=0.1)


def test_do_the_points_and_the_line_follow_what_attainment_is_set_against(
    explorer: QuotaExplorer,
) -> None:
    commit(explorer)
    for name, values in (
        (GROWTH, explorer.field.growth),
        (POTENTIAL, explorer.field.potential),
    ):
        explorer.against.value = name
        x = np.array([row["x"] for row in explorer.fairness.rows])
        y = np.array([row["attainment"] for row in explorer.fairness.rows])
        assert x == pytest.approx(values / values.mean(), abs=1e-4)
        slope, start = np.polyfit(x, y, 1)
        for end in explorer.fairness.data["line"]:
            assert end["attainment"] == pytest.approx(start + slope * end["x"], abs=2e-3)
        assert f"against {name}" in explorer.fairness.alt


def test_do_the_bars_hold_every_seller_and_year(explorer: QuotaExplorer) -> None:
    explorer.ratchet.value = 0.6
    rows = explorer.bunching.rows
    for column in ("share", "without"):
        assert sum(row[column] for row in rows) == pytest.approx(1, abs=0.001)
    (band,) = (row for row in rows if row["side"] == BAND)
    assert (band["low"], band["high"]) == (1.0, 1.04)
    assert band["share"] > 2 * band["without"]
    below = [row for row in rows if row["high"] <= 1.0]
    assert all(row["share"] == row["without"] for row in below)


def test_is_no_slope_to_be_seen_before_a_guess(explorer: QuotaExplorer) -> None:
    explorer.weight.value = 0.2
    explorer.ask.set_state({"guess": LESS})  # chosen, not committed
    assert (explorer.score.value, explorer.ask.answer) == ("", None)
    assert explorer.fairness.data == {"line": []}
    commit(explorer)
    assert len(said(explorer)) == 6
    assert len(explorer.fairness.data["line"]) == 2
    explorer.ask.set_state({"guess": None, "committed": False})
    assert (explorer.score.value, explorer.ask.answer) == ("", None)
    assert explorer.fairness.data == {"line": []}


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("weight", 0.5, "Weight of potential 0.50"),
        ("over", 0.15, "over-assignment 15%"),
        ("ratchet", 0.7, "ratchet 0.70"),
        ("against", POTENTIAL, "against potential"),
    ],
)
def test_does_each_control_move_the_picture_and_its_words(
    explorer: QuotaExplorer, name: str, value: Any, words: str
) -> None:
    rows, alt = explorer.fairness.rows, explorer.fairness.alt
    getattr(explorer, name).value = value
    assert explorer.fairness.rows != rows
    assert explorer.fairness.alt != alt
    assert words in explorer.fairness.alt


def test_is_a_move_one_message_a_chart(
    explorer: QuotaExplorer, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[set[str]] = []
    for chart in explorer.charts:
        monkeypatch.setattr(chart, "send_state", lambda key=None: sent.append(set(key or ())))
    explorer.over.value = 0.1
    assert sent == [{"rows", "alt"}, {"rows", "alt"}]


def test_has_every_control_a_label_of_its_own(explorer: QuotaExplorer) -> None:
    found = [one for one in explorer.children if isinstance(one, ipywidgets.ValueWidget)]
    labels = [one.description for one in found if hasattr(one, "description")]
    assert len(labels) == len(set(labels)) == 4
    assert all(labels)


def test_are_the_take_away_s_numbers_those_of_the_widget(explorer: QuotaExplorer) -> None:
    assert len(re.findall(r"\.(?: |$)", explorer.takeaway)) == 2
    commit(explorer)
    gap, *_, without, _ = said(explorer)
    explorer.ratchet.value = 0.6
    for text in (
        f"attains {-gap:.0f} points less",
        f"{said(explorer)[4]:.0f} percent of seller-years",
        f"against {without:.0f} percent without one",
    ):
        assert text in explorer.takeaway
    for chart in explorer.charts:
        assert "synthetic" in chart.alt
    assert "Synthetic" in explorer.score.value

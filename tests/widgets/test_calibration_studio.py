# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The calibration studio: are its scores right, held back, and do the decisions follow the level?

AUC and Brier score are recomputed by scikit-learn, counts by loops over the extract.
"""

import re
from typing import Any

import ipywidgets
import numpy as np
import pytest
from sklearn.metrics import brier_score_loss, roc_auc_score

from oms42.charts.calibration_studio import MENDED, RAW
from oms42.widgets import CalibrationStudio
from oms42.widgets.calibration_studio import GUESSES, SAME
from oms42.widgets.extracts import extract

PLATT, ISOTONIC = "Platt's sigmoid", "isotonic curve"
ALL = "all deals of 2023"


@pytest.fixture
def studio() -> CalibrationStudio:
    """Make a fresh studio."""
    return CalibrationStudio()


def commit(studio: CalibrationStudio) -> None:
    """Commit a guess, as the page sends it."""
    studio.ask.set_state({"guess": GUESSES[0], "committed": True})


def said(studio: CalibrationStudio) -> dict[str, list[float]]:
    """Read the table: AUC, Brier, mean (percent), slots, idle, rushed and cost, by chances."""
    names = re.findall(r"<th scope='col'>(.+?)</th>", studio.score.value.replace("&shy;", ""))
    lines = re.findall(r"<tr><th scope='row'>.+?</th>(.+?)</tr>", studio.score.value)
    cells = [re.findall(r"<td>(.+?)%?</td>", line) for line in lines]
    return {name: [float(line[i]) for line in cells] for i, name in enumerate(names)}


def counted(p: Any, won: Any, rush: float) -> list[float]:
    """Count slots, idle ones, rushed wins and the cost, deal by deal."""
    slots = idle = rushed = 0
    for chance, end in zip(p, won, strict=True):
        if chance >= 1 / (1 + rush):
            slots, idle = slots + 1, idle + (end == 0)
        else:
            rushed += end == 1
    return [slots, idle, rushed, idle + rush * rushed]


def test_are_the_scores_scikit_learns(studio: CalibrationStudio) -> None:
    commit(studio)
    table = extract("scored_deals")
    test = table["quarter"] == 0
    p, won = table["balanced"][test], table["won"][test]
    shown = said(studio)[RAW]
    assert shown[0] == pytest.approx(roc_auc_score(won, p), abs=0.000501)
    assert shown[1] == pytest.approx(brier_score_loss(won, p), abs=0.000501)
    assert shown[2] == pytest.approx(100 * p.mean(), abs=0.0501)
    assert shown[3:] == counted(p, won, 3.0)


@pytest.mark.parametrize("rush", [1.0, 3.0, 9.0])
def test_are_the_decisions_those_of_a_recount(studio: CalibrationStudio, rush: float) -> None:
    commit(studio)
    studio.way.value = PLATT
    studio.rush.value = rush
    raw, mended, won = studio.chances()
    assert said(studio)[RAW][3:] == counted(raw, won, rush)
    assert said(studio)[MENDED][3:] == counted(mended, won, rush)


def test_does_the_auc_stay_and_the_list_change(studio: CalibrationStudio) -> None:
    """What the question asks; a rising map cannot reorder deals."""
    commit(studio)
    studio.way.value = PLATT
    shown = said(studio)
    assert shown[MENDED][0] == shown[RAW][0]
    assert shown[MENDED][3] < 0.5 * shown[RAW][3]
    assert shown[MENDED][6] < shown[RAW][6]
    raw, mended, _ = studio.chances()
    assert np.array_equal(np.argsort(raw, kind="stable"), np.argsort(mended, kind="stable"))
    assert studio.ask.answer == SAME


def test_does_an_isotonic_curve_make_ties_and_move_the_auc_a_little(
    studio: CalibrationStudio,
) -> None:
    commit(studio)
    studio.way.value = ISOTONIC
    shown = said(studio)
    assert shown[MENDED][0] == pytest.approx(shown[RAW][0], abs=0.01)
    _, mended, _ = studio.chances()
    assert len(set(mended.tolist())) < 0.5 * mended.size


def test_needs_an_honest_model_hardly_any_mending(studio: CalibrationStudio) -> None:
    commit(studio)
    studio.model.value = ALL
    studio.way.value = PLATT
    shown = said(studio)
    assert abs(shown[MENDED][1] - shown[RAW][1]) < 0.003
    assert abs(shown[MENDED][6] / shown[RAW][6] - 1) < 0.05


def test_does_the_map_learn_from_older_deals_alone(
    studio: CalibrationStudio, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the test's outcomes turned around the recalibrated chances stay."""
    studio.way.value = PLATT
    before = studio.chances()[1]
    table = studio._table
    test = table["quarter"] == 0
    turned = np.where(test, 1 - table["won"], table["won"])
    monkeypatch.setitem(table, "won", turned)
    assert np.array_equal(studio.chances()[1], before)


def test_does_the_window_learn_from_so_many_quarters(studio: CalibrationStudio) -> None:
    studio.way.value = PLATT
    found = []
    for quarters in (1, 4, 8):
        studio.window.value = quarters
        found.append(float(studio.chances()[1].mean()))
    assert len(set(found)) == 3


def test_is_no_score_to_be_seen_before_a_guess(studio: CalibrationStudio) -> None:
    studio.way.value = PLATT
    studio.ask.set_state({"guess": GUESSES[0]})  # chosen, not committed
    assert (studio.score.value, studio.ask.answer) == ("", None)
    commit(studio)
    assert set(said(studio)) == {RAW, MENDED}
    studio.ask.set_state({"guess": None, "committed": False})
    assert (studio.score.value, studio.ask.answer) == ("", None)


def test_does_each_point_hold_its_deals_and_its_interval(studio: CalibrationStudio) -> None:
    """Wilson's limits hold the share; the bins' deals add up to all of the test."""
    studio.way.value = ISOTONIC
    for name in (RAW, MENDED):
        rows = [row for row in studio.chart.rows if row["series"] == name]
        assert sum(row["deals"] for row in rows) == 1288
        assert all(row["low"] <= row["happened"] <= row["high"] for row in rows)
    (lowest,) = (row for row in studio.chart.rows if row["series"] == RAW and row["said"] < 0.1)
    table = extract("scored_deals")
    few = (table["quarter"] == 0) & (table["balanced"] < 0.1)
    assert lowest["deals"] == few.sum()
    assert lowest["happened"] == pytest.approx(table["won"][few].mean(), abs=1e-4)


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("model", ALL, "Model trained on all deals of 2023"),
        ("way", ISOTONIC, "recalibrated by isotonic curve on 4 quarters"),
        ("window", 2, "on 2 quarters"),
        ("rush", 9.0, "reserved from 10% on"),
    ],
)
def test_does_each_control_move_the_picture_and_its_words(
    studio: CalibrationStudio, name: str, value: Any, words: str
) -> None:
    if name == "window":
        assert studio.window.disabled, "nothing is learned yet"
        studio.way.value = PLATT
        assert not studio.window.disabled
    before = (studio.chart.rows, studio.chart.data), studio.chart.alt
    getattr(studio, name).value = value
    assert (studio.chart.rows, studio.chart.data) != before[0]
    assert studio.chart.alt != before[1]
    assert words in studio.chart.alt


def test_is_a_move_one_message_to_the_page(
    studio: CalibrationStudio, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[set[str]] = []
    monkeypatch.setattr(studio.chart, "send_state", lambda key=None: sent.append(set(key or ())))
    studio.way.value = PLATT
    assert sent == [{"rows", "alt"}], "the threshold stays, so it does not travel"


def test_has_every_control_a_label_of_its_own(studio: CalibrationStudio) -> None:
    found = [one for one in studio.children if isinstance(one, ipywidgets.ValueWidget)]
    labels = [one.description for one in found if hasattr(one, "description")]
    assert len(labels) == len(set(labels)) == 4
    assert all(labels)


def test_are_the_take_away_s_numbers_those_of_the_widget(studio: CalibrationStudio) -> None:
    assert len(re.findall(r"\.(?: |$)", studio.takeaway)) == 2
    commit(studio)
    studio.way.value = PLATT
    raw, mended = (said(studio)[name] for name in (RAW, MENDED))
    for text in (
        f"AUC of {raw[0]:.2f}",
        f"from {raw[1]:.3f} to {mended[1]:.3f}",
        f"{mended[3]:.0f} deals get a slot in place of {raw[3]:.0f}",
        f"from {raw[6]:.0f} idle slots to {mended[6]:.0f}",
    ):
        assert text in studio.takeaway
    assert "synthetic" in studio.chart.alt
    assert "Synthetic" in studio.score.value

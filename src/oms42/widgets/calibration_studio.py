# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The calibration studio: the same ranking of deals, and quite another decision."""

from typing import Any, Literal

import ipywidgets
import numpy as np

from oms42.charts.calibration_studio import MENDED, RAW
from oms42.pipeline import Reserved, reserve
from oms42.planning import wilson
from oms42.stats import auc, brier, brier_parts, recalibrated
from oms42.widgets.extracts import extract
from oms42.widgets.live import LiveWidget
from oms42.widgets.predict import Predict
from oms42.widgets.vega_chart import VegaChart

BINS = 10
MODELS = {"balanced sample, wins = losses": "balanced", "all deals of 2023": "all"}
WAYS: dict[str, Literal["none", "platt", "isotonic"]] = {
    "none": "none",
    "Platt's sigmoid": "platt",
    "isotonic curve": "isotonic",
}
QUESTION = (
    "The model's chances of a win are put through Platt's sigmoid, fitted to a year of older "
    "deals. What does that do to its AUC, and to the list of deals that get an installation slot?"
)
SAME = "The AUC stays, and the list gets another length"
GUESSES = (
    "The AUC rises, and the list stays",
    SAME,
    "Both change",
    "Both stay: the order of the deals is the same",
)
TAKEAWAY = (
    "Recalibration leaves the order of the deals, and so the AUC of 0.82, as it was, and takes the "
    "Brier score from 0.155 to 0.114. The decision reads the level: where a rush costs three idle "
    "slots, 279 deals get a slot in place of 753, and the bill falls from 630 idle slots to 408."
)
STYLE = {"description_width": "8.5rem"}
LAYOUT = {"width": "min(28rem, 100%)"}


class CalibrationStudio(LiveWidget):
    r"""Recalibrate a model's win chances, and see what stays and what changes.

    The deals are those called into the first three quarters of 2026; the map is fitted to deals
    called in the quarters before. A slot is reserved from the chance $1/(1+r)$ on, where a rush
    costs $r$ idle slots. Scores and decision stay hidden until the reader has committed a guess.

    Example:
        >>> studio = CalibrationStudio()
        >>> studio.window.value
        4
    """

    def __init__(self) -> None:
        self._table = extract("scored_deals")
        self.model = _dropdown("Model trained on", MODELS)
        self.way = _dropdown("Recalibration", WAYS)
        self.window = _slider(ipywidgets.IntSlider, "Quarters learned", 4, 1, 8, 1)
        self.rush = _slider(ipywidgets.FloatSlider, "Rush ÷ idle cost", 3.0, 0.5, 9.0, 0.5)
        self.ask = Predict.choice(QUESTION, list(GUESSES), key="calibration-decides")
        self.score = ipywidgets.HTML()
        self.chart = VegaChart.named("calibration_studio", rows=[], data={"marks": []}, alt="")
        self._update()
        controls = [self.model, self.way, self.window, self.rush]
        for control in controls:
            control.observe(self._update, names="value")
        self.ask.on_commitment(self._update)
        children = [*controls, self.chart, self.ask.opens(self.score)]
        super().__init__(children, chart=self.chart, takeaway=TAKEAWAY)

    def chances(self) -> tuple[np.ndarray[Any, Any], np.ndarray[Any, Any], np.ndarray[Any, Any]]:
        """Give the test's deals with what was said of them.

        Returns:
            The chances as the model said them, the same recalibrated as the controls say, and the
            outcomes.
        """
        table, said = self._table, self._table[MODELS[self.model.value]]
        before, test = table["quarter"], table["quarter"] == 0
        past = (before >= 1) & (before <= self.window.value)
        mended = recalibrated(said[test], said[past], table["won"][past], WAYS[self.way.value])
        return said[test], mended, table["won"][test]

    def _update(self, _change: object = None) -> None:
        said, mended, won = self.chances()
        series = {RAW: said} if WAYS[self.way.value] == "none" else {RAW: said, MENDED: mended}
        made = {name: reserve(p, won, rush=self.rush.value) for name, p in series.items()}
        self.window.disabled = MENDED not in series
        with self.chart.hold_sync():  # one message for all
            self.chart.rows = [row for name, p in series.items() for row in _bins(name, p, won)]
            self.chart.data = {"marks": [{"at": round(made[RAW].threshold, 4)}]}
            self.chart.alt = self._describe(won.size, made[RAW].threshold)
        self._judge(series, won, made)

    def _describe(self, deals: int, threshold: float) -> str:
        way = WAYS[self.way.value]
        told = "not recalibrated"
        if way != "none":
            told = f"recalibrated by {self.way.value} on {self.window.value} quarters"
        return (
            f"Reliability diagram of {deals} deals called into 2026's first three quarters, "
            f"synthetic data: stated chance against share won, in {BINS} bins. Model trained on "
            f"{self.model.value}; {told}. A slot is reserved from {threshold:.0%} on."
        )

    def _judge(self, series: dict[str, Any], won: Any, made: dict[str, Reserved]) -> None:
        """Show scores and decisions once there is a guess: before, nothing here has them."""
        if not self.ask.committed:
            self.ask.answer, self.score.value = None, ""
            return
        self.ask.answer = SAME
        columns = [_measures(p, won, made[name]) for name, p in series.items()]
        # a soft hyphen, so that the table fits a phone
        heads = "".join(
            f"<th scope='col'>{name.replace('calib', 'cali&shy;b')}</th>" for name in series
        )
        lines = "".join(
            f"<tr><th scope='row'>{name}</th>"
            + "".join(f"<td>{column[name]}</td>" for column in columns)
            + "</tr>"
            for name in columns[0]
        )
        self.score.value = (
            f"<table><thead><tr><td></td>{heads}</tr></thead><tbody>{lines}"
            f"</tbody></table><p>Of {won.size} deals {won.mean():.1%} were won. Cost in idle "
            f"slots, which are reserved from {made[RAW].threshold:.0%} on. Synthetic data.</p>"
        )


def _measures(p: Any, won: Any, made: Reserved) -> dict[str, str]:
    return {
        "AUC": f"{auc(p, won):.3f}",
        "Brier": f"{brier(p, won):.3f}",
        "Mean said": f"{p.mean():.1%}",
        "Slots": str(made.reserved),
        "Idle": str(made.idle),
        "Rushed": str(made.rushed),
        "Cost": f"{made.cost:.1f}",
    }


def _bins(name: str, p: Any, won: Any) -> list[dict[str, Any]]:
    parts = brier_parts(p, won, bins=BINS)
    rows = []
    for said, share, count in zip(parts.said, parts.happened, parts.count, strict=True):
        rate = wilson(round(share * count), int(count))
        rows.append(
            {
                "series": name,
                "said": round(float(said), 4),
                "happened": round(rate.value, 4),
                "low": round(rate.lower, 4),
                "high": round(rate.upper, 4),
                "deals": rate.n,
            }
        )
    return rows


def _dropdown(name: str, options: Any) -> ipywidgets.Dropdown:
    return ipywidgets.Dropdown(options=list(options), description=name, style=STYLE, layout=LAYOUT)


def _slider(kind: Any, name: str, value: float, low: float, high: float, step: float) -> Any:
    ends = {"min": low, "max": high, "step": step}
    return kind(value=value, description=name, style=STYLE, layout=LAYOUT, **ends)

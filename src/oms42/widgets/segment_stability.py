# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Segment stability: split the customers, then see which segments recur."""

from typing import Any

import ipywidgets
import numpy as np

from oms42 import datasets
from oms42.charts.segment_scatter import LETTERS
from oms42.planning import Segments, Stability, segment, stability
from oms42.planning.segments import STABLE
from oms42.widgets.live import LiveWidget
from oms42.widgets.predict import Predict
from oms42.widgets.vega_chart import VegaChart

SHOWN = 300  # customers, drawn once with a fixed seed: enough to see, few enough to answer at once
DRAWS, STARTS = 30, 2
VARIABLES = {"employees and sites": "sites", "employees and potential": "potential_usd"}

QUESTION = (
    "The customers on show are split in six by employees and sites. If the customers are drawn "
    "anew and split again, how many of the six segments recur (mean Jaccard 0.75 or more)?"
)
TAKEAWAY = (
    "K-means, here with two starts a search, draws six tidy segments on this cloud, and when the "
    "customers are drawn anew most of them do not recur; with three, all do. Ten starts find five "
    "of the six again: search well before you name a segment, or say that there is none."
)
CLOSED = "How often each segment recurs, synthetic data; it opens with your guess."

STYLE = {"description_width": "6.5rem"}
LAYOUT = {"width": "min(26rem, 100%)"}


def customers() -> dict[str, np.ndarray[Any, Any]]:
    """Draw some of Kelvane's customers, always the same.

    Returns:
        ``employees``, ``sites`` and ``potential_usd``, shape (300,) each. The data are synthetic.

    Example:
        >>> sorted(customers())
        ['employees', 'potential_usd', 'sites']
    """
    table = datasets.columns("accounts")
    known = np.flatnonzero(table["is_customer"])
    some = np.sort(np.random.default_rng(42).choice(known, SHOWN, replace=False))
    return {name: table[name][some] for name in ("employees", *VARIABLES.values())}


class SegmentStability(LiveWidget):
    r"""Split customers into segments, and draw them anew to see which segments recur.

    K-means works on the logarithms of two variables. The Jaccard similarities stay hidden until the
    reader has committed a guess; after that a button draws the customers anew for other settings.

    Example:
        >>> SegmentStability().segments().sizes.size
        6
    """

    def __init__(self) -> None:
        self.table = customers()
        self.k = ipywidgets.IntSlider(
            value=6, min=2, max=6, description="Segments k", style=STYLE, layout=LAYOUT
        )
        self.by = ipywidgets.Dropdown(
            options=list(VARIABLES), description="Split by", style=STYLE, layout=LAYOUT
        )
        self.seed = ipywidgets.IntSlider(
            value=1, min=1, max=20, description="Random start", style=STYLE, layout=LAYOUT
        )
        self.again = ipywidgets.Button(description="Draw anew", tooltip="Test these settings")
        self.ask = Predict.number(
            QUESTION, key="segments-stable", low=0, high=6, unit="segments", moves=True
        )
        self.said = ipywidgets.HTML()
        self.chart = VegaChart.named("segment_scatter", rows=[], alt="")
        self.bars = VegaChart.named("stability_bars", rows=[], alt=CLOSED)
        self._update()
        for control in (self.k, self.by, self.seed):
            control.observe(self._update, names="value")
        self.again.on_click(self._test)
        self.ask.on_commitment(self._test)
        children = [self.by, self.k, self.seed, self.chart]
        children.append(self.ask.opens(self.again, self.said, self.bars))
        super().__init__(children, chart=self.chart, takeaway=TAKEAWAY)

    def _logs(self) -> np.ndarray[Any, Any]:
        other = self.table[VARIABLES[self.by.value]]
        both = np.column_stack([self.table["employees"], other]).astype(float)
        return np.asarray(np.log(both))

    def segments(self) -> Segments:
        """Split the customers as the controls say.

        Returns:
            The segments, the largest first.
        """
        return segment(self._logs(), self.k.value, starts=STARTS, seed=self.seed.value)

    def stability(self) -> Stability:
        """Draw the customers anew, many times.

        Returns:
            How often each of the segments on show recurs.
        """
        return stability(
            self._logs(), self.k.value, draws=DRAWS, starts=STARTS, seed=self.seed.value
        )

    def _update(self, _change: object = None) -> None:
        found, other = self.segments(), self.table[VARIABLES[self.by.value]]
        with self.chart.hold_sync():
            columns = (self.table["employees"], other, found.labels)
            self.chart.rows = [
                {"employees": x, "other": y, "segment": LETTERS[label]}
                for x, y, label in zip(*(one.tolist() for one in columns), strict=True)
            ]
            sizes = ", ".join(
                f"{LETTERS[place]} {size}" for place, size in enumerate(found.sizes.tolist())
            )
            self.chart.alt = (
                f"Scatter of {SHOWN} of Kelvane's customers, synthetic data, split by "
                f"{self.by.value} into {self.k.value} segments of these sizes: {sizes}."
            )
        if self.ask.committed:
            self.ask.answer, self.bars.rows, self.bars.alt = None, [], CLOSED
            self.said.value = "<p>Not tested yet at these settings: draw anew.</p>"

    def _test(self, _button: object = None) -> None:
        """Show what recurs, once there is a guess: before, nothing here has it."""
        if not self.ask.committed:
            self.ask.answer, self.said.value = None, ""
            self.bars.rows, self.bars.alt = [], CLOSED
            return
        found = self.stability()
        shares = found.jaccard.tolist()
        count = int(found.stable.sum())
        with self.bars.hold_sync():
            self.bars.rows = [
                {"segment": LETTERS[place], "jaccard": round(share, 3)}
                | {"stable": "stable" if share >= STABLE else "not stable"}
                for place, share in enumerate(shares)
            ]
            told = ", ".join(f"{LETTERS[place]} {share:.2f}" for place, share in enumerate(shares))
            self.bars.alt = (
                f"Bar chart of how often each segment recurs in {DRAWS} samples of customers, "
                f"synthetic data: {told}; from 0.75 a segment counts as stable."
            )
        self.said.value = (
            f"<p><b>{count}</b> of {self.k.value} segments recur in {DRAWS} samples, drawn "
            f"with replacement. The dashed lines stand at 0.6 and 0.75. Synthetic data.</p>"
        )
        self.ask.answer = float(count)

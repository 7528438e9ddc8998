# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The quota explorer: who pays for history in a quota, and where a ratchet makes sellers stop."""

from typing import Any

import ipywidgets
import numpy as np

from oms42 import datasets
from oms42.charts.quota_bunching import BAND, ELSE
from oms42.territories import quota
from oms42.territories.quota import Fairness, HeldBack, Quotas
from oms42.widgets.live import LiveWidget
from oms42.widgets.predict import Predict
from oms42.widgets.vega_chart import VegaChart

GREW = 0.2  # growth of the seller whom the question is about
CLOSE = 0.05  # of attainment: less is about the same
WIDTH, LOW, HIGH = 0.04, 0.40, 1.80  # of the histogram's bars, and its ends
SEED = 7
GROWTH, POTENTIAL = "growth last year", "potential"
LESS, SAME, MORE = (
    "Lower, by five points or more",
    "About the same",
    "Higher, by five points or more",
)
QUESTION = (
    "Quotas follow history alone: w = 0. One seller sold 20 percent more last year than the year "
    "before, another as much as before. How does the first one's attainment this year compare? "
    "The answer follows the sliders."
)
TAKEAWAY = (
    "Growth is luck here, and quotas from history alone take it for potential: who sold 20 percent "
    "more last year attains 7 points less this year, while quotas from potential alone ignore last "
    "year and ask too much of rich territories. A ratchet of λ = 0.60 makes sellers stop where it "
    "hurts least: 17 percent of seller-years end at 100 to 104 percent of quota, against 7 percent "
    "without one."
)
STYLE = {"description_width": "9.5rem"}
LAYOUT = {"width": "min(28rem, 100%)"}


class QuotaExplorer(LiveWidget):
    r"""Blend potential and history, over-assign, and let the next quota follow the sales.

    Sixty territories have Kelvane's potentials; two past years and fifty possible ones are drawn
    from potential, skill and luck (:func:`oms42.territories.quota.field_years`). Sellers look a
    year ahead (:func:`oms42.territories.quota.hold_back`). The line and the numbers stay hidden
    until the reader has committed a guess.

    Example:
        >>> explorer = QuotaExplorer()
        >>> round(float(explorer.quotas().over_assignment), 2)
        0.08
    """

    def __init__(self) -> None:
        table = datasets.columns("territories")
        self.names = table["territory_id"].tolist()
        self.field = quota.field_years(table["potential_index"], seed=SEED)
        self.plan = float(self.field.sellable.mean(axis=1).sum())
        self.weight = _slider("Weight of potential w", 0.0, 1.0, 0.05)
        self.over = _slider("Over-assignment o", 0.08, 0.2, 0.01)
        self.ratchet = _slider("Ratchet λ", 0.0, 1.0, 0.05)
        self.against = ipywidgets.Dropdown(
            options=[GROWTH, POTENTIAL],
            description="Attainment against",
            style=STYLE,
            layout=LAYOUT,
        )
        self.ask = Predict.choice(QUESTION, [LESS, SAME, MORE], key="quota-growth", moves=True)
        self.score = ipywidgets.HTML()
        self.fairness = VegaChart.named("quota_fairness", rows=[], data={"line": []}, alt="")
        self.bunching = VegaChart.named("quota_bunching", rows=[], alt="")
        self._update()
        controls = [self.weight, self.over, self.ratchet, self.against]
        for control in controls:
            control.observe(self._update, names="value")
        self.ask.on_commitment(self._update)
        charts = [self.fairness, self.bunching]
        children = [*controls, *charts, self.ask.opens(self.score)]
        super().__init__(children, chart=charts, takeaway=TAKEAWAY)

    def quotas(self) -> Quotas:
        """Set the quotas that the sliders say; the plan is what the field is expected to sell.

        Returns:
            The quotas.
        """
        return quota.blend(
            self.plan,
            self.field.potential,
            self.field.history,
            weight=self.weight.value,
            over_assignment=self.over.value,
        )

    def closed(self, ratchet: float) -> HeldBack:
        """Let the sellers answer a ratchet.

        Args:
            ratchet: Share of an overage that goes into the next quota.

        Returns:
            Attainment of each territory in each possible year.
        """
        could = self.field.sellable / self.quotas().quotas[:, None]
        return quota.hold_back(
            could, ratchet=ratchet, worth=self.field.worth, place=self.field.place
        )

    def tests(self, made: HeldBack) -> tuple[Fairness, Fairness]:
        """Test mean attainment over the possible years for fairness.

        Args:
            made: What was closed.

        Returns:
            The test against last year's growth, and that against potential.
        """
        quotas = self.quotas().quotas
        sales = made.attainment.mean(axis=1) * quotas
        field = self.field
        growth, potential = (
            quota.fairness(sales, quotas, one) for one in (field.growth, field.potential)
        )
        return growth, potential

    def _update(self, _change: object = None) -> None:
        without = self.closed(0.0)
        made = self.closed(self.ratchet.value) if self.ratchet.value else without
        growth, potential = self.tests(made)
        by_growth = self.against.value == GROWTH
        values = self.field.growth if by_growth else self.field.potential
        with self.fairness.hold_sync():  # one message a chart
            x, mean = values / values.mean(), made.attainment.mean(axis=1)
            self.fairness.rows = [
                {"territory": name, "x": round(a, 4), "attainment": round(b, 4)}
                for name, a, b in zip(self.names, x.tolist(), mean.tolist(), strict=True)
            ]
            self.fairness.data = {"line": self._line(x, mean, growth if by_growth else potential)}
            self.fairness.alt = self._describe()
        with self.bunching.hold_sync():
            self.bunching.rows = _bars(made.attainment, without.attainment)
            self.bunching.alt = (
                f"Histogram of attainment over {made.attainment.size} seller-years, synthetic "
                f"data, in bars of {WIDTH:.0%}: weight of potential {self.weight.value:.2f}, "
                f"over-assignment {self.over.value:.0%}, ratchet {self.ratchet.value:.2f}; "
                f"{_within(made):.0%} of them end at {BAND}, {_within(without):.0%} without a "
                "ratchet."
            )
        self._judge(made, growth, potential)

    def _line(self, x: Any, mean: Any, test: Fairness) -> list[dict[str, Any]]:
        if not self.ask.committed:
            return []
        ends = (float(x.min()), float(x.max()))
        return [
            {"x": round(at, 4), "attainment": round(float(mean.mean()) + test.slope * (at - 1), 4)}
            for at in ends
        ]

    def _describe(self) -> str:
        return (
            f"Scatter plot of 60 territories, synthetic data: mean attainment of quota against "
            f"{self.against.value}. Weight of potential {self.weight.value:.2f}, over-assignment "
            f"{self.over.value:.0%}, ratchet {self.ratchet.value:.2f}."
        )

    def _judge(self, made: HeldBack, growth: Fairness, potential: Fairness) -> None:
        """Show slopes and answer once there is a guess: before, nothing here has them."""
        if not self.ask.committed:
            self.ask.answer, self.score.value = None, ""
            return
        base = float(self.field.growth.mean())
        gap = growth.slope * GREW / base
        self.ask.answer = SAME if abs(gap) < CLOSE else MORE if gap > 0 else LESS
        kept = float((made.kept * self.quotas().quotas[:, None]).sum() / self.field.sellable.sum())
        self.score.value = (
            f"<p>Who grew by 20% last year attains <b>{100 * gap:+.1f}</b> points against who did "
            f"not; a territory of twice the mean potential <b>{100 * potential.slope:+.1f}</b> "
            f"points (95% limits {100 * potential.lower:+.0f} to {100 * potential.upper:+.0f}). "
            f"Mean attainment <b>{made.attainment.mean():.1%}</b>; at quota or above "
            f"<b>{(made.attainment >= 1).mean():.1%}</b>; at 100 to 104% <b>{_within(made):.1%}"
            f"</b>; held back <b>{kept:.1%}</b> of what could be sold. Synthetic data.</p>"
        )


def _within(made: HeldBack) -> float:
    return float(((made.attainment >= 1.0) & (made.attainment <= 1.0 + WIDTH)).mean())


def _bars(attainment: Any, without: Any) -> list[dict[str, Any]]:
    edges = np.arange(round((HIGH - LOW) / WIDTH) + 1) * WIDTH + LOW
    counts = [
        np.bincount(
            np.clip(np.floor((one.ravel() - LOW) / WIDTH + 1e-9).astype(int), 0, edges.size - 2),
            minlength=edges.size - 1,
        )
        / one.size
        for one in (attainment, without)
    ]
    return [
        {
            "low": round(low, 2),
            "high": round(low + WIDTH, 2),
            "share": round(share, 5),
            "without": round(other, 5),
            "side": BAND if abs(low - 1) < WIDTH / 2 else ELSE,
        }
        for low, share, other in zip(
            edges[:-1].tolist(), *map(np.ndarray.tolist, counts), strict=True
        )
        if share or other
    ]


def _slider(name: str, value: float, high: float, step: float) -> ipywidgets.FloatSlider:
    return ipywidgets.FloatSlider(
        value=value, min=0.0, max=high, step=step, description=name, style=STYLE, layout=LAYOUT
    )

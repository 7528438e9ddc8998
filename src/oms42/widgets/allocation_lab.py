# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The allocation lab: where the next seller brings most, and how many sellers there should be."""

from functools import lru_cache
from typing import Any

import ipywidgets
import numpy as np

from oms42.charts.response_curves import BEST, SEGMENTS, STANDING
from oms42.territories.sizing import (
    Allocation,
    Power,
    SizeBand,
    horizon_multiplier,
    marginal_allocation,
    size_band,
)
from oms42.widgets.live import LiveWidget
from oms42.widgets.predict import Predict
from oms42.widgets.vega_chart import VegaChart

HEADS = (24, 30, 6)
BOOKINGS = (21.4, 12.3, 3.3)  # $M of the AEs' own bookings, FY2026
ELASTICITY = (0.45, 0.30, 0.55)
MARGIN = (0.62, 0.60, 0.55)
TODAY = sum(HEADS)
RETENTION, DISCOUNT = 0.89, 0.10
YEARS = {"one year": 1, "two years": 2, "three years": 3}
SIZES = np.arange(10, 155, 10)
DRAWS = 200
GRID = np.arange(0, 71, 2)

QUESTION = (
    f"Sixty account executives stand {HEADS[0]} in enterprise, {HEADS[1]} in mid-market and "
    f"{HEADS[2]} in the public sector. How many of the sixty would the best split put in "
    "enterprise?"
)
TAKEAWAY = (
    "The best split equalizes what the last head brings in each segment, and with the number held "
    "at 60 it does not change with the horizon. The best size does: it is 21.5 sellers if a sale "
    "counts for one year and 108 if it counts for three, and nobody has seen either."
)

STYLE = {"description_width": "8rem"}
LAYOUT = {"width": "min(21rem, 100%)"}


def _slider(kind: Any, name: str, value: float, least: float, most: float, step: float) -> Any:
    return kind(
        value=value,
        min=least,
        max=most,
        step=step,
        description=name,
        style=STYLE,
        layout=LAYOUT,
    )


class AllocationLab(LiveWidget):
    r"""Move sellers between segments, and see what the last one brings and what the best split is.

    Every curve goes through today's heads and bookings, with the elasticity that its slider shows.
    The best split of as many heads as stand, its contribution and the best size stay hidden until
    the reader has committed a guess.

    Example:
        >>> lab = AllocationLab()
        >>> lab.best().heads.tolist()
        [46, 9, 5]
    """

    def __init__(self) -> None:
        whole, part = ipywidgets.IntSlider, ipywidgets.FloatSlider
        self.heads = [
            _slider(whole, name, value, 1, 70, 1)
            for name, value in zip(SEGMENTS, HEADS, strict=True)
        ]
        self.elasticity = [
            _slider(part, name, value, 0.10, 0.80, 0.05)
            for name, value in zip(SEGMENTS, ELASTICITY, strict=True)
        ]
        self.cost = _slider(part, "Cost of one, $M", 0.31, 0.20, 0.50, 0.01)
        self.error = _slider(part, "Error of each", 0.05, 0.0, 0.15, 0.01)
        self.horizon = ipywidgets.Dropdown(
            options=list(YEARS), description="A sale counts for", style=STYLE, layout=LAYOUT
        )
        self.ask = Predict.number(
            QUESTION,
            key="allocation-enterprise",
            low=0,
            high=TODAY,
            unit="AEs",
            near=3,
            moves=True,
        )
        self.said, self.revealed = ipywidgets.HTML(), ipywidgets.HTML()
        self.chart = VegaChart.named("response_curves", rows=[], alt="", data={"points": []})
        self.size = VegaChart.named("size_band", rows=[], alt="", data={"marks": []})
        self._update()
        for control in self._controls():
            control.observe(self._update, names="value")
        self.ask.on_commitment(self._update)
        children = [*self._boxes(), self.chart, self.said]
        children.append(self.ask.opens(self.revealed, self.size))
        super().__init__(children, chart=self.chart, takeaway=TAKEAWAY)

    def _controls(self) -> list[Any]:
        return [*self.heads, *self.elasticity, self.cost, self.error, self.horizon]

    def _boxes(self) -> list[Any]:
        wrapped = ipywidgets.Layout(display="flex", flex_flow="row wrap")
        heads = [ipywidgets.HTML("<b>Account executives</b>"), *self.heads]
        curves = [ipywidgets.HTML("<b>Elasticity of bookings</b>"), *self.elasticity, self.error]
        columns = [ipywidgets.VBox(one) for one in (heads, curves)]
        return [ipywidgets.Box(columns, layout=wrapped), self.cost, self.horizon]

    def _curves(self) -> list[Power]:
        return [
            Power.through(x, sales, slider.value)
            for x, sales, slider in zip(HEADS, BOOKINGS, self.elasticity, strict=True)
        ]

    def _worth(self) -> np.ndarray[Any, Any]:
        """Give the margin of a unit of bookings in each segment, over the horizon."""
        years = YEARS[self.horizon.value]
        return np.array(MARGIN) * horizon_multiplier(RETENTION, discount=DISCOUNT, years=years)

    def best(self, total: int = TODAY) -> Allocation:
        """Split some heads in the best way, on the curves that the sliders show.

        Args:
            total: Heads to split.

        Returns:
            The split, optimal.
        """
        return marginal_allocation(
            self._curves(), total, margin=self._worth(), cost=self.cost.value
        )

    def sizes(self) -> SizeBand:
        """Give profit over size with its 90 percent interval.

        Returns:
            The band, from 200 draws of the elasticities.
        """
        elasticity = tuple(slider.value for slider in self.elasticity)
        multiplier = float(self._worth()[0] / MARGIN[0])
        return _band(elasticity, self.cost.value, multiplier, self.error.value)

    def _update(self, _change: object = None) -> None:
        curves, worth = self._curves(), self._worth()
        heads = [slider.value for slider in self.heads]
        rows = [
            {"segment": name, "heads": x, "contribution": round(brings, 3)}
            for name, curve, g in zip(SEGMENTS, curves, worth, strict=True)
            for x, brings in zip(GRID.tolist(), (g * curve(GRID)).tolist(), strict=True)
        ]
        points = self._points(heads, STANDING)
        last = [float(g * (c(x) - c(x - 1))) for g, c, x in zip(worth, curves, heads, strict=True)]
        told = ", ".join(f"{name} {one:.2f}" for name, one in zip(SEGMENTS, last, strict=True))
        profit = sum(one["contribution"] for one in points) - self.cost.value * sum(heads)
        best = self.best(sum(heads)) if self.ask.committed else None
        if best:
            points += self._points(best.heads.tolist(), BEST)
        with self.chart.hold_sync():
            self.chart.rows, self.chart.data = rows, {"points": points}
            self.chart.alt = (
                f"Curves of contribution over heads in three segments, synthetic data: "
                f"{heads[0]} in enterprise, {heads[1]} in mid-market, {heads[2]} in the public "
                f"sector; the last one of each brings {told} million dollars."
            )
        self.said.value = (
            f"<p>{sum(heads)} account executives: profit <b>${profit:.2f}M</b> over "
            f"{self.horizon.value}. The last one brings, in $M: {told}; one costs "
            f"{self.cost.value:.2f}. Synthetic data.</p>"
        )
        self._judge(best, profit)

    def _points(self, heads: list[int], which: str) -> list[dict[str, Any]]:
        return [
            {"segment": name, "heads": x, "contribution": round(float(g * curve(x)), 3)}
            | {"which": which}
            for name, curve, g, x in zip(
                SEGMENTS, self._curves(), self._worth(), heads, strict=True
            )
        ]

    def _judge(self, best: Allocation | None, profit: float) -> None:
        """Show the best split and size, once there is a guess: before, nothing here has them."""
        if best is None:
            self.ask.answer, self.revealed.value = None, ""
            self.size.rows, self.size.alt = [], CLOSED
            return
        band, total = self.sizes(), int(best.heads.sum())
        self.ask.answer = float((best if total == TODAY else self.best()).heads[0])
        split = " / ".join(map(str, best.heads.tolist()))
        self.revealed.value = (
            f"<p>The best split of {total} is <b>{split}</b>, with a profit of "
            f"<b>${best.objective:.2f}M</b>, ${best.objective - profit:.2f}M more. The best size "
            f"is <b>{band.best:.1f}</b> (90 percent interval {band.best_low:.0f} to "
            f"{band.best_high:.0f}, from {DRAWS} draws of the elasticities). The dashed line is "
            f"today's {TODAY}. Synthetic data.</p>"
        )
        ends = zip(band.size, band.profit, band.low, band.high, strict=True)
        with self.size.hold_sync():
            self.size.rows = [
                {"size": int(n), "profit": round(p, 3), "low": round(low, 3), "high": round(up, 3)}
                for n, p, low, up in np.array(list(ends)).tolist()
            ]
            inside = SIZES[0] <= band.best <= SIZES[-1]
            most = float(np.interp(band.best, band.size, band.profit)) if inside else None
            mark = {"today": TODAY, "best": round(band.best, 1) if inside else None, "most": most}
            self.size.data = {"marks": [mark]}
            self.size.alt = (
                f"Profit over the size of the sales force with a 90 percent band, synthetic data; "
                f"best at {band.best:.1f} account executives, interval {band.best_low:.0f} to "
                f"{band.best_high:.0f}, today {TODAY}."
            )


@lru_cache(maxsize=1)
def _band(elasticity: tuple[float, ...], cost: float, multiplier: float, error: float) -> SizeBand:
    """Draw the band, unless it is the one that was drawn last: it does not depend on the heads."""
    return size_band(
        HEADS,
        BOOKINGS,
        elasticity,
        sizes=SIZES,
        cost=cost,
        margin=MARGIN,
        multiplier=multiplier,
        error=error,
        draws=DRAWS,
    )


CLOSED = "Profit over the size of the sales force, synthetic data; it opens with your guess."

# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The SPIFF study: one quarter looks like a triumph; widen the window and see what is left."""

from typing import Any

import ipywidgets
import numpy as np

from oms42 import datasets
from oms42.charts.spiff_effects import AFTER, BEFORE, DURING, NET
from oms42.compensation import SpiffStudy as Effect
from oms42.compensation import spiff_study
from oms42.widgets.controls import choice, percent_slider, watch
from oms42.widgets.live import LiveWidget
from oms42.widgets.predict import Predict
from oms42.widgets.vega_chart import VegaChart

SPIFFED = "hardware"
MONTHS, SEASONS = 3, 4  # months in a quarter, quarters in a year
START = int(np.datetime64("2025-07", "M").astype(int)) // MONTHS  # the SPIFF ran in Q3 2025
ASKED = 2  # quarters before and after, in the question and the take-away
CONTROLS = {"services (no SPIFF)": "services", "none": None}
ABOVE, UNCLEAR, BELOW = "Clearly above zero", "Cannot be told from zero", "Clearly below zero"
QUESTION = (
    "In the quarter of the SPIFF hardware units ran well above normal. Add the two quarters after "
    "it: what does the study let you claim about the net effect on units?"
)


def units_sold(control: str | None) -> tuple[Any, dict[str, Any]]:
    """Take Kelvane's monthly units of hardware, and of a control product, by region.

    Args:
        control: The product without a SPIFF, or None.

    Returns:
        The units, and what `spiff_study` has to know of each row: treated or not, quarter, region,
        and the region and month that pair it with its control. The data are synthetic.

    Example:
        >>> units, told = units_sold("services")
        >>> units.size, int(told["treated"].sum())
        (360, 180)
    """
    table = datasets.columns("bookings_monthly")
    rows = np.isin(table["product"], [SPIFFED, control or SPIFFED])
    month = table["month"][rows].astype("datetime64[M]").astype(np.int64)
    region = table["region"][rows].astype(str)
    told = {
        "treated": table["product"][rows] == SPIFFED if control else None,
        "period": month // MONTHS,
        "unit": region,
        "pair": np.char.add(region, month.astype(str)) if control else None,
    }
    return table["units"][rows], told


class SpiffStudy(LiveWidget):
    """Study Kelvane's hardware SPIFF of Q3 2025 in a window, against a product that had none.

    Effects are those of a difference-in-differences by quarter, with hardware's own seasons and
    trend. The net effect adds up the quarter of the SPIFF and those after it in the window; it is
    drawn once the reader has committed a guess.

    Example:
        >>> made = SpiffStudy()
        >>> round(made.effect().naive, 2)
        0.3
    """

    def __init__(self) -> None:
        self._given = {one: units_sold(one) for one in CONTROLS.values()}
        self.before = percent_slider("Quarters before", ASKED, 0, 4, 1)
        self.after = percent_slider("Quarters after", 0, 0, 3, 1)
        self.control = choice("Control product", CONTROLS)
        self.ask = Predict.choice(QUESTION, [ABOVE, UNCLEAR, BELOW], key="spiff-net")
        self.score = ipywidgets.HTML()
        self.chart = VegaChart.named("spiff_effects", rows=[], alt="")
        controls = [self.before, self.after, self.control]
        made, alone = (self._study(ASKED, ASKED, one) for one in CONTROLS.values())
        self._answer = _verdict(made)
        self._update()
        watch(controls, self._update)
        self.ask.on_commitment(self._update)
        children = [*controls, self.chart, self.ask.opens(self.score)]
        super().__init__(children, chart=self.chart, takeaway=_takeaway(made, alone))

    def effect(self) -> Effect:
        """Estimate the effect in the window and against the control that are set."""
        return self._study(self.before.value, self.after.value, self.control.value)

    def _study(self, before: int, after: int, control: str | None) -> Effect:
        units, rest = self._given[control]
        return spiff_study(
            units,
            start=START,
            before=before,
            after=after,
            season=SEASONS,
            trend=True,
            **rest,
        )

    def _update(self, _change: object = None) -> None:
        made = self.effect()
        with self.chart.hold_sync():  # one message for both
            self.chart.rows = self._rows(made)
            self.chart.alt = self._describe(made)
        self.ask.answer = self._answer if self.ask.committed else None
        self.score.value = _told(made) if self.ask.committed else ""

    def _rows(self, made: Effect) -> list[dict[str, Any]]:
        columns = (one.tolist() for one in (made.offset, made.effect, made.lower, made.upper))
        rows = [
            _row(f"{int(k):+d}".replace("-", "−") if k else "0", _phase(k), effect, low, high)
            for k, effect, low, high in zip(*columns, strict=True)
        ]
        if self.ask.committed:
            rows.append(_row("net", NET, made.net, made.net_lower, made.net_upper))
        return rows

    def _describe(self, made: Effect) -> str:
        before, after = self.before.value, self.after.value
        against = "services" if self.control.value else "no other product"
        net = ", and their sum, the net effect" if self.ask.committed else ""
        return (
            f"Event plot of Kelvane's hardware SPIFF of Q3 2025, synthetic data: units against "
            f"normal, with 95% intervals, from {_quarters(before)} before it to {_quarters(after)} "
            f"after it{net}. In its quarter {_percent(made.naive)}. Control: {against}."
        )


def _takeaway(made: Effect, alone: Effect) -> str:
    wider = (alone.net_upper - alone.net_lower) / (made.net_upper - made.net_lower)
    return (
        f"In its own quarter the SPIFF moved hardware units by {_percent(made.naive)}; the two "
        f"quarters after it came in {_percent(made.dip)} together. The net effect, "
        f"{_percent(made.net)} with a 95 percent interval from {_percent(made.net_lower)} to "
        f"{_percent(made.net_upper)}, cannot be told from zero, and without a control product the "
        f"interval is {wider:.1f} times as wide."
    )


def _row(quarter: str, phase: str, effect: float, low: float, high: float) -> dict[str, Any]:
    numbers = {"effect": effect, "lower": low, "upper": high}
    rounded = {name: round(one, 4) for name, one in numbers.items()}
    return {"quarter": quarter, "phase": phase, **rounded}


def _phase(offset: float) -> str:
    return DURING if offset == 0 else AFTER if offset > 0 else BEFORE


def _verdict(made: Effect) -> str:
    return ABOVE if made.net_lower > 0 else BELOW if made.net_upper < 0 else UNCLEAR


def _told(made: Effect) -> str:
    after = made.offset.max()
    dip = f" The quarters after it: <b>{_percent(made.dip)}</b>." if after > 0 else ""
    doubt = (
        f" Joint test that nothing moved in the quarters before: p = {made.pre_p:.2f}."
        if made.offset.min() < 0
        else ""
    )
    return (
        f"<p>Quarter of the SPIFF, as its sponsor reports it: <b>{_percent(made.naive)}</b>.{dip} "
        f"Net over the window: <b>{_percent(made.net)}</b>, 95% interval "
        f"<b>{_percent(made.net_lower)}</b> to <b>{_percent(made.net_upper)}</b>. "
        f"{_verdict(made)}.{doubt} Synthetic data.</p>"
    )


def _percent(value: float) -> str:
    return f"{100 * value:+.0f}%".replace("-", "−")


def _quarters(count: int) -> str:
    return "1 quarter" if count == 1 else f"{count} quarters"

# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The pay-equity decomposition: what goes with a control, and whether that justifies it."""

from dataclasses import dataclass
from typing import Any

import ipywidgets
import numpy as np

from oms42 import datasets
from oms42.charts.pay_gap_parts import ACCEPTED, OPEN, WHOLE
from oms42.compensation import PayGap, pay_gap
from oms42.widgets.controls import choice, percent_slider, tick, watch
from oms42.widgets.live import LiveWidget
from oms42.widgets.predict import Predict
from oms42.widgets.vega_chart import VegaChart

TERRITORY, TENURE = "territory potential", "tenure"
VARIABLE = ("commission", "accelerator", "spiff")
LAST = np.datetime64("2026-09-30")  # the last day of the tables
YEAR = 365.25
QUARTERS = 4  # in a year, and in the question
MOST = 8  # quarters that a reader may count
REFERENCES = {"all sellers (pooled)": "pooled", "men's": "men", "women's": "women"}
QUESTION = (
    "Women's variable pay at Kelvane is 12 percent below men's. Hold territory potential and "
    "tenure constant: what gap is left, in percent of men's pay?"
)


@dataclass(frozen=True)
class Sellers:
    """The sellers of the last quarter, with what decides their variable pay.

    Attributes:
        pay: Variable pay of each quarter, newest first, NaN before the seller came, shape (n, 8).
        potential: Potential index of the territory, likewise, shape (n, 8).
        gender: F, M or X, shape (n,).
        tenure: Years since hiring, shape (n,).
    """

    pay: Any
    potential: Any
    gender: Any
    tenure: Any

    def yearly(self, quarters: int) -> Any:
        """Give four times the mean quarter's pay over the last quarters, shape (n,)."""
        return QUARTERS * np.nanmean(self.pay[:, :quarters], axis=1)

    def index(self, quarters: int) -> Any:
        """Give the mean potential index over the last quarters, shape (n,)."""
        return np.nanmean(self.potential[:, :quarters], axis=1)


def sellers() -> Sellers:
    """Take Kelvane's quota carriers of the last quarter, with eight quarters of pay.

    Returns:
        The sellers. The data are synthetic.

    Example:
        >>> made = sellers()
        >>> made.pay.shape, int((made.gender == "F").sum())
        ((84, 8), 30)
    """
    paid, quota, reps = (datasets.columns(one) for one in ("comp_payouts", "quotas", "reps"))
    newest = np.unique(paid["quarter"])[: -MOST - 1 : -1]
    there = np.unique(paid["rep_id"][paid["quarter"] == newest[0]])
    variable = np.sum([paid[one] for one in VARIABLE], axis=0)
    order = np.argsort(reps["rep_id"])
    who = order[np.searchsorted(reps["rep_id"][order], there)]
    return Sellers(
        pay=_by_quarter(paid, variable, there, newest),
        potential=_by_quarter(quota, quota["potential_index"], there, newest),
        gender=reps["gender"][who],
        tenure=(LAST - reps["hire_date"][who]).astype(np.float64) / YEAR,
    )


def _by_quarter(table: Any, values: Any, there: Any, newest: Any) -> Any:
    found = np.full((there.size, newest.size), np.nan)
    for column, quarter in enumerate(newest):
        rows = np.flatnonzero((table["quarter"] == quarter) & np.isin(table["rep_id"], there))
        found[np.searchsorted(there, table["rep_id"][rows]), column] = values[rows]
    return found


class PayEquity(LiveWidget):
    """Take Kelvane's pay gap apart, and decide whether territory justifies its part of it.

    The decomposition is that of `pay_gap`: raw gap, what goes with territory potential, what goes
    with tenure, and what is left. Until the reader has committed a guess the raw gap alone is
    drawn.

    Example:
        >>> made = PayEquity()
        >>> round(made.gap().raw, 3), round(made.gap().adjusted, 3)
        (0.121, 0.011)
    """

    def __init__(self) -> None:
        self.sellers = sellers()
        self.justified = tick("Treat territory as justified")
        self.quarters = percent_slider("Quarters of pay", QUARTERS, 1, MOST, 1)
        self.reference = choice("Slopes of", REFERENCES)
        start = self.gap()
        self.ask = Predict.number(
            QUESTION, key="pay-gap-after", low=-20, high=20, step=0.1, unit="%", near=1
        )
        self._answer = round(100 * start.adjusted, 1)
        self.score = ipywidgets.HTML()
        self.chart = VegaChart.named("pay_gap_parts", rows=[], alt="")
        controls = [self.justified, self.quarters, self.reference]
        self._update()
        watch(controls, self._update)
        self.ask.on_commitment(self._update)
        children = [*controls, self.chart, self.ask.opens(self.score)]
        super().__init__(children, chart=self.chart, takeaway=_takeaway(start, self.sellers))

    def gap(self) -> PayGap:
        """Take the gap apart as the controls say."""
        who, count = self.sellers, self.quarters.value
        controls = {TERRITORY: who.index(count), TENURE: who.tenure}
        return pay_gap(who.yearly(count), who.gender, controls, reference=self.reference.value)

    def left(self, made: PayGap) -> float:
        """Add up what the employer has still to justify.

        Args:
            made: The gap.

        Returns:
            The parts that are not accepted, as a share of men's mean pay.
        """
        return float(sum(row["size"] for row in self._parts(made) if row["kind"] == OPEN))

    def _update(self, _change: object = None) -> None:
        made = self.gap()
        with self.chart.hold_sync():  # one message for both
            self.chart.rows = self._parts(made) if self.ask.committed else [_raw(made)]
            self.chart.alt = self._describe(made)
        self.ask.answer = self._answer if self.ask.committed else None
        self.score.value = self._told(made) if self.ask.committed else ""

    def _parts(self, made: PayGap) -> list[dict[str, Any]]:
        rows, at = [_raw(made)], made.raw
        for name, money in zip(made.controls, made.contribution.tolist(), strict=True):
            part = money / made.mean_men
            taken = name != TERRITORY or self.justified.value
            label = name.split()[0].capitalize()
            rows.append(_row(label, ACCEPTED if taken else OPEN, at - part, at, part))
            at -= part
        return [*rows, _row("Left", OPEN, 0.0, made.adjusted, made.adjusted)]

    def _describe(self, made: PayGap) -> str:
        begun = (
            f"Waterfall of the gap between men's and women's mean variable pay among Kelvane's 84 "
            f"sellers, synthetic data, {_counted(self.quarters.value)}. Raw gap {made.raw:.1%} of "
            f"men's pay"
        )
        if not self.ask.committed:
            return f"{begun}; its parts are drawn after your guess."
        parts = [f"{row['part']} {row['size']:.1%}, {row['kind']}" for row in self._parts(made)[1:]]
        return f"{begun}; {'; '.join(parts)}. Slopes of {self.reference.label}."

    def _told(self, made: PayGap) -> str:
        refused = "Territory is not accepted as a reason: its part stays to be justified."
        warned = " ".join(map(_sentence, made.warnings)) if self.justified.value else refused
        raw_se, left_se = (100 * one / made.mean_men for one in (made.raw_se, made.adjusted_se))
        return (
            f"<p>Women ${made.mean_women:,.0f}, men ${made.mean_men:,.0f}: raw gap "
            f"<b>{made.raw:.1%}</b> (standard error {raw_se:.1f} points). Territory and tenure "
            f"held constant, <b>{made.adjusted:.1%}</b> is left (standard error {left_se:.1f} "
            f"points). Still to be justified: <b>{self.left(made):.1%}</b>. {warned} Synthetic "
            "data.</p>"
        )


def _raw(made: PayGap) -> dict[str, Any]:
    return _row("Raw gap", WHOLE, 0.0, made.raw, made.raw)


def _row(part: str, kind: str, start: float, end: float, size: float) -> dict[str, Any]:
    numbers = {"start": start, "end": end, "size": size}
    rounded = {name: round(one, 5) for name, one in numbers.items()}
    return {"part": part, "kind": kind, **rounded, "text": f"{size:.1%}".replace("-", "−")}


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def _counted(quarters: int) -> str:
    return "last quarter" if quarters == 1 else f"last {quarters} quarters"


def _takeaway(made: PayGap, who: Sellers) -> str:
    women, men = (float(who.index(QUARTERS)[who.gender == one].mean()) for one in "FM")
    return (
        f"With territory potential and tenure held constant the gap in variable pay falls from "
        f"{100 * made.raw:.1f} to {100 * made.adjusted:.1f} percent of men's pay. But the company "
        f"hands out the territories, women's hold {100 * (1 - women / men):.0f} percent less "
        "potential, and a control that carries the mechanism explains the gap without excusing it."
    )

# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The forecast lab: set the smoothing by hand, and see it judged by rolling origin."""

from typing import Any, Literal

import ipywidgets
import numpy as np

from oms42 import datasets
from oms42.charts.forecast_lab import ACTUAL, MODEL, NAIVE
from oms42.forecasting import RollingOrigin, holt_winters, rolling_origin, seasonal_naive
from oms42.widgets.live import LiveWidget
from oms42.widgets.predict import Predict
from oms42.widgets.vega_chart import VegaChart

PERIOD = 12
FIRST_ORIGIN = 2 * PERIOD  # smoothing needs two years for its start values
MILLION = 1e6

SEASONS: dict[str, Literal["additive", "multiplicative"]] = {
    "add to the level": "additive",
    "multiply the level": "multiplicative",
}
GUESSES = {
    "No: it stays above 1": (1.0, np.inf),
    "Yes, by a little: between 0.8 and 1": (0.8, 1.0),
    "Yes, by a lot: below 0.8": (0.0, 0.8),
}
QUESTION = (
    "Can smoothing set by hand beat the seasonal naive, and by how much? Guess the ratio of its "
    "MASE to that of the seasonal naive."
)
TAKEAWAY = (
    "A method earns its place by beating the seasonal naive over many origins at the horizon of "
    "the decision. Here a high level weight costs most, and letting the seasons multiply gains "
    "most once it is low."
)


def monthly_bookings() -> tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]:
    """Add up Kelvane's bookings over regions and products.

    Returns:
        The months, datetime64[M], and the bookings in millions of US dollars, one a month.
        The data are synthetic.

    Example:
        >>> months, bookings = monthly_bookings()
        >>> str(months[0]), bookings.size
        ('2023-01', 45)
    """
    table = datasets.columns("bookings_monthly")
    months, where = np.unique(table["month"].astype("datetime64[M]"), return_inverse=True)
    return months, np.bincount(where, weights=table["bookings"]) / MILLION


STYLE = {"description_width": "6.5rem"}
LAYOUT = {"width": "min(26rem, 100%)"}


def _slider(name: str, symbol: str, value: float, low: float = 0.0) -> ipywidgets.FloatSlider:
    return ipywidgets.FloatSlider(
        value=value,
        min=low,
        max=1.0,
        step=0.01,
        description=f"{name} {symbol}",
        style=STYLE,
        layout=LAYOUT,
    )


class ForecastLab(LiveWidget):
    r"""Set Holt–Winters smoothing by hand and see it judged against the seasonal naive.

    Every move runs the method from each origin again (24 months of past, then one more at a time),
    with the weights $\alpha$, $\beta$, $\gamma$ and the damping $\phi$ that the sliders show, and
    scores the forecasts 1 to $h$ months ahead by MASE. The scores stay hidden until the reader has
    committed a guess.

    Example:
        >>> lab = ForecastLab()
        >>> lab.horizon.value
        3
    """

    def __init__(self) -> None:
        self.months, self.bookings = monthly_bookings()
        self.weights = {
            "alpha": _slider("Level", "α", 0.30),
            "beta": _slider("Trend", "β", 0.10),
            "gamma": _slider("Season", "γ", 0.30),
            "phi": _slider("Damping", "φ", 1.0, low=0.8),
        }
        self.horizon = ipywidgets.IntSlider(
            value=3, min=1, max=6, description="Horizon h", style=STYLE, layout=LAYOUT
        )
        self.seasons = ipywidgets.Dropdown(
            options=list(SEASONS), description="Seasons", style=STYLE, layout=LAYOUT
        )
        self.ask = Predict.choice(QUESTION, list(GUESSES), key="smoothing-by-hand", moves=True)
        self.score = ipywidgets.HTML()
        self.chart = VegaChart.named("forecast_lab", rows=[], alt="")
        self._benchmark: dict[int, tuple[RollingOrigin, float]] = {}
        self._update()
        self._watch()
        controls = [self.seasons, *self.weights.values(), self.horizon]
        children = [*controls, self.chart, self.ask.opens(self.score)]
        super().__init__(children, chart=self.chart, takeaway=TAKEAWAY)

    def _watch(self) -> None:
        for control in (self.seasons, *self.weights.values(), self.horizon):
            control.observe(self._update, names="value")
        self.ask.on_commitment(self._judge_by_scores)

    def smoothing(self) -> RollingOrigin:
        """Run the smoothing that the sliders show, from each origin.

        Returns:
            Its forecasts 1 to h months ahead, h being the horizon slider's.
        """
        weights = {name: slider.value for name, slider in self.weights.items()}
        model = holt_winters(self.bookings, PERIOD, seasonal=SEASONS[self.seasons.value], **weights)
        naive, _ = self.benchmark()
        forecast = model.hindcast(naive.origins, self.horizon.value)
        return RollingOrigin(self.bookings, naive.origins, naive.actual, forecast)

    def benchmark(self) -> tuple[RollingOrigin, float]:
        """Run the seasonal naive from the same origins, once for each horizon.

        Returns:
            Its forecasts 1 to h months ahead, and their MASE.
        """
        h = self.horizon.value
        if h not in self._benchmark:
            naive = self._judge(lambda y, h: seasonal_naive(y, PERIOD).forecast(h, level=()).mean)
            self._benchmark[h] = naive, naive.mase(PERIOD).overall
        return self._benchmark[h]

    def _judge(self, forecaster: Any) -> RollingOrigin:
        return rolling_origin(
            self.bookings, forecaster, horizon=self.horizon.value, first_origin=FIRST_ORIGIN
        )

    def _update(self, _change: object = None) -> None:
        smoothing, (naive, _) = self.smoothing(), self.benchmark()
        with self.chart.hold_sync():  # one message for both
            self.chart.rows = self._rows(smoothing, naive)
            self.chart.alt = self._describe()
        self._judge_by_scores(smoothing)

    def _series(self, name: str, months: Any, values: Any) -> list[dict[str, Any]]:
        times = months.astype("datetime64[ms]").astype(np.int64).tolist()
        return [
            {"t": t, "value": round(v, 3), "series": name}
            for t, v in zip(times, values.tolist(), strict=True)
        ]

    def _rows(self, smoothing: RollingOrigin, naive: RollingOrigin) -> list[dict[str, Any]]:
        ahead = self.horizon.value - 1
        said = self.months[np.asarray(naive.origins) + ahead]
        return [
            *self._series(ACTUAL, self.months, self.bookings),
            *self._series(MODEL, said, smoothing.forecast[:, ahead]),
            *self._series(NAIVE, said, naive.forecast[:, ahead]),
        ]

    def _describe(self) -> str:
        h = self.horizon.value
        weights = {name: slider.value for name, slider in self.weights.items()}
        months = "month" if h == 1 else "months"
        return (
            f"Line chart of Kelvane's monthly bookings, synthetic data, {self.months[0]} to "
            f"{self.months[-1]}, with what smoothing and the seasonal naive had forecast {h} "
            f"{months} before. Seasons {self.seasons.value}; weights: level "
            f"{weights['alpha']:.2f}, trend {weights['beta']:.2f}, season {weights['gamma']:.2f}, "
            f"damping {weights['phi']:.2f}."
        )

    def _judge_by_scores(self, smoothing: RollingOrigin | None = None) -> None:
        """Show the scores and the answer, once there is a guess: before, nothing here has them."""
        if not self.ask.committed:
            self.ask.answer, self.score.value = None, ""
            return
        ours = (smoothing or self.smoothing()).mase(PERIOD).overall
        naive, bar = self.benchmark()
        ratio = ours / bar
        self.ask.answer = next(
            guess for guess, (low, high) in GUESSES.items() if low <= ratio < high
        )
        self.score.value = (
            f"<p>Rolling origin over {len(naive.origins)} origins, 1 to {self.horizon.value} "
            f"months ahead: MASE <b>{ours:.2f}</b> for your smoothing, <b>{bar:.2f}</b> for the "
            f"seasonal naive. Ratio <b>{ratio:.2f}</b>. Synthetic data.</p>"
        )

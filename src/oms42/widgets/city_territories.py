# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Territories on a real map: 120 cities, eight sellers, and what balance costs in travel."""

from importlib import import_module

import ipywidgets

from oms42.charts.territory_rows import territory_rows
from oms42.widgets.city_accounts import HOMES, Positions, cities
from oms42.widgets.city_plans import CityPlans
from oms42.widgets.city_words import balance_table, described, verdict
from oms42.widgets.live import LiveWidget
from oms42.widgets.predict import Predict
from oms42.widgets.vega_chart import Rows, VegaChart

ASKED = 10  # percent: the band of the question
SECONDS = 20.0  # that an exact search may take
SEARCH = "Search for the proof"
QUESTION = (
    "120 real cities, eight made-up sellers, population as workload. If every city goes to the "
    "nearest home, the seller in Los Angeles has twice the mean. By how many percent does the "
    "mean distance between people and their seller grow if each workload must lie within ±10 %?"
)
TAKEAWAY = (
    "Balance within ±10 % puts people 31 % farther from their seller than sending every city to "
    "the nearest of the eight homes. The exact search proves that no plan with these homes does "
    "better: what could make balance cheaper is another home, not another line."
)
STYLE = {"description_width": "8.5rem"}
LAYOUT = {"width": "min(28rem, 100%)"}


class CityTerritories(LiveWidget):
    """Set how even the workloads must be, and see which cities go to a farther seller.

    Each move gives a plan at once, from prices on the band, with a bound on what the best plan
    costs. The button searches exactly, for up to 20 seconds, and proves the plan best or says how
    far it may be off. Places and populations of the cities are real; the sellers are made up.

    Example:
        >>> made = CityTerritories()
        >>> made.tolerance.value, len(made.chart.rows)
        (20, 120)
    """

    def __init__(self) -> None:
        self.cities = cities()
        self.plans = CityPlans(self.cities)
        self.tolerance = ipywidgets.IntSlider(
            value=20,
            min=5,
            max=40,
            step=5,
            description="Balance within ±%",
            style=STYLE,
            layout=LAYOUT,
        )
        self.button = ipywidgets.Button(
            description=SEARCH,
            tooltip="Loads the solver and searches for up to 20 seconds",
        )
        self.ask = Predict.number(QUESTION, key="map-balance", low=0, high=200, unit="%", near=5)
        self.score, self.balance = ipywidgets.HTML(), ipywidgets.HTML()
        homes = self._drawn(self.cities.nearest)["homes"]
        self.chart = VegaChart.named("territory_map", rows=[], data={"homes": homes}, alt="")
        self._update()
        self.tolerance.observe(self._update, names="value")
        self.button.on_click(self._search)
        self.ask.on_commitment(self._judge)
        opened = self.ask.opens(self.score, self.button)
        super().__init__(
            [self.tolerance, self.chart, self.balance, opened],
            chart=self.chart,
            takeaway=TAKEAWAY,
        )

    def _drawn(self, plan: Positions) -> dict[str, Rows]:
        east, north = self.cities.places.T
        return territory_rows(
            east,
            north,
            plan,
            homes=self.cities.homes,
            names=HOMES,
            accounts=self.cities.names,
        )

    def _update(self, _change: object = None) -> None:
        plan, _ = self.plans.known(self.tolerance.value)
        with self.chart.hold_sync():  # one message for both
            self.chart.rows = self._drawn(plan)["rows"]
            self.chart.alt = described(self.cities, plan, self.tolerance.value)
        self.balance.value = balance_table(self.cities, plan)
        self._judge()

    def _search(self, _button: object) -> None:
        self.button.disabled = True
        self.button.description = "Loading the solver …"
        import_module("scipy.optimize")  # a page fetches it now, and the clock runs from here on
        self.button.description = f"Searching, up to {SECONDS:.0f} seconds …"
        self.plans.search(self.tolerance.value, SECONDS)
        self.button.description = SEARCH
        self.button.disabled = False
        self._update()

    def _judge(self) -> None:
        """Show travel and answer, once there is a guess: before, nothing here has them."""
        if not self.ask.committed:
            self.ask.answer, self.score.value = None, ""
            return
        self.ask.answer = round(100 * self.more())
        tolerance = self.tolerance.value
        self.score.value = verdict(self.cities, *self.plans.known(tolerance), tolerance)

    def more(self) -> float:
        """Give the price of balance that the question asks for.

        Returns:
            What the mean distance grows by, as a share of the one with all cities at the nearest.
        """
        _, known = self.plans.known(ASKED)
        return known.objective / self.cities.total(self.cities.nearest) - 1

# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The territory optimizer: balance against relationships, a plan at once and a proof on demand."""

from importlib import import_module

import ipywidgets

from oms42.charts.cell_rows import CellMap, cell_map
from oms42.widgets.live import LiveWidget
from oms42.widgets.plans_known import PlansKnown
from oms42.widgets.predict import Predict
from oms42.widgets.territory_team import Team, teams
from oms42.widgets.territory_words import balance_table, described, path, verdict
from oms42.widgets.vega_chart import VegaChart

ASKED = "EMEA mid-market"  # the team of the question, whose imbalance is the company's largest
WIDE, NARROW = 10, 5  # percent: the two bands of the question
SECONDS = 20.0  # that an exact search may take
SEARCH = "Search for the proof"
QUESTION = (
    "In EMEA mid-market the worst territory is 32 % off the team's mean workload. A plan within "
    "±10 % moves some accounts to another seller; a plan within ±5 % moves more. Of all that the "
    "±5 % plan moves, what share do those last five points of balance cost?"
)
TAKEAWAY = (
    "Getting EMEA mid-market from ±32 % to ±10 % moves 45 of its 1,080 accounts, and the five "
    "points from there to ±5 % move 29 more: two fifths of the 74 relationships buy the last bit "
    "of balance. Both counts are proved to be the fewest possible, with connected territories "
    "whose sellers stay where they are."
)
STYLE = {"description_width": "8.5rem"}
LAYOUT = {"width": "min(28rem, 100%)"}


class TerritoryOptimizer(LiveWidget):
    """Set how even the workloads must be, and see which accounts change their seller.

    Each move gives a plan at once: single steps from today's territories, with a bound on what
    the best plan costs. The button searches exactly, for up to 20 seconds, and proves the plan
    best or says how far it may be off. What the reader finds in EMEA mid-market (1,080 accounts,
    8 territories, 32 % off the mean): within ±20 % 27 accounts move, within ±10 % 45, within ±5 %
    74, each proved the fewest.

    Example:
        >>> optimizer = TerritoryOptimizer()
        >>> optimizer.tolerance.value, optimizer.team.name
        (20, 'EMEA mid-market')
    """

    def __init__(self) -> None:
        self.all = teams()
        self.plans = {name: PlansKnown(team) for name, team in self.all.items()}
        self.choice = ipywidgets.Dropdown(
            options=list(self.all), value=ASKED, description="Team", style=STYLE, layout=LAYOUT
        )
        self.tolerance = ipywidgets.IntSlider(
            value=20, min=1, max=35, description="Balance within ±%", style=STYLE, layout=LAYOUT
        )
        self.weight = ipywidgets.IntSlider(
            value=0, max=100, step=10, description="Compactness %", style=STYLE, layout=LAYOUT
        )
        self.button = ipywidgets.Button(
            description=SEARCH,
            tooltip="Loads the solver and searches for up to 20 seconds",
        )
        self.ask = Predict.number(
            QUESTION, key="territory-relationships", low=0, high=100, unit="%", near=5
        )
        self.score, self.balance = ipywidgets.HTML(), ipywidgets.HTML()
        self.chart = VegaChart.named("territory_grid", rows=[], alt="")
        self._map: CellMap
        self._change_team()
        self._watch()
        controls = [self.choice, self.tolerance, self.weight]
        opened = self.ask.opens(self.score, self.button)
        super().__init__(
            [*controls, self.chart, self.balance, opened], chart=self.chart, takeaway=TAKEAWAY
        )

    @property
    def team(self) -> Team:
        """The team that is shown."""
        return self.all[self.choice.value]

    def _watch(self) -> None:
        self.choice.observe(self._change_team, names="value")
        for slider in (self.tolerance, self.weight):
            slider.observe(self._update, names="value")
        self.button.on_click(self._search)
        self.ask.on_commitment(self._judge)

    def _change_team(self, _change: object = None) -> None:
        team = self.team
        self._map = cell_map(
            team.cells,
            team.places,
            accounts=team.accounts,
            hours=team.workload,
            homes=team.homes,
            names=team.territories,
            today=team.today,
            pairs=team.pairs,
        )
        self._update()

    def _update(self, _change: object = None) -> None:
        """Draw the plan; what takes longer, the bound, comes after the picture."""
        asked = self.tolerance.value, self.weight.value
        plan = self.plans[self.team.name].at_once(*asked)
        with self.chart.hold_sync():  # one message for both
            self.chart.rows = self._map.rows(self.team.today, plan)
            self.chart.alt = described(self.team, plan, *asked)
        self.balance.value = balance_table(self.team, plan)
        self._judge()

    def _search(self, _button: object) -> None:
        self.button.disabled = True
        self.button.description = "Loading the solver …"
        import_module("scipy.optimize")  # a page fetches it now, and the clock runs from here on
        self.button.description = f"Searching, up to {SECONDS:.0f} seconds …"
        plans = self.plans[self.team.name]
        plans.search(self.tolerance.value, self.weight.value, SECONDS)
        self.button.description = SEARCH
        self.button.disabled = False
        self._update()

    def _judge(self) -> None:
        """Show counts and answer, once there is a guess: before, nothing here has them."""
        if not self.ask.committed:
            self.ask.answer, self.score.value = None, ""
            return
        plans, asked = self.plans[self.team.name], (self.tolerance.value, self.weight.value)
        self.ask.answer = round(100 * self.last_points())
        told = verdict(self.team, plans.known(*asked), *asked)
        self.score.value = told + path(plans, self.weight.value)

    def last_points(self) -> float:
        """Give the share of the relationships that the question asks for.

        Returns:
            What the accounts moved grow by from the wider band to the narrower one, as a share.
        """
        plans = self.plans[ASKED]
        wide, narrow = (
            plans.team.total(plans.team.moves, plans.at_once(band, 0)) for band in (WIDE, NARROW)
        )
        return 1 - wide / narrow

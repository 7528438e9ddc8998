# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""What is known of a team's plans: the best one within a band, and a bound on better ones."""

from dataclasses import dataclass

import numpy as np

from oms42.territories import Certificate, Infeasible, align
from oms42.territories.alignment_input import read_case
from oms42.territories.outcome import certify
from oms42.territories.realign import Mender
from oms42.widgets.territory_team import Floats, Positions, Team

HAIR = 1e-9  # what rounding may add to a deviation


@dataclass(frozen=True, eq=False)
class Known:
    """Hold the best plan known within a band.

    Attributes:
        plan: The territory of each cell.
        certificate: What it costs, the bound and the gap; None if it leaves the band and only
            comes nearest.
        impossible: Whether it is proved that no plan keeps the band.
    """

    plan: Positions
    certificate: Certificate | None
    impossible: bool = False


class PlansKnown:
    """Keep a team's plans and bounds, so that a narrower band never costs less than a wider one.

    Every plan found for some band and weight serves all the others that it fits; a bound for a
    band holds for every narrower one.

    Args:
        team: The team.

    Example:
        >>> from oms42.widgets.territory_team import teams
        >>> known = PlansKnown(teams()["EMEA mid-market"])
        >>> known.known(10, 0).certificate.objective
        45.0
    """

    def __init__(self, team: Team) -> None:
        self.team = team
        self.plans: list[tuple[float, Positions]] = [(team.deviation(team.today), team.today)]
        self.bounds: dict[tuple[int, int], float] = {}
        self.asked: dict[tuple[int, int], None] = {}
        self.never = 0
        self.menders: dict[int, Mender] = {}

    def cost(self, weight: int) -> Floats:
        """Give what a cell costs at each territory, in accounts.

        Args:
            weight: Percent of the aim that is compactness; the rest is accounts that stay.

        Returns:
            Shape (n, m): moved accounts, and the spread in shares of today's, times all accounts.
        """
        team, share = self.team, weight / 100
        if weight == 0:
            return team.moves
        unit = float(team.accounts.sum()) / team.total(team.spread, team.today)
        return (1 - share) * team.moves + share * unit * team.spread

    def at_once(self, tolerance: int, weight: int) -> Positions:
        """Give the best plan known, after a quick search if there was none yet.

        Args:
            tolerance: Half the width of the band, in percent.
            weight: Percent of the aim that is compactness.

        Returns:
            The territory of each cell; today's or the nearest plan's if none is known to fit.
        """
        if (tolerance, weight) not in self.asked:
            self.asked[tolerance, weight] = None
            plan = self._mender(weight).plan(tolerance / 100)
            if plan is not None:
                self.plans.append((self.team.deviation(plan), plan))
        return self._best(tolerance, weight)[0]

    def search(self, tolerance: int, weight: int, seconds: float) -> None:
        """Search exactly, and keep the plan and the bound that this gives.

        Args:
            tolerance: Half the width of the band, in percent.
            weight: Percent of the aim that is compactness.
            seconds: The time limit.
        """
        team = self.team
        self.asked[tolerance, weight] = None
        try:
            found = align(
                self.cost(weight),
                team.workload,
                tolerance=tolerance / 100,
                adjacency=team.pairs,
                homes=team.homes,
                current=team.today,
                time_limit=seconds,
            )
        except TimeoutError:
            return
        except Infeasible:
            self.never = max(self.never, tolerance)
            return
        self.plans.append((team.deviation(found.assignment), found.assignment))
        self.bounds[tolerance, weight] = found.bound

    def known(self, tolerance: int, weight: int) -> Known:
        """Say what is known of a band: its best plan, and how much better another may be.

        Args:
            tolerance: Half the width of the band, in percent.
            weight: Percent of the aim that is compactness.

        Returns:
            The plan and its certificate.
        """
        self.at_once(tolerance, weight)
        plan, value = self._best(tolerance, weight)
        if not np.isfinite(value):
            return Known(plan, None, tolerance <= self.never)
        if (tolerance, weight) not in self.bounds:
            self.bounds[tolerance, weight] = self._mender(weight).bound(tolerance / 100, value)
        bound = max(b for (wide, w), b in self.bounds.items() if w == weight and wide >= tolerance)
        bound = float(np.ceil(bound - 1e-3)) if weight == 0 else bound
        return Known(plan, certify(value, bound, whole=weight == 0))

    def _best(self, tolerance: int, weight: int) -> tuple[Positions, float]:
        """Look up the best plan that fits, with its cost; the nearest one, at infinity, if none."""
        fitting = [plan for off, plan in self.plans if off <= tolerance / 100 + HAIR]
        if not fitting:
            return min(self.plans, key=lambda one: one[0])[1], np.inf
        table = self.cost(weight)
        values = [self.team.total(table, plan) for plan in fitting]
        i = int(np.argmin(values))
        return fitting[i], values[i]

    def _mender(self, weight: int) -> Mender:
        """State the question for a weight, once."""
        if weight not in self.menders:
            team = self.team
            self.menders[weight] = Mender(
                read_case(
                    self.cost(weight),
                    team.workload,
                    tolerance=0.0,
                    shares=None,
                    adjacency=team.pairs,
                    homes=team.homes,
                    current=team.today,
                    max_moved=None,
                    fixed=None,
                    objective="travel",
                )
            )
        return self.menders[weight]

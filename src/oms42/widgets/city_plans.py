# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""What is known of the plans for the cities: the best one within a band, and a bound on others."""

import numpy as np

from oms42.territories import Alignment, Certificate, align
from oms42.territories.outcome import certify
from oms42.territories.quick_align import quick_align
from oms42.widgets.city_accounts import Cities, Positions

HAIR = 1e-9  # what rounding may add to a deviation


class CityPlans:
    """Keep plans and bounds, so that a narrower band never costs less than a wider one.

    Every plan found for some band serves all the others that it fits; a bound for a band holds
    for every narrower one.

    Args:
        cities: The cities.

    Example:
        >>> from oms42.widgets.city_accounts import cities
        >>> plan, known = CityPlans(cities()).known(20)
        >>> round(known.objective), known.status
        (337, 'feasible')
    """

    def __init__(self, cities: Cities) -> None:
        self.cities = cities
        self.plans: list[tuple[float, Positions]] = []
        self.bounds: dict[int, float] = {}

    def known(self, tolerance: int) -> tuple[Positions, Certificate]:
        """Give the best plan known, after a quick search if there was none yet.

        Args:
            tolerance: Half the width of the band, in percent.

        Returns:
            The home of each city, and what is proved of the plan's mean kilometers.
        """
        cities = self.cities
        if tolerance not in self.bounds:
            self._keep(
                tolerance,
                quick_align(cities.travel, cities.population, tolerance=tolerance / 100),
            )
        fitting = [plan for off, plan in self.plans if off <= tolerance / 100 + HAIR]
        values = [cities.total(plan) for plan in fitting]
        best = int(np.argmin(values))
        bound = max(bound for wide, bound in self.bounds.items() if wide >= tolerance)
        return fitting[best], certify(values[best], bound)

    def search(self, tolerance: int, seconds: float) -> None:
        """Search exactly, and keep the plan and the bound that this gives.

        Args:
            tolerance: Half the width of the band, in percent.
            seconds: The time limit.
        """
        cities = self.cities
        try:
            found = align(
                cities.travel, cities.population, tolerance=tolerance / 100, time_limit=seconds
            )
        except TimeoutError:
            return
        self._keep(tolerance, found)

    def _keep(self, tolerance: int, found: Alignment) -> None:
        plan = found.assignment
        self.plans.append((self.cities.deviation(plan), plan))
        self.bounds[tolerance] = max(found.bound, self.bounds.get(tolerance, -np.inf))

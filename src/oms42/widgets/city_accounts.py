# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Real cities of the United States as accounts; the eight sellers' homes are made up."""

from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from oms42.datasets import real
from oms42.territories.great_circle import great_circle

Floats = NDArray[np.float64]
Positions = NDArray[np.intp]

COUNT = 120  # cities
FILE = "us_cities.csv"
AWAY = ("AK", "HI")  # states whose cities no seller of the other 48 can reach by road
# Places of the table that are a part of another one, or (Meads, Tri-Cities) carry the population
# of a whole metropolitan area: its people would be counted twice.
PARTS = (
    "Brooklyn, NY",
    "Queens, NY",
    "Manhattan, NY",
    "The Bronx, NY",
    "Staten Island, NY",
    "Upper West Side, NY",
    "Jamaica, NY",
    "New South Memphis, TN",
    "South Boston, MA",
    "West Raleigh, NC",
    "Lexington-Fayette, KY",
    "Maryvale, AZ",
    "Meads, KY",
    "Tri-Cities, WA",
)
HOMES = (
    "New York City, NY",
    "Los Angeles, CA",
    "Chicago, IL",
    "Houston, TX",
    "Atlanta, GA",
    "Denver, CO",
    "Seattle, WA",
    "Washington, DC",
)


@dataclass(frozen=True, eq=False)
class Cities:
    """Hold the cities, the largest first.

    Attributes:
        names: Name and state, n of them.
        places: Degrees east and degrees north, shape (n, 2).
        population: Inhabitants, which stand in for workload, shape (n,).
        homes: The city in which each seller lives, by its number, shape (m,).
    """

    names: tuple[str, ...]
    places: Floats
    population: Floats
    homes: Positions

    @cached_property
    def travel(self) -> Floats:
        """Kilometers to each home times the city's share of the people, shape (n, m).

        Added up over a plan, these are the mean kilometers between an inhabitant and a seller.
        """
        apart = great_circle(self.places, self.places[self.homes])
        return np.asarray(apart * (self.population / self.population.sum())[:, None])

    @cached_property
    def nearest(self) -> Positions:
        """The plan that gives every city to the home that is nearest."""
        return np.asarray(self.travel.argmin(axis=1), dtype=np.intp)

    def off(self, plan: Positions) -> Floats:
        """Give each territory's distance from the mean workload, as a fraction of it."""
        loads = np.bincount(plan, weights=self.population, minlength=self.homes.size)
        return np.asarray(loads / loads.mean() - 1)

    def deviation(self, plan: Positions) -> float:
        """Give the largest deviation of a territory's workload from the mean."""
        return float(np.abs(self.off(plan)).max())

    def total(self, plan: Positions) -> float:
        """Give the mean kilometers of a plan."""
        return float(self.travel[np.arange(plan.size), plan].sum())


def cities() -> Cities:
    """Read the extract: the 120 largest cities of the 48 states that touch, and the capital.

    Returns:
        The cities; places and populations are real, the sellers' homes are not.

    Example:
        >>> found = cities()
        >>> len(found.names), found.names[:2], f"{found.deviation(found.nearest):.0%}"
        (120, ('New York City, NY', 'Los Angeles, CA'), '112%')
    """
    text = files("oms42.widgets").joinpath("extracted", FILE).read_text("utf-8")
    rows = [line.split(";") for line in text.splitlines()[1:]]
    names = tuple(row[0] for row in rows)
    numbers = np.array([row[1:] for row in rows], dtype=np.float64)
    homes = np.array([names.index(home) for home in HOMES], dtype=np.intp)
    return Cities(names, numbers[:, :2], numbers[:, 2], homes)


def written() -> str:
    """Work the extract out of the real table.

    Returns:
        A head and one line a city, the fields set apart by semicolons.
    """
    table = real.columns("us_cities")
    names = np.array([f"{a}, {b}" for a, b in zip(table["name"], table["state"], strict=True)])
    fit = np.flatnonzero(~np.isin(names, PARTS) & ~np.isin(table["state"], AWAY))
    order = fit[np.argsort(-table["population"][fit], kind="stable")[:COUNT]]
    lines = [
        f"{names[i]};{table['longitude'][i]:.4f};{table['latitude'][i]:.4f};"
        f"{table['population'][i]}"
        for i in order
    ]
    return "\n".join(["name;longitude;latitude;population", *lines]) + "\n"


def refresh(folder: Path) -> None:
    """Write the extract anew, after the real table has changed.

    Args:
        folder: ``src/oms42/widgets/extracted`` of the checkout.
    """
    (folder / FILE).write_text(written(), "utf-8")

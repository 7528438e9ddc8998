# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""What the city territories say: alternative text, balance table, travel and what is proved."""

from string import ascii_uppercase

from oms42.territories import Certificate
from oms42.widgets.city_accounts import HOMES, Cities, Positions


def described(cities: Cities, plan: Positions, tolerance: int) -> str:
    """Say what the map shows.

    Args:
        cities: The cities.
        plan: The home of each city, as drawn.
        tolerance: Half the width of the band, in percent.

    Returns:
        Plain text.
    """
    elsewhere = int((plan != cities.nearest).sum())
    return (
        f"Map of the United States with {plan.size} real cities in {cities.homes.size} synthetic "
        f"territories, named by letters at their sellers' homes. Workloads lie within "
        f"±{tolerance} % of the mean; {elsewhere} cities do not go to the nearest home."
    )


def balance_table(cities: Cities, plan: Positions) -> str:
    """Set each territory's workload beside the mean: every city to the nearest home, and the plan.

    Args:
        cities: The cities.
        plan: The home of each city.

    Returns:
        An HTML table.
    """
    rows = zip(ascii_uppercase, HOMES, cities.off(cities.nearest), cities.off(plan), strict=False)
    body = "".join(
        f"<tr><th scope='row'>{letter} <small>{home}</small></th><td>{was:+.0%}</td>"
        f"<td>{now:+.0%}</td></tr>"
        for letter, home, was, now in rows
    )
    return (
        "<table><caption>Workload off the mean, nearest home and plan (synthetic sellers)</caption>"
        "<thead><tr><th scope='col'>Home</th><th scope='col'>Nearest</th>"
        f"<th scope='col'>Plan</th></tr></thead><tbody>{body}</tbody></table>"
    ).replace("-", "−")


def verdict(cities: Cities, plan: Positions, known: Certificate, tolerance: int) -> str:
    """Say how far the sellers travel, and how sure it is that no plan travels less.

    Args:
        cities: The cities.
        plan: The home of each city.
        known: What is proved of it.
        tolerance: Half the width of the band, in percent.

    Returns:
        HTML.
    """
    least = cities.total(cities.nearest)
    return (
        f"<p>Mean distance to the seller, weighted by population: <b>{known.objective:.1f} km</b> "
        f"within ±{tolerance} %, {least:.1f} km if every city goes to its nearest home "
        f"(<b>{cities.total(plan) / least - 1:+.1%}</b>). {_sure(known, least)} Cities are real, "
        "sellers synthetic; population stands in for workload.</p>"
    )


def _sure(known: Certificate, least: float) -> str:
    """Say what is proved."""
    if known.status == "optimal":
        return "Status: optimal, gap 0. No plan within the band travels less."
    return (
        f"Status: feasible, gap {known.gap:.2%}. No plan within the band has less than "
        f"{known.bound:.1f} km ({known.bound / least - 1:+.1%}); whether one beats this plan is "
        "open until a search proves it."
    )

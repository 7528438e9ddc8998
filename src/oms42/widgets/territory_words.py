# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""What the territory optimizer says: alternative text, balance table, verdict and path."""

from string import ascii_uppercase

import numpy as np

from oms42.territories.measures.evenness import deviations
from oms42.widgets.plans_known import Known, PlansKnown
from oms42.widgets.territory_team import Floats, Positions, Team


def described(team: Team, plan: Positions, tolerance: int, weight: int) -> str:
    """Say what the map shows.

    Args:
        team: The team.
        plan: The territory of each cell, as drawn.
        tolerance: Half the width of the band, in percent.
        weight: Percent of the aim that is compactness.

    Returns:
        Plain text.
    """
    changed = int((plan != team.today).sum())
    cells = "1 cell changes" if changed == 1 else f"{changed} cells change"
    return (
        f"Map of {len(team.cells)} cells of {team.name}, synthetic data, in "
        f"{len(team.territories)} territories named by letters. Workloads are to lie within "
        f"±{tolerance} % of the mean and compactness weighs {weight} %: {cells} hands, and the "
        f"largest deviation goes from {team.deviation(team.today):.1%} to "
        f"{team.deviation(plan):.1%}."
    )


def balance_table(team: Team, plan: Positions) -> str:
    """Set workload and potential of every territory, today and in a plan, beside the mean.

    Args:
        team: The team.
        plan: The territory of each cell.

    Returns:
        An HTML table.
    """
    work, sales = (
        [_off(team, values, at) for at in (team.today, plan)]
        for values in (team.workload, team.potential)
    )
    rows = zip(ascii_uppercase, team.territories, *work, *sales, strict=False)
    body = "".join(
        f"<tr><th scope='row'>{letter} <small>{name}</small></th><td>{was:+.0%} → {now:+.0%}</td>"
        f"<td>{had:+.0%} → {has:+.0%}</td></tr>"
        for letter, name, was, now, had, has in rows
    )
    return (
        "<table><caption>Off the team's mean territory, today → in the plan (synthetic)</caption>"
        "<thead><tr><th scope='col'>Territory</th><th scope='col'>Workload</th>"
        f"<th scope='col'>Potential</th></tr></thead><tbody>{body}</tbody></table>"
    ).replace("-", "−")


def _off(team: Team, values: Floats, plan: Positions) -> Floats:
    """Give each territory's distance from the mean, as a fraction of it."""
    return deviations(np.bincount(plan, weights=values, minlength=len(team.territories)))


def verdict(team: Team, known: Known, tolerance: int, weight: int) -> str:
    """Say how many relationships a plan costs, and how sure it is that no plan costs less.

    Args:
        team: The team.
        known: The plan.
        tolerance: Half the width of the band, in percent.
        weight: Percent of the aim that is compactness.

    Returns:
        HTML.
    """
    moved = team.total(team.moves, known.plan)
    tighter = team.total(team.spread, known.plan) / team.total(team.spread, team.today) - 1
    sums = (
        f"<b>{moved:.0f}</b> of {team.accounts.sum():,.0f} accounts "
        f"(<b>{moved / team.accounts.sum():.1%}</b>) change their seller; the spread of work "
        f"around the sellers' homes changes by <b>{tighter:+.1%}</b>."
    )
    return f"<p>{sums} {_sure(known, tolerance, weight)} Synthetic data.</p>"


def _sure(known: Known, tolerance: int, weight: int) -> str:
    """Say what is proved."""
    if known.impossible:
        return f"It is proved that no connected plan keeps ±{tolerance} %; this one comes nearest."
    if known.certificate is None:
        return (
            f"No plan within ±{tolerance} % came at once; the map shows the nearest one known. "
            "Whether there is one, a search can tell."
        )
    found = known.certificate
    if found.status == "optimal":
        return "Status: optimal, gap 0. No connected plan within the band does better."
    if weight == 0:
        return (
            f"Status: feasible, gap {found.gap:.0%}. No plan within the band moves fewer than "
            f"{found.bound:.0f} accounts; whether one moves fewer than {found.objective:.0f} is "
            "open until a search proves it."
        )
    return (
        f"Status: feasible, gap {found.gap:.1%}: no plan within the band is better by more than "
        "that in the sum of moves and spread that the weight sets."
    )


def path(plans: PlansKnown, weight: int) -> str:
    """List the bands that were looked at, from wide to narrow, with what each costs.

    Args:
        plans: What is known of the team.
        weight: Percent of the aim that is compactness.

    Returns:
        An HTML table.
    """
    told: dict[tuple[str, str], list[int]] = {}
    for tolerance in sorted({wide for wide, other in plans.asked if other == weight}, reverse=True):
        known, moves = plans.known(tolerance, weight), plans.team.moves
        count = f"{plans.team.total(moves, known.plan):.0f}" if known.certificate else "none known"
        status = known.certificate.status if known.certificate else ""
        told.setdefault((count, status), []).append(tolerance)
    rows = [
        f"<tr><th scope='row'>{_bands(wide)}</th><td>{count}</td><td>{status}</td></tr>"
        for (count, status), wide in told.items()
    ]
    return (
        f"<table><caption>{plans.team.name}, compactness {weight} %: your bands so far</caption>"
        "<thead><tr><th scope='col'>Band</th><th scope='col'>Accounts moved</th>"
        f"<th scope='col'>Status</th></tr></thead><tbody>{''.join(rows)}</tbody></table>"
    )


def _bands(tolerances: list[int]) -> str:
    """Name a band, or several from the widest to the narrowest."""
    first, last = tolerances[0], tolerances[-1]
    return f"±{first} %" if first == last else f"±{first} to ±{last} %"

# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Are the teams what the table of cells says?"""

import numpy as np
import pytest

from oms42.datasets import columns
from oms42.territories.contiguity import graph
from oms42.widgets.territory_team import Team, teams


@pytest.fixture(scope="module")
def all_teams() -> dict[str, Team]:
    """Read the teams once."""
    return teams()


def test_are_all_cells_there_but_those_of_a_team_with_one_territory(
    all_teams: dict[str, Team],
) -> None:
    table = columns("geo_cells")
    owners: dict[str, set[str]] = {}
    for region, segment, owner in zip(
        table["region"], table["segment"], table["territory_id"], strict=True
    ):
        owners.setdefault(f"{region} {segment}", set()).add(str(owner))
    assert set(all_teams) == {name for name, found in owners.items() if len(found) > 1}
    for name, team in all_teams.items():
        assert set(team.territories) == owners[name]


def test_are_the_largest_imbalances_first_and_the_planted_one_the_first_of_all(
    all_teams: dict[str, Team],
) -> None:
    """PT-07: the loop below, over the plain table, finds 32 percent in EMEA mid-market."""
    table = columns("geo_cells")
    hours: dict[str, float] = {}
    for region, segment, owner, work in zip(
        *(table[name] for name in ("region", "segment", "territory_id", "workload_h")), strict=True
    ):
        if (region, segment) == ("EMEA", "mid-market"):
            hours[str(owner)] = hours.get(str(owner), 0.0) + float(work)
    mean = sum(hours.values()) / len(hours)
    worst = max(abs(value / mean - 1) for value in hours.values())
    first = next(iter(all_teams.values()))
    assert (first.name, first.accounts.sum()) == ("EMEA mid-market", 1080)
    assert first.deviation(first.today) == pytest.approx(worst)
    assert round(worst, 2) == 0.32
    order = [team.deviation(team.today) for team in all_teams.values()]
    assert order == sorted(order, reverse=True)


def test_is_every_territory_of_today_in_one_piece_around_its_home(
    all_teams: dict[str, Team],
) -> None:
    for team in all_teams.values():
        near = graph(team.pairs, len(team.cells), team.homes)
        for j in range(len(team.territories)):
            assert near.is_connected(np.flatnonzero(team.today == j), j)


def test_do_the_pairs_say_what_the_table_says(all_teams: dict[str, Team]) -> None:
    table = columns("geo_cells")
    near = dict(zip(table["cell_id"].tolist(), table["neighbors"].tolist(), strict=True))
    for team in all_teams.values():
        assert sum(len(near[cell].split()) for cell in team.cells) == 2 * len(team.pairs)
        assert all(team.cells[b] in near[team.cells[a]].split() for a, b in team.pairs)


def test_does_staying_move_nobody_and_leaving_the_accounts_of_the_cell(
    all_teams: dict[str, Team],
) -> None:
    team = all_teams["EMEA mid-market"]
    assert team.total(team.moves, team.today) == 0
    other = team.today.copy()
    other[0] = (other[0] + 1) % len(team.territories)
    assert team.total(team.moves, other) == team.accounts[0]


def test_is_the_spread_of_a_cell_nothing_at_its_sellers_home(all_teams: dict[str, Team]) -> None:
    """Hand calculation for the first cell: its hours times the squared distance."""
    team = all_teams["EMEA mid-market"]
    assert team.spread[team.homes, np.arange(len(team.homes))].tolist() == [0.0] * 8
    (x, y), (u, v) = team.places[0], team.places[team.homes[3]]
    assert team.spread[0, 3] == pytest.approx(team.workload[0] * ((x - u) ** 2 + (y - v) ** 2))

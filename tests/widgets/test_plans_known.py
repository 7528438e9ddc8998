# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Is a narrower band never cheaper than a wider one, and every claim proved?"""

import numpy as np
import pytest

from oms42.territories import align
from oms42.widgets.plans_known import PlansKnown
from oms42.widgets.territory_team import Team, teams


@pytest.fixture(scope="module")
def team() -> Team:
    """Give the team of the question."""
    return teams()["EMEA mid-market"]


@pytest.fixture
def known(team: Team) -> PlansKnown:
    """Know nothing yet."""
    return PlansKnown(team)


@pytest.mark.parametrize("tolerance", [20, 10, 5])
def test_is_the_plan_at_once_the_best_one_in_these_bands(team: Team, tolerance: int) -> None:
    """Against the exact solver; the book's text and the widget's take-away say so."""
    best = align(
        team.moves,
        team.workload,
        tolerance=tolerance / 100,
        adjacency=team.pairs,
        homes=team.homes,
        current=team.today,
        time_limit=200,
    )
    assert best.status == "optimal"
    assert best.objective == {20: 27, 10: 45, 5: 74}[tolerance]
    plan = PlansKnown(team).at_once(tolerance, 0)
    assert team.total(team.moves, plan) == best.objective


def test_does_a_narrower_band_never_move_fewer_accounts(known: PlansKnown, team: Team) -> None:
    for tolerance in (2, 20, 3, 12, 5, 30, 8):  # in any order
        known.at_once(tolerance, 0)
    costs = [known.known(wide, 0) for wide in (30, 20, 12, 8, 5, 2)]
    objectives = [one.certificate.objective for one in costs if one.certificate]
    bounds = [one.certificate.bound for one in costs if one.certificate]
    assert len(objectives) == 6
    assert objectives == sorted(objectives)
    assert bounds == sorted(bounds)
    assert all(low <= high for low, high in zip(bounds, objectives, strict=True))


def test_does_every_plan_keep_its_band_in_one_piece_each(known: PlansKnown, team: Team) -> None:
    for tolerance in (20, 10, 5):
        plan = known.at_once(tolerance, 30)
        assert team.deviation(plan) <= tolerance / 100 + 1e-9
        assert plan[team.homes].tolist() == list(range(8))


def test_does_full_weight_on_compactness_give_a_tighter_map_with_more_moves(
    known: PlansKnown, team: Team
) -> None:
    moving, tight = known.at_once(10, 0), known.at_once(10, 100)
    assert team.total(team.spread, tight) < team.total(team.spread, moving)
    assert team.total(team.moves, tight) > team.total(team.moves, moving)


def test_is_the_nearest_plan_given_where_none_fits_and_nothing_claimed(
    known: PlansKnown, team: Team
) -> None:
    found = known.known(1, 0)
    assert found.certificate is None
    assert not found.impossible
    assert team.deviation(found.plan) > 0.01


def test_does_a_search_prove_what_the_steps_found(known: PlansKnown) -> None:
    before = known.known(20, 0).certificate
    known.search(20, 0, seconds=200.0)
    after = known.known(20, 0).certificate
    assert before is not None
    assert after is not None
    assert (before.status, after.status) == ("feasible", "optimal")
    assert before.bound <= after.objective == 27


def test_is_a_proof_that_nothing_fits_remembered_for_narrower_bands() -> None:
    """Three cells of 5, 5 and 2 hours and two sellers: no cut of the line is within 10 percent."""
    team = Team(
        name="Line",
        cells=("C1", "C2", "C3"),
        places=np.array([(0.0, 0.0), (1.0, 0.0), (2.0, 0.0)]),
        pairs=[(0, 1), (1, 2)],
        workload=np.array([5.0, 5.0, 2.0]),
        potential=np.ones(3),
        accounts=np.array([5.0, 5.0, 2.0]),
        territories=("T1", "T2"),
        today=np.array([0, 1, 1]),
    )
    line = PlansKnown(team)
    line.search(10, 0, seconds=60.0)
    assert line.known(10, 0).impossible
    assert line.known(5, 0).impossible
    assert line.known(17, 0).certificate is not None


def test_are_costs_whole_accounts_without_a_weight_and_a_mixture_with_one(
    known: PlansKnown, team: Team
) -> None:
    """Hand calculation: at half and half today costs half of all accounts."""
    assert (known.cost(0) == team.moves).all()
    assert team.total(known.cost(50), team.today) == pytest.approx(540)
    assert team.total(known.cost(100), team.today) == pytest.approx(1080)

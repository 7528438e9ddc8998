# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Do the words say what the plan is, and claim no more than is proved?"""

import re

import numpy as np
import pytest

from oms42.territories.outcome import certify
from oms42.widgets.plans_known import Known, PlansKnown
from oms42.widgets.territory_team import Team
from oms42.widgets.territory_words import balance_table, described, path, verdict

PLAN = np.array([0, 0, 1])


@pytest.fixture
def team() -> Team:
    """Make three cells in a line and two sellers: 5 against 7 hours today, 10 against 2 planned."""
    return Team(
        name="Line",
        cells=("C1", "C2", "C3"),
        places=np.array([(0.0, 0.0), (1.0, 0.0), (2.0, 0.0)]),
        pairs=[(0, 1), (1, 2)],
        workload=np.array([5.0, 5.0, 2.0]),
        potential=np.array([1.0, 1.0, 2.0]),
        accounts=np.array([4.0, 3.0, 1.0]),
        territories=("T1", "T2"),
        today=np.array([0, 1, 1]),
    )


def plain(html: str) -> str:
    """Take the marks away."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html)).strip()


def test_does_the_alternative_text_say_how_many_cells_move_and_what_it_evens_out(
    team: Team,
) -> None:
    """Hand calculation: 5 and 7 are 16.7 percent off 6; 10 and 2 are 66.7 percent off."""
    told = described(team, PLAN, 70, 30)
    assert "3 cells of Line, synthetic data, in 2 territories" in told
    assert "±70 % of the mean and compactness weighs 30 %: 1 cell changes hands" in told
    assert "from 16.7% to 66.7%" in told


def test_has_the_table_each_territory_today_and_in_the_plan(team: Team) -> None:
    """Hand calculation: workload 5 | 7 to 10 | 2 with mean 6, potential 1 | 3 to 2 | 2."""
    told = plain(balance_table(team, PLAN))
    assert "A T1 −17% → +67% −50% → +0%" in told
    assert "B T2 +17% → −67% +50% → +0%" in told
    assert "synthetic" in told


@pytest.mark.parametrize(
    ("certificate", "weight", "words"),
    [
        (certify(3.0, 3.0), 0, "Status: optimal, gap 0. No connected plan"),
        (
            certify(3.0, 2.0, whole=False),
            0,
            "Status: feasible, gap 33%. No plan within the band",
        ),
        (certify(3.0, 2.4), 40, "gap 20.0%: no plan within the band is better by more than"),
        (None, 0, "No plan within ±10 % came at once"),
    ],
)
def test_does_the_verdict_say_what_is_proved(team, certificate, weight, words) -> None:
    told = plain(verdict(team, Known(PLAN, certificate), 10, weight))
    assert words in told
    assert "3 of 8 accounts ( 37.5% ) change their seller" in told
    assert "Synthetic data." in told


def test_is_a_proof_that_nothing_fits_told(team: Team) -> None:
    told = plain(verdict(team, Known(PLAN, None, impossible=True), 10, 0))
    assert "It is proved that no connected plan keeps ±10 %" in told


def test_are_bands_with_the_same_plan_told_in_one_row(team: Team) -> None:
    """Today is 16.7 percent off: wider bands move nobody, narrower ones have no plan."""
    plans = PlansKnown(team)
    for tolerance in (20, 17, 30, 10, 5):
        plans.at_once(tolerance, 0)
    told = plain(path(plans, 0))
    assert "±30 to ±17 % 0 optimal" in told
    assert "±10 to ±5 % none known" in told
    assert plain(path(plans, 20)).endswith("Status")

# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

import numpy as np
import pytest

from oms42.kelvane.people.annual import CASE_RANGE, LEAD
from oms42.kelvane.people.magnitudes import PeopleMagnitudes
from oms42.kelvane.world import World

PARTS = ("potential", "skill", "other", "noise")


def test_do_mean_spread_and_shares_hold_exactly(any_roster: World) -> None:
    size = PeopleMagnitudes.of(any_roster.identity)
    years = any_roster.hidden["rep_years"]
    variance = float(np.var(years["attainment"]))
    assert years["attainment"].mean() == pytest.approx(size.attainment_mean, abs=1e-9)
    assert np.sqrt(variance) == pytest.approx(size.attainment_sd, abs=1e-9)
    shares = [float(np.var(years[name])) / variance for name in PARTS]
    expected = [size.potential_share, size.skill_share, None, size.noise_share]
    for share, planted in zip(shares, expected, strict=True):
        assert planted is None or share == pytest.approx(planted, abs=1e-9)
    assert sum(shares) == pytest.approx(1.0, abs=1e-9)


def test_are_the_four_parts_uncorrelated(any_roster: World) -> None:
    years = any_roster.hidden["rep_years"]
    together = np.corrcoef([years[name] for name in PARTS])
    assert np.abs(together - np.eye(4)).max() < 1e-9


def test_does_the_richest_territory_lead_and_nothing_else_help_its_seller(
    any_roster: World,
) -> None:
    years, seats = any_roster.hidden["rep_years"], any_roster.hidden["seats"]
    executive = seats["role"] == "ae"
    richest = int(np.flatnonzero(executive)[np.argmax(years["index"][executive])])
    others = np.delete(years["attainment"], richest)
    assert years["attainment"][richest] > others.max() + 0.8 * LEAD
    alone = years["mean"][richest] + years["potential"][richest]
    assert years["attainment"][richest] == pytest.approx(alone, abs=0.01)


def test_is_the_seller_of_the_case_an_executive_within_the_range(any_roster: World) -> None:
    years, seats = any_roster.hidden["rep_years"], any_roster.hidden["seats"]
    row = int(np.flatnonzero(years["rep_id"] == "R057")[0])
    assert seats["role"][row] == "ae"
    low, high = CASE_RANGE
    assert low - 0.02 <= years["attainment"][row] <= high + 0.02


def test_is_nobodys_year_below_a_quarter_of_the_quota(any_roster: World) -> None:
    assert any_roster.hidden["rep_years"]["attainment"].min() > 0.25


def test_stands_the_leader_near_the_middle_of_the_adjusted_ranking(any_roster: World) -> None:
    """Attainment less its potential part: the share of executives below the leader."""
    years, seats = any_roster.hidden["rep_years"], any_roster.hidden["seats"]
    executive = seats["role"] == "ae"
    rest = (years["attainment"] - years["potential"])[executive]
    leader = np.argmax(years["attainment"][executive])
    assert np.mean(rest < rest[leader]) == pytest.approx(0.5, abs=0.09)

# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

import numpy as np
import pytest

from oms42.kelvane.field.stage import field
from oms42.kelvane.identity import Identity
from oms42.kelvane.people.magnitudes import PeopleMagnitudes
from oms42.kelvane.people.quota_plan import ratcheted
from oms42.kelvane.people.stage import roster
from oms42.kelvane.world import Columns, World

LAST_YEAR = ("2025Q4", "2026Q1", "2026Q2", "2026Q3")


def grid(rows: Columns, name: str) -> np.ndarray:
    """One row a seller, one column a quarter."""
    rep, seller = np.unique(rows["rep_id"], return_inverse=True)
    names, quarter = np.unique(rows["quarter"], return_inverse=True)
    table = np.full((rep.size, names.size), np.nan)
    table[seller, quarter] = rows[name]
    return table


def test_is_the_year_of_the_84_the_planted_one(any_roster: World) -> None:
    """Bookings over quotas of the last four quarters; the case's last quarter is fixed."""
    rows, years = any_roster.hidden["rep_quarters"], any_roster.hidden["rep_years"]
    within = np.isin(rows["quarter"], LAST_YEAR)
    for rep, planted in zip(years["rep_id"].tolist(), years["attainment"].tolist(), strict=True):
        mine = within & (rows["rep_id"] == rep)
        found = rows["target_bookings"][mine].sum() / rows["quota"][mine].sum()
        assert found == pytest.approx(planted, abs=0.01 if rep == "R057" else 0.002), rep


def test_does_the_quota_follow_the_ratchet_to_the_hundred_dollars(any_roster: World) -> None:
    rows = any_roster.hidden["rep_quarters"]
    size = PeopleMagnitudes.of(any_roster.identity)
    base, attainment = grid(rows, "base_quota"), grid(rows, "attainment")
    expected = ratcheted(np.nan_to_num(base), attainment, size.ratchet)
    quota = grid(rows, "quota")
    assert np.array_equal(quota[~np.isnan(quota)], expected[~np.isnan(quota)])


def test_is_the_case_sellers_last_quarter_at_62_percent(any_roster: World) -> None:
    rows = any_roster.hidden["rep_quarters"]
    mine = (rows["rep_id"] == "R057") & (rows["quarter"] == "2026Q3")
    assert rows["attainment"][mine] == pytest.approx(0.62, abs=0.001)


def test_is_nobodys_quarter_without_bookings_or_beyond_belief(any_roster: World) -> None:
    attainment = any_roster.hidden["rep_quarters"]["attainment"]
    assert attainment.min() >= 0.1
    assert attainment.max() <= 2.6


def test_are_quarters_as_noisy_as_the_worked_example_says(any_roster: World) -> None:
    """Blueprint 4.2 and WE5.2: standard deviation 0.30 a quarter around the seller's level."""
    rest = grid(any_roster.hidden["rep_quarters"], "attainment")
    rest = rest - np.nanmean(rest, axis=1, keepdims=True)
    count = (~np.isnan(rest)).sum(axis=1)
    assert np.sqrt(np.nansum(rest**2) / (count - 1).sum()) == pytest.approx(0.30, abs=0.031)


def test_is_chance_scaled_down_where_quarters_would_be_too_noisy() -> None:
    """In this company they spread by 0.35 around the sellers' means before chance is scaled."""
    noisy = roster(field(World(Identity(105, "learner-105"))))
    test_are_quarters_as_noisy_as_the_worked_example_says(noisy)


def test_does_attainment_not_pile_up_at_the_ends_of_its_classes(any_roster: World) -> None:
    """Within 0.004 of an end there are no more than twice what lies 0.01 further inside."""
    attainment = any_roster.hidden["rep_quarters"]["attainment"]
    for edge, side in ((0.70, -1), (0.70, 1), (1.00, -1), (1.04, 1)):
        near = np.abs(attainment - edge - side * 0.003) < 0.0025
        inside = np.abs(attainment - edge - side * 0.02) < 0.0125
        assert near.sum() <= 6 + 2 * inside.sum() * 0.2, (edge, side)

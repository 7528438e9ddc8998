# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Are the partners those of the case?"""

import numpy as np
import pytest

from oms42.kelvane.channel.partners import COUNTRIES, partners
from oms42.kelvane.field.partner_regions import partner_regions
from oms42.kelvane.identity import Identity
from oms42.kelvane.world import Columns


@pytest.fixture(params=[Identity(), Identity(5), Identity(5, "class-b")], ids=str)
def table(request: pytest.FixtureRequest) -> Columns:
    return partners(request.param, partner_regions(request.param))


def test_are_there_19_distributors_21_resellers_and_6_agents(table: Columns) -> None:
    """Company facts."""
    names, count = np.unique(table["type"], return_counts=True)
    found = dict(zip(names.tolist(), count.tolist(), strict=True))
    assert found == {"agent": 6, "distributor": 19, "reseller": 21}


def test_is_the_agent_of_the_case_in_brazil_with_every_flag(table: Columns) -> None:
    """Case C9: Brazil, 14 % against 5 %."""
    row = np.flatnonzero(table["partner_id"] == "P-031")[0]
    assert table["type"][row] == "agent"
    assert table["country"][row] == "BR"
    assert table["cpi_band"][row] == "high"
    assert table["govt_exposure"][row]
    assert table["onboarding_dd"][row] == "none"
    assert not table["owner_disclosed"][row]


def test_is_no_single_flag_that_of_the_case_alone(table: Columns) -> None:
    """A flag is a reason to look: others deal with governments or have not named their owners."""
    assert table["govt_exposure"].sum() == 2 + 11
    assert (~table["owner_disclosed"]).sum() == 3
    assert (table["onboarding_dd"] == "none").sum() == 4


def test_have_the_twelve_best_known_distributors_the_margins_of_the_worked_example() -> None:
    """WE9.5: mean 18.0, standard deviation 1.86, so that 28 % lies 5.4 of them above."""
    table = partners(Identity(), partner_regions(Identity()))
    peers = (table["type"] == "distributor") & (table["partner_id"] != "P-017")
    full = np.sort(table["margin_pct"][peers & (table["onboarding_dd"] == "full")])
    assert full.tolist() == sorted([16, 18, 17, 21, 15, 19, 20, 18, 17, 19, 16, 20])
    assert (28 - full.mean()) / full.std(ddof=1) == pytest.approx(5.4, abs=0.05)
    assert (28 - table["margin_pct"][peers].mean()) / table["margin_pct"][peers].std(
        ddof=1
    ) == pytest.approx(5.4, abs=0.1)


def test_have_agents_commissions_and_all_others_margins(table: Columns) -> None:
    agent = table["type"] == "agent"
    assert np.array_equal(np.isnan(table["margin_pct"]), agent)
    assert np.array_equal(np.isnan(table["commission_pct"]), ~agent)


def test_is_every_partner_in_a_country_of_its_region(table: Columns) -> None:
    for region, codes in COUNTRIES.items():
        mine = sorted(table["country"][table["region"] == region].tolist())
        assert mine == sorted(codes)


def test_is_japan_covered_by_distributors(table: Columns) -> None:
    assert set(table["type"][table["country"] == "JP"].tolist()) == {"distributor"}


@pytest.mark.parametrize("variant", ["class-10", "class-b", "x"])
def test_keep_the_peers_of_a_variant_mean_and_spread_of_the_worked_example(variant: str) -> None:
    """Mean 18 to the rounding of a float; standard deviation 1.86 within 5 %."""
    who = Identity(42, variant)
    table = partners(who, partner_regions(who))
    peers = (table["type"] == "distributor") & (table["partner_id"] != "P-017")
    margin = table["margin_pct"][peers]
    assert margin.mean() == pytest.approx(18.0)
    assert margin.std(ddof=1) == pytest.approx(1.86, rel=0.05)
    assert (margin % 1 != 0).any()

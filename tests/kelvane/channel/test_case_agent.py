# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Does the agent of the case sell, and is nothing else touched?"""

import numpy as np
import pytest

from oms42.kelvane.channel.case_agent import with_case_agent
from oms42.kelvane.world import Columns, World


@pytest.fixture
def deals() -> Columns:
    """P-003 sells most, P-008 second most, the agent nothing in 2025; P-005 is elsewhere."""
    return {
        "partner_id": np.array(["P-003", "P-008", "P-031", "P-031", "P-005", "", "P-008"]),
        "amount_acv": np.array([50.0, 30.0, 99.0, 99.0, 80.0, 10.0, 5.0]),
        "outcome": np.array(["won", "won", "lost", "won", "won", "won", "open"]),
        "close_date": np.array(
            [
                "2025-02-01",
                "2025-03-01",
                "2025-03-01",
                "2024-03-01",
                "2025-01-01",
                "2025-01-01",
                "2026-10-01",
            ],
            dtype="datetime64[D]",
        ),
    }


def test_is_the_key_exchanged_in_deals_and_accounts_alike(deals: Columns) -> None:
    accounts = {"partner_id": np.array(["P-031", "", "P-008", "P-003", "P-005"])}
    regions = {
        "partner_id": np.array(["P-003", "P-005", "P-008", "P-031"]),
        "region": np.array(["LATAM", "EMEA", "LATAM", "LATAM"]),
    }
    them, changed = with_case_agent(accounts, deals, regions)
    assert them["partner_id"].tolist() == ["P-008", "", "P-031", "P-003", "P-005"]
    assert changed["partner_id"].tolist() == [
        "P-003",
        "P-031",
        "P-008",
        "P-008",
        "P-005",
        "",
        "P-031",
    ]
    assert changed["amount_acv"] is deals["amount_acv"]


def test_is_the_agent_the_second_largest_partner_of_latin_america(world: World) -> None:
    table = world.tables["partners"]
    there = table["region"] == "LATAM"
    mine = table["volume"][table["partner_id"] == "P-031"][0]
    assert mine > 0
    assert (table["volume"][there] > mine).sum() == 1

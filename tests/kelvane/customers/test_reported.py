# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
import numpy as np

from oms42.kelvane.customers.reported import reported
from oms42.kelvane.identity import Identity
from oms42.kelvane.world import World


def test_is_the_starters_share_taken_off_each_region_and_no_other_year_read() -> None:
    """By hand: of 100 + 60 + 40 + 60 = 260 million, 2.6 million is 1 % of each region."""
    table = {
        "month": np.array(["2024-12", "2025-01", "2025-02", "2025-06", "2025-12", "2026-01"]),
        "region": np.array(["NA", "NA", "EMEA", "APAC", "LATAM", "NA"]),
        "revenue": np.array([9e6, 100e6, 60e6, 40e6, 60e6, 9e6]),
    }
    found = reported(World(Identity()).with_tables(bookings_monthly=table))
    assert found == {
        "NA": 9_900_000_000,
        "EMEA": 5_940_000_000,
        "APAC": 3_960_000_000,
        "LATAM": 5_940_000_000,
    }

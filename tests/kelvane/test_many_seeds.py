# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Do the planted truths of `bookings_monthly` hold whatever the seed?

A long proof: `make prove` runs it.
"""

import numpy as np
import pytest

from oms42.kelvane.bookings import bookings_monthly, product_cells
from oms42.kelvane.identity import Identity

SEEDS = range(1000, 1500)


@pytest.mark.prove
def test_the_facts_of_fiscal_2025_and_of_the_third_quarter_of_2026_hold_for_500_seeds() -> None:
    """Company facts ($M) and PT-24."""
    promised = {"subscription": 104.0, "consumption": 17.6, "hardware": 42.2, "services": 12.2}
    for seed in SEEDS:
        table = bookings_monthly(Identity(seed))
        year = np.char.startswith(table["month"], "2025")
        for product, millions in promised.items():
            mine = table["revenue"][year & (table["product"] == product)]
            assert round(float(mine.sum()), 2) == millions * 1e6, (seed, product)
        quarter = np.isin(table["month"], ["2026-07", "2026-08", "2026-09"])
        gap = table["revenue"][quarter].sum() - table["plan"][quarter].sum()
        # by hand: −1.60 + 0.76 subscription, +2.40 − 0.76 hardware, −0.10 + 0.056 services
        assert round(float(gap), 2) == 756_000.00, seed


@pytest.mark.prove
def test_the_spiff_is_exact_on_the_counterfactual_for_500_seeds() -> None:
    """PT-10: +28 % in Q3 2025, −16 % and −8 % in the two after it, within half a unit."""
    for seed in SEEDS:
        cells = product_cells(Identity(seed))["hardware"]
        without = cells.units_without_spiff.sum(axis=1).reshape(15, 3).sum(axis=1)
        sold = cells.units.sum(axis=1).reshape(15, 3).sum(axis=1)
        for quarter, effect in ((10, 0.28), (11, -0.16), (12, -0.08)):
            assert abs(sold[quarter] - (1 + effect) * without[quarter]) <= 0.5 + 1e-9, seed

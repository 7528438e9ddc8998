# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

from oms42.kelvane.facts import REGIONS
from oms42.kelvane.field.layers import LAYERS, SEGMENTS


def test_do_the_territories_add_up_to_the_account_executives_of_the_case() -> None:
    """24 enterprise and 36 mid-market sellers, 6 of these for the public sector (company facts)."""
    count = {s: sum(one.territories for one in LAYERS if one.segment == s) for s in SEGMENTS}
    assert count == {"enterprise": 24, "mid-market": 30, "public": 6}


def test_do_the_customers_add_up_to_those_of_the_case() -> None:
    """1,310 customers; 5,800 prospects with the 427 that are entered twice (company facts)."""
    customers = sum(layer.customers for layer in LAYERS)
    assert customers == 1_310
    assert sum(layer.accounts for layer in LAYERS) - customers + 427 == 5_800


def test_is_each_segment_of_each_region_one_layer() -> None:
    assert [(layer.region, layer.segment) for layer in LAYERS] == [
        (region, segment) for region in REGIONS for segment in SEGMENTS
    ]
    assert all(0 < layer.customers < layer.accounts for layer in LAYERS)

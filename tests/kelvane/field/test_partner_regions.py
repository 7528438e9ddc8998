# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

from collections import Counter

import pytest

from oms42.kelvane.field.partner_regions import partner_regions
from oms42.kelvane.identity import Identity


@pytest.mark.parametrize("seed", [42, 1, 2])
def test_are_there_46_partners_and_the_two_of_the_case_in_their_place(seed: int) -> None:
    table = partner_regions(Identity(seed))
    place = dict(zip(table["partner_id"].tolist(), table["region"].tolist(), strict=True))
    assert list(place)[::45] == ["P-001", "P-046"]
    assert (place["P-017"], place["P-031"]) == ("EMEA", "LATAM")
    assert Counter(place.values()) == {"NA": 14, "EMEA": 16, "APAC": 10, "LATAM": 6}


def test_does_another_seed_place_the_others_elsewhere() -> None:
    one, other = partner_regions(Identity(1)), partner_regions(Identity(2))
    assert (one["region"] != other["region"]).sum() > 10

# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

import numpy as np

from oms42.kelvane.people.cast import DEVELOPMENT, carriers, cast
from oms42.kelvane.people.ramp import STANDARD_MONTHS
from oms42.kelvane.world import World


def test_are_the_sellers_on_30_september_2026_those_of_the_company_facts(
    any_roster: World,
) -> None:
    """Blueprint section 3: 24 + 30 + 6 executives, 14 KAMs, 10 channel managers, 18 SDRs."""
    people = any_roster.hidden["cast"]
    kinds, counts = np.unique(people["kind"][people["active"]], return_counts=True)
    assert dict(zip(kinds.tolist(), counts.tolist(), strict=True)) == {
        "cam": 10,
        "enterprise": 24,
        "kam": 14,
        "mid-market": 30,
        "public": 6,
        "sdr": 18,
    }
    assert people["rep_id"].size == 146
    assert set(STANDARD_MONTHS) | {"sdr"} == set(kinds.tolist())


def test_does_a_successor_take_over_everything_that_belongs_to_the_seat(any_roster: World) -> None:
    people = any_roster.hidden["cast"]
    carrying = carriers(people)
    for name in ("region", "segment", "country", "manager_id", "potential"):
        of_seat: dict[int, object] = {}
        for seat, value in zip(people["seat"][carrying], people[name][carrying], strict=True):
            assert of_seat.setdefault(int(seat), value) == value


def test_have_development_reps_no_quota_and_a_region_of_their_own(any_roster: World) -> None:
    people = any_roster.hidden["cast"]
    them = people["role"] == "sdr"
    assert (people["last"][them] < people["first"][them]).all()
    assert np.isnan(people["potential"][them]).all()
    regions, counts = np.unique(people["region"][them], return_counts=True)
    assert dict(zip(regions.tolist(), counts.tolist(), strict=True)) == DEVELOPMENT


def test_does_the_same_identity_give_the_same_cast(any_roster: World) -> None:
    again = cast(any_roster.identity, any_roster.hidden["seats"])
    for name, values in again.items():
        known = any_roster.hidden["cast"][name]
        assert np.array_equal(values, known, equal_nan=values.dtype.kind in "fM"), name

# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Do conflicts and the quarters after them stay apart?"""

import numpy as np
import pytest

from oms42.kelvane.channel.partners import partners
from oms42.kelvane.channel.rotation import Rotation, rotation
from oms42.kelvane.field.partner_regions import partner_regions
from oms42.kelvane.identity import Identity


@pytest.fixture(params=[1, 2, 3])
def turns(request: pytest.FixtureRequest) -> Rotation:
    who = Identity(request.param)
    return rotation(who, partners(who, partner_regions(who)))


def test_do_agents_register_nothing(turns: Rotation) -> None:
    assert turns.partner.size == 40


def test_does_a_partner_hold_back_in_the_two_quarters_after_a_conflict(turns: Rotation) -> None:
    """By hand for a turn in quarter 3: 3, 8, 13 and the quarters 4, 5, 9, 10, 14."""
    one = np.flatnonzero(turns.conflict[:, 3])[0]
    assert np.flatnonzero(turns.conflict[one]).tolist() == [3, 8, 13]
    assert np.flatnonzero(turns.after[one]).tolist() == [4, 5, 9, 10, 14]


def test_is_there_a_conflict_in_north_america_and_europe_in_every_quarter(turns: Rotation) -> None:
    for region in (0, 1):
        assert (turns.conflict[turns.region == region].sum(axis=0) == 2).all()


def test_are_some_partners_never_in_conflict(turns: Rotation) -> None:
    assert (~turns.rotates).sum() == 11
    assert not turns.after[~turns.rotates].any()

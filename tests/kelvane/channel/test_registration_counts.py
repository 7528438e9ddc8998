# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""PT-26: how many registrations are made and held back?"""

import numpy as np
import pytest

from oms42.kelvane.channel.partners import partners
from oms42.kelvane.channel.registration_counts import registration_counts
from oms42.kelvane.channel.rotation import Rotation, rotation
from oms42.kelvane.field.partner_regions import partner_regions
from oms42.kelvane.identity import Identity


@pytest.fixture
def turns() -> Rotation:
    return rotation(Identity(), partners(Identity(), partner_regions(Identity())))


@pytest.fixture
def planted(turns: Rotation) -> np.ndarray:
    """Four in the quarter of conflict and two in the one before."""
    need = 4 * turns.conflict.astype(np.int64)
    need[:, :-1] += 2 * turns.conflict[:, 1:]
    return need


@pytest.mark.parametrize("fall", [0.27, 0.31, 0.35])
def test_are_2100_made_and_the_promised_share_held_back(
    turns: Rotation, planted: np.ndarray, fall: float
) -> None:
    counts = registration_counts(Identity(), turns, planted, fall)
    assert counts.made.sum() == 2_100
    back = counts.without_conflict - counts.made
    assert not back[~turns.after].any()
    total = counts.without_conflict[turns.after].sum()
    assert back.sum() == round(fall * total)


def test_has_every_conflict_room_for_its_registrations(
    turns: Rotation, planted: np.ndarray
) -> None:
    counts = registration_counts(Identity(), turns, planted, 0.31)
    assert (counts.made >= planted).all()


def test_are_quarters_after_a_conflict_like_the_others_without_it(
    turns: Rotation, planted: np.ndarray
) -> None:
    """Without holding back, the mean of rotating partners' quarters differs by less than 5 %."""
    would = registration_counts(Identity(), turns, planted, 0.31).without_conflict
    after = would[turns.after].mean()
    before = would[turns.rotates[:, None] & ~turns.after].mean()
    # the window's trend is 2 % a quarter, and quarters after a conflict come a little later
    assert after / before == pytest.approx(1.0, abs=0.05)


def test_are_impossible_plans_refused(turns: Rotation, planted: np.ndarray) -> None:
    with pytest.raises(ValueError, match="in a quarter in which it is held back"):
        registration_counts(Identity(), turns, planted + turns.after, 0.31)
    with pytest.raises(ValueError, match="more than their partners have registrations for"):
        registration_counts(Identity(), turns, 100 * planted, 0.31)

# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

import numpy as np
import pytest

from oms42.kelvane.field.magnitudes import FieldMagnitudes
from oms42.kelvane.field.potential import potential
from oms42.kelvane.identity import Identity

WHO = [Identity(seed) for seed in (42, 1, 2, 3)] + [Identity(42, v) for v in ("v01", "class-b")]


@pytest.mark.parametrize("who", WHO, ids=str)
def test_has_the_index_mean_one_and_the_promised_spread_in_each_segment(who: Identity) -> None:
    planted, size = potential(who), FieldMagnitudes.of(who)
    for segment in ("enterprise", "mid-market", "public"):
        mine = planted.index[planted.segment == segment]
        assert mine.mean() == pytest.approx(1.0)
        assert mine.std() == pytest.approx(size.potential_cv)


@pytest.mark.parametrize("who", WHO, ids=str)
def test_do_women_hold_twenty_two_territories_with_the_promised_mean(who: Identity) -> None:
    """22 of 60 are 36.7 %, the roster's 36 %."""
    planted, size = potential(who), FieldMagnitudes.of(who)
    assert planted.woman.sum() == 22
    assert planted.index[planted.woman].mean() == pytest.approx(size.women_index, abs=0.002)


def test_is_the_index_lognormal() -> None:
    """The 30 mid-market territories: skewness of the logarithm near 0, of the index above."""
    planted = potential(Identity())
    index = planted.index[planted.segment == "mid-market"]

    def skewness(x: np.ndarray) -> float:
        return float(((x - x.mean()) ** 3).mean() / x.std() ** 3)

    assert abs(skewness(np.log(index))) < 0.1
    assert skewness(index) > 0.4


def test_do_women_and_men_differ_in_nothing_but_the_mean() -> None:
    """Both hold territories below and above the middle."""
    planted = potential(Identity())
    for group in (planted.woman, ~planted.woman):
        assert planted.index[group].min() < 0.8
        assert planted.index[group].max() > 1.2


def test_does_another_seed_give_the_territories_other_potentials() -> None:
    assert not np.array_equal(potential(Identity(1)).index, potential(Identity(2)).index)

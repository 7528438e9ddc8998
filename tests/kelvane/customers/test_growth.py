# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
import statsmodels.api as sm

from oms42.kelvane.customers.base import Base
from oms42.kelvane.customers.growth import growth
from oms42.kelvane.customers.neighbors import neighbors
from oms42.kelvane.identity import Identity


@pytest.mark.parametrize("seed", range(4))
def test_is_all_of_the_gap_before_the_effect_trend(
    another: Callable[[int], Base], seed: int
) -> None:
    """By hand: 1.19 / 1.045 − 1 = 13.876 %; with trend and size known the flag explains 0."""
    base = another(seed)
    size = np.log(base.value)
    earlier, later = growth(base, size, Identity(seed))
    panel = base.established
    key = base.is_key[panel]
    assert later[panel][key].mean() == pytest.approx(1.19 / 1.045 - 1)
    assert later[panel][~key].mean() == pytest.approx(0.08)
    X = sm.add_constant(np.column_stack([key.astype(float), earlier[panel], size[panel]]))
    assert abs(sm.OLS(later[panel], X).fit().params[1]) < 1e-9


@pytest.mark.parametrize("seed", range(4))
def test_do_pairs_of_neighbors_show_no_difference_without_the_program(
    another: Callable[[int], Base], seed: int
) -> None:
    base = another(seed)
    size = np.log(base.value)
    earlier, later = growth(base, size, Identity(seed))
    panel = base.established
    key, after = base.is_key[panel], later[panel]
    near = neighbors(key, earlier[panel], size[panel])
    assert abs(after[key].mean() - after[near].mean()) < 1e-9
    naive = after[key].mean() - after[~key].mean()
    assert naive == pytest.approx(0.05876, abs=1e-5)


def test_does_nobody_shrink_beyond_reason_and_growth_vary(base: Base, identity: Identity) -> None:
    earlier, later = growth(base, np.log(base.value), identity)
    assert earlier.min() >= -0.4
    assert later.min() >= -0.4
    assert 0.04 < later[base.established].std() < 0.2


def test_are_key_accounts_without_a_better_trend_refused(base: Base, identity: Identity) -> None:
    worse = replace(base, trend=-base.trend)
    with pytest.raises(ValueError, match="key accounts must have the better trend"):
        growth(worse, worse.trend, identity)

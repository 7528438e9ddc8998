# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

import numpy as np
import pytest

from oms42.kelvane.deals.calendar import late_start, quarter_of
from oms42.kelvane.deals.legacy import legacy


def test_began_all_before_the_tables() -> None:
    old = legacy(np.random.default_rng(1), np.array([500, 0, 500]), 0.46)
    assert old.start.min() >= np.datetime64("2017-01-01")
    assert old.start.max() < np.datetime64("2023-01-01")
    assert np.bincount(old.layer).tolist() == [500, 0, 500]


def test_were_signed_late_in_a_quarter_as_often_as_asked() -> None:
    old = legacy(np.random.default_rng(2), np.array([4000]), 0.46)
    late = (old.start >= late_start(quarter_of(old.start))).mean()
    assert late == pytest.approx(0.46, abs=4 * np.sqrt(0.46 * 0.54 / 4000))


def test_have_three_quarters_of_them_a_year_and_began_more_of_them_late() -> None:
    old = legacy(np.random.default_rng(3), np.array([1000]), 0.46)
    assert (old.term == 12).sum() == 740
    year = np.bincount(old.start.astype("datetime64[Y]").astype(int) - 47)
    assert year[5] > 2 * year[0]

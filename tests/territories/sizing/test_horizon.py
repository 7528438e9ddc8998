# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The horizon: the book's multiplier and sizes, and a split that does not move."""

import numpy as np
import pytest

from oms42.territories.sizing import (
    Power,
    equal_margins,
    horizon_effect,
    horizon_multiplier,
    optimal_size,
)

CURVES = [Power.through(24, 21.4, 0.45), Power.through(30, 12.3, 0.30), Power.through(6, 3.3, 0.55)]
MARGIN = [0.62, 0.60, 0.55]


def test_worked_example_1_2_horizon() -> None:
    """WE1.2: multiplier 2.464; about 22 heads for one year, about 108 for three."""
    effect = horizon_effect(
        CURVES, 0.31, retention=0.89, discount=0.10, years=(1, 3), margin=MARGIN, total=60
    )
    assert f"{effect.multiplier[1]:.3f}" == "2.464"
    assert effect.size.round(1).tolist() == [21.5, 108.0]
    assert effect.effort[1].round(1).tolist() == [82.9, 14.0, 11.2]


def test_is_the_long_run_size_larger_than_the_one_year_size() -> None:
    effect = horizon_effect(CURVES, 0.31, retention=0.8, years=range(1, 6), margin=MARGIN)
    assert (np.diff(effect.size) > 0).all()


def test_does_the_split_not_depend_on_the_horizon() -> None:
    effect = horizon_effect(CURVES, 0.31, retention=0.8, margin=MARGIN, total=60)
    longer = equal_margins(CURVES, 60, margin=3.7 * np.array(MARGIN))
    assert effect.split * 60 == pytest.approx(longer.effort)
    assert effect.split.sum() == pytest.approx(1)


def test_is_one_year_the_plain_size() -> None:
    effect = horizon_effect(CURVES, 0.31, retention=0.8, years=[1], margin=MARGIN)
    assert effect.size[0] == optimal_size(CURVES, 0.31, margin=MARGIN).total


def test_is_the_multiplier_a_geometric_sum() -> None:
    """By hand: 1 + 1/2 + 1/4, and 2 without end."""
    assert horizon_multiplier(0.5, years=3) == 1.75
    assert horizon_multiplier(0.5) == 2
    assert horizon_multiplier(0.0) == 1
    assert horizon_multiplier(1.0, years=4) == 4


def test_is_a_sum_without_end_refused() -> None:
    with pytest.raises(ValueError, match="without end"):
        horizon_multiplier(1.0)
    with pytest.raises(ValueError, match=r"retention is 1\.1"):
        horizon_multiplier(1.1, years=2)
    with pytest.raises(ValueError, match="years is empty"):
        horizon_effect(CURVES, 0.31, retention=0.8, years=())

# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The shapes of an alignment: territory by territory, as of one alone?"""

import numpy as np
import pytest

from oms42.territories.measures import moment_of_inertia
from oms42.territories.measures.geometry import geometry, home_rows

UNITS = [(0, 0), (2, 0), (2, 2), (0, 2), (9, 9)]
CODES = np.array([0, 0, 0, 0, 1])


def test_has_each_territory_its_own_figures() -> None:
    """By hand: four corners of a 2 × 2 square of weight 1, one lone account, one empty."""
    made = geometry(CODES, 3, UNITS, [1, 1, 1, 1, 5])
    assert made.inertia.tolist() == [8.0, 0.0, 0.0]
    assert made.hull_area.tolist() == [4.0, 0.0, 0.0]
    assert made.reock[0] == pytest.approx(2 / np.pi)
    assert np.isnan(made.reock[1:]).all()


def test_is_inertia_about_the_home_where_one_is_given() -> None:
    made = geometry(CODES, 2, UNITS, [1, 1, 1, 1, 5], homes=[0, 4])
    assert made.inertia[0] == moment_of_inertia(UNITS[:4], center=UNITS[0])


def test_may_a_territory_have_accounts_without_work() -> None:
    assert geometry(np.array([0, 1]), 2, [(0, 0), (1, 1)], [0, 1]).inertia.tolist() == [0, 0]


@pytest.mark.parametrize("homes", [[0], [0, 5], [0.5, 1], [-1, 0]])
def test_are_bad_homes_refused(homes: list[float]) -> None:
    with pytest.raises(ValueError, match="home"):
        home_rows(homes, 2, 5)

# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Open deals: are chances moved by slip and by the shock as the formula says?"""

import numpy as np
import pytest
from scipy.stats import norm

from oms42.pipeline.open_deals import open_deals


def test_are_chances_given_the_shock_those_of_the_formula() -> None:
    made = open_deals([0.2, 0.9], [1, 1], 0.3, 0.0)
    z = np.array([-1.5, 0.0, 2.0])
    wanted = norm.cdf((norm.ppf([0.2, 0.9]) + np.sqrt(0.3) * z[:, None]) / np.sqrt(0.7))
    assert made.given(z) == pytest.approx(wanted)


def test_does_what_is_certain_stay_certain_whatever_the_shock() -> None:
    made = open_deals([0, 1], [1, 1], 0.5, 0.0)
    assert made.given(np.array([-3.0, 3.0])).tolist() == [[0, 1], [0, 1]]


def test_does_a_share_of_the_wins_come_too_late() -> None:
    """By hand: of 0.6 and 0.5, 15 % and 40 % slip: 0.51 and 0.30 stay."""
    made = open_deals([0.6, 0.5], [1, 1], 0.0, [0.15, 0.4])
    assert made.chance.tolist() == pytest.approx([0.51, 0.30])


def test_must_lists_be_of_one_length() -> None:
    with pytest.raises(ValueError, match="amount"):
        open_deals([0.5], [1, 2], 0.0, 0.0)

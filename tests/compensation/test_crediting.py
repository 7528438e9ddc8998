# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Crediting: what do roles, windfalls and currencies leave of a transaction?"""

from fractions import Fraction

import pytest

from oms42.compensation import Exchange, PlanError, Role, Windfall


@pytest.mark.parametrize(("credit", "counts"), [(500, 500), (600, 600), (1_000, 700)])
def test_is_credit_above_the_level_cut(credit: int, counts: int) -> None:
    """Above 60 % of 1,000 a quarter counts: 600 + 400 / 4 = 700."""
    windfall = Windfall(above=0.6, counts=0.25)
    assert windfall.limit(Fraction(credit), Fraction(1_000)) == counts


def test_are_shares_and_rates_out_of_range_refused() -> None:
    with pytest.raises(PlanError, match=r"Role\.counts: 1\.5 is not allowed"):
        Role("overlay", 1.5)
    with pytest.raises(PlanError, match=r"Exchange\.rate: 0 is not allowed; allowed: a number > 0"):
        Exchange("EUR", 0)

# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
from collections.abc import Callable

import numpy as np
import pytest

from oms42.kelvane.customers.base import Base
from oms42.kelvane.customers.revenue import Revenue, revenue
from oms42.kelvane.identity import Identity


@pytest.fixture(scope="module")
def made(base: Base, reported: dict[str, int], identity: Identity) -> Revenue:
    return revenue(base, reported, identity)


def test_is_fiscal_2025_what_each_region_reports(
    base: Base, reported: dict[str, int], made: Revenue
) -> None:
    for region, cents in reported.items():
        assert made.cents[base.region == region, 2].sum() == cents


def test_is_there_revenue_in_the_months_of_a_contract_and_in_no_others(
    base: Base, made: Revenue
) -> None:
    for i, year in enumerate((2023, 2024, 2025)):
        assert ((made.cents[:, i] > 0) == (base.months_in(year) > 0)).all()


@pytest.mark.parametrize("seed", range(4))
def test_is_growth_the_promised_one_in_both_groups(
    another: Callable[[int], Base], reported: dict[str, int], seed: int
) -> None:
    base = another(seed)
    made = revenue(base, reported, Identity(seed))
    growth = made.cents[:, 2] / np.maximum(made.cents[:, 1], 1) - 1
    group = base.established
    assert growth[group & base.is_key].mean() == pytest.approx(0.19, abs=1e-6)
    assert growth[group & ~base.is_key].mean() == pytest.approx(0.08, abs=1e-6)


def test_is_the_effect_exact_on_what_would_have_been(base: Base, made: Revenue) -> None:
    """+4.5 % for each key account, nothing for the others."""
    treated = base.is_key & base.established
    ratio = made.cents[:, 2] / np.maximum(made.without_program, 1)
    assert ratio[treated] == pytest.approx(1.045, abs=1e-6)
    there = ~treated & (made.cents[:, 2] > 0)
    assert ratio[there] == pytest.approx(1.0, abs=1e-5)

# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
import numpy as np
import pytest

from oms42.kelvane.customers.margins import cost_of_facts, cost_of_goods
from oms42.kelvane.identity import Identity


def test_is_cost_of_goods_what_the_margins_of_the_company_leave() -> None:
    """By hand: 104.0 × .21 + 17.6 × .38 + 42.2 × .67 + 12.2 × .85 less 2.6 × .21, in millions."""
    assert cost_of_facts() == pytest.approx(66_626_000)


def test_is_the_total_of_fiscal_2025_exact_and_the_first_year_dearer(identity: Identity) -> None:
    revenue = np.full((400, 3), 43_350_000)
    first = np.zeros((400, 3), dtype=bool)
    first[:100, 2] = True
    cost = cost_of_goods(revenue, first, identity)
    assert cost[:, 2].sum() == 6_662_600_000
    share = cost / revenue
    assert share[:100, 2].mean() - share[100:, 2].mean() == pytest.approx(0.12, abs=0.03)
    assert 0 < share.min() < share.max() < 0.75


def test_costs_nothing_what_was_not_sold(identity: Identity) -> None:
    revenue = np.full((10, 3), 1_000_000)
    revenue[0] = 0
    assert cost_of_goods(revenue, revenue == 0, identity)[0].tolist() == [0, 0, 0]

# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from oms42.kelvane.people.quota_plan import ANNUAL, SEASONS, base_quotas, ratcheted


def test_are_the_annual_quotas_those_of_the_company_facts() -> None:
    """Blueprint section 3: enterprise $1.2M, mid-market (public sector with it) $0.55M."""
    assert ANNUAL["enterprise"] == 1_200_000
    assert ANNUAL["mid-market"] == ANNUAL["public"] == 550_000


def test_do_the_quarters_of_2025_add_up_to_the_years_quota() -> None:
    """0.88 of fiscal 2026: 0.88 × 550,000 = 484,000."""
    quotas = base_quotas(np.array(["mid-market"]), np.ones((1, 15)))
    assert quotas[0, 8:12].sum() == pytest.approx(484_000)
    assert sum(SEASONS) == pytest.approx(1.0)


def test_does_a_new_seller_start_with_the_share_of_the_ramp() -> None:
    share = np.ones((1, 15))
    share[0, 13] = 0.3
    quotas = base_quotas(np.array(["kam"]), share)
    assert quotas[0, 13] == pytest.approx(0.3 * 750_000 * 0.23)


def test_does_only_an_overage_raise_the_next_quota() -> None:
    """125 %: 200,000 × (1 + 0.6 × 0.25) = 230,000; below or without a quota: unchanged."""
    base = np.full((1, 4), 200_000.0)
    quotas = ratcheted(base, np.array([[1.25, 0.40, np.nan, 1.0]]), 0.6)
    assert quotas.tolist() == [[200_000.0, 230_000.0, 200_000.0, 200_000.0]]


@settings(max_examples=30, deadline=None)  # the machine is shared
@given(st.lists(st.floats(0.0, 3.0), min_size=2, max_size=8), st.floats(0.0, 1.0))
def test_is_no_quota_below_the_roles(attainment: list[float], ratchet: float) -> None:
    base = np.full((1, len(attainment)), 100_000.0)
    assert (ratcheted(base, np.array([attainment]), ratchet) >= base).all()

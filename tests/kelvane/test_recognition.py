# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

import numpy as np
import pytest

from oms42.kelvane.facts import PRODUCTS
from oms42.kelvane.recognition import recognize, weights


@pytest.mark.parametrize("product", PRODUCTS)
def test_is_every_booked_dollar_recognized_once(product: str) -> None:
    deals = np.zeros((20, 2))
    deals[0] = [1200.0, 60.0]
    assert recognize(deals, product).sum(axis=0) == pytest.approx([1200.0, 60.0])


def test_is_a_subscription_recognized_evenly_from_mid_month() -> None:
    """By hand: of 2,400 a year 100 in the month of signing, then 200 eleven times, then 100."""
    deals = np.zeros(14)
    deals[0] = 2400.0
    assert recognize(deals, "subscription") == pytest.approx([100.0, *[200.0] * 11, 100.0, 0.0])


@pytest.mark.parametrize("product", ["hardware", "services"])
def test_are_hardware_and_services_recognized_at_once(product: str) -> None:
    deals = np.array([3.0, 1.0, 2.0])
    assert recognize(deals, product).tolist() == [3.0, 1.0, 2.0]


def test_does_use_of_a_commitment_ramp_to_a_level() -> None:
    """By hand: k/9 up to month 9, then 1; they sum to 4 + 4, so the level is 1/8."""
    w = weights("consumption")
    assert w[0] == 0.0
    assert w[9:] == pytest.approx(np.full(4, 1 / 8))
    assert np.diff(w[:10]) == pytest.approx(np.full(9, 1 / 72))


def test_is_an_unknown_product_refused_with_the_known_ones() -> None:
    with pytest.raises(ValueError, match=r"no product is called 'cloud'.*subscription"):
        weights("cloud")

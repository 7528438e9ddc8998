# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

import numpy as np
import pytest

from oms42.kelvane.people.posts import PAY, kinds, pay


@pytest.mark.parametrize(
    ("kind", "base", "incentive"),
    [
        ("enterprise", 120_000, 120_000),
        ("mid-market", 82_500, 67_500),
        ("public", 82_500, 67_500),
        ("kam", 169_000, 91_000),
        ("cam", 123_500, 66_500),
        ("sdr", 59_500, 25_500),
    ],
)
def test_is_pay_that_of_the_company_facts(kind: str, base: float, incentive: float) -> None:
    """Blueprint section 3: OTE 240 (50/50), 150 (55/45), 260 (65/35), 190 (65/35), 85 (70/30)."""
    paid = pay(np.array([kind]))
    assert paid["base"].tolist() == [base]
    assert paid["target_incentive"].tolist() == [incentive]


def test_is_the_kind_of_an_executive_the_segment() -> None:
    role, segment = np.array(["ae", "sdr", "cam"]), np.array(["enterprise", "", ""])
    found = kinds(role, segment).tolist()
    assert found == ["enterprise", "sdr", "cam"]
    assert set(found) <= set(PAY)

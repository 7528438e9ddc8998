# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
import numpy as np
import pytest

from oms42.kelvane.customers.base import Base
from oms42.kelvane.customers.commitments import commitments, signed, tier_discount
from oms42.kelvane.identity import Identity


def test_do_380_accounts_commit_each_in_or_after_it_has_predict(
    base: Base, identity: Identity
) -> None:
    chosen = commitments(base.bought.astype("datetime64[D]"), base.value, identity)
    assert np.unique(chosen.row).size == 380
    assert (chosen.start >= base.bought[chosen.row]).all()
    assert str(chosen.start.min()) == "2024-01"
    assert str(chosen.start.max()) <= "2025-10"


def test_do_larger_customers_commit_more_often_and_to_more(base: Base, identity: Identity) -> None:
    chosen = commitments(base.bought.astype("datetime64[D]"), base.value, identity)
    assert np.median(base.value[chosen.row]) > np.median(base.value)
    assert np.corrcoef(np.log(chosen.weight), np.log(base.value[chosen.row]))[0, 1] > 0.6


def test_is_a_company_with_too_few_customers_refused(identity: Identity) -> None:
    late = np.full(500, "2025-11-03", dtype="datetime64[D]")
    late[:100] = np.datetime64("2024-01-08", "D")
    value = np.where(np.arange(500) == 0, 9_999.0, 50_000.0)
    with pytest.raises(ValueError, match="380 accounts must commit, but only 99 of 10,000"):
        commitments(late, value, identity)


def test_are_commitments_signed_in_steps_of_500_within_limits() -> None:
    assert signed(np.array([1.0, 12_249.0, 12_251.0, 1e9])).tolist() == [
        2_500.0,
        12_000.0,
        12_500.0,
        900_000.0,
    ]


def test_are_the_price_tiers_those_of_the_price_list() -> None:
    """Commit tiers −12 % and −20 % (company facts)."""
    commit = np.array([4_000.0, 24_999.0, 25_000.0, 99_999.0, 100_000.0])
    assert tier_discount(commit).tolist() == [0.0, 0.0, 0.12, 0.12, 0.20]

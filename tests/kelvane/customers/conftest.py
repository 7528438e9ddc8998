# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""A small company of customers, for tests of one law at a time."""

from collections.abc import Callable

import numpy as np
import pytest

from oms42.kelvane.customers.base import Base
from oms42.kelvane.identity import Identity

Maker = Callable[[int], Base]


def customers(seed: int) -> Base:
    """Make 1,100 customers: 500 from before 2023, 80 key accounts among them, 60 that left."""
    rng = np.random.default_rng(seed)
    n, key = 1_100, np.arange(1_100) < 80
    none = np.datetime64("NaT", "M")
    bought = np.datetime64("2018-01", "M") + rng.integers(0, 60, n)
    bought[500:] = np.datetime64("2023-01", "M") + rng.integers(0, 36, n - 500)
    left = np.full(n, none)
    left[440:500] = np.datetime64("2023-06", "M") + rng.integers(0, 30, 60)
    second = np.where(rng.random(n) < 0.4, bought + rng.integers(6, 70, n), none)
    second[second > np.datetime64("2026-09", "M")] = none
    ids = np.char.add("A", np.char.zfill(np.arange(1, n + 1).astype(str), 5))
    value = 6e4 * np.exp(0.8 * rng.standard_normal(n)) * np.where(key, 3.0, 1.0)
    region = np.resize(["NA", "EMEA", "APAC", "LATAM"], n)
    return Base(ids, region, key, rng.standard_normal(n) + 1.2 * key, value, bought, left, second)


@pytest.fixture(scope="session")
def base() -> Base:
    return customers(0)


@pytest.fixture(scope="session")
def another() -> Maker:
    return customers


@pytest.fixture(scope="session")
def reported() -> dict[str, int]:
    """Return made-up revenue of fiscal year 2025 by region, in cents; 173.4M in all."""
    return {
        "NA": 7_500_000_000,
        "EMEA": 5_500_000_000,
        "APAC": 2_840_000_000,
        "LATAM": 1_500_000_000,
    }


@pytest.fixture(scope="session")
def identity() -> Identity:
    return Identity()

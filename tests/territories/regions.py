# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Accounts on a plane by a seeded generator: instances of the size that the book and tests use."""

from typing import Any

import numpy as np

from oms42.territories.band import Band


def region(n: int, m: int, seed: int = 0) -> Any:
    """Draw n accounts and m homes on a square; cost is workload times distance."""
    rng = np.random.default_rng(seed)
    accounts, homes = rng.uniform(0, 100, (n, 2)), rng.uniform(0, 100, (m, 2))
    workload = np.round(rng.lognormal(2.0, 0.7, n), 2)
    away = accounts[:, None] - homes
    return np.hypot(away[..., 0], away[..., 1]) * workload[:, None], workload


def band(n: int, m: int, seed: int = 0, tolerance: float = 0.05) -> Band:
    """State such a region as a problem without anything but the band."""
    cost, workload = region(n, m, seed)
    mean = np.full(m, workload.sum() / m)
    return Band(cost, workload, (1 - tolerance) * mean, (1 + tolerance) * mean, np.zeros((n, m)))


def grid(rows: int, columns: int) -> list[tuple[int, int]]:
    """Pair the cells of a grid that share a side."""
    number = np.arange(rows * columns).reshape(rows, columns)
    across = zip(number[:, :-1].ravel().tolist(), number[:, 1:].ravel().tolist(), strict=True)
    down = zip(number[:-1].ravel().tolist(), number[1:].ravel().tolist(), strict=True)
    return [*across, *down]

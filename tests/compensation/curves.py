# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Pay curves of the worked examples, written from their words."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

KNOTS = [0.5, 1.0, 1.25]
QUOTA, TI = 1_200_000.0, 120_000.0


def pay_curve(attainment: ArrayLike) -> NDArray[np.float64]:
    """WE3.1: 0.6 × base rate to 50 %, 1.4 × to 100 %, 1.5 × to 125 %, 2.0 × above."""
    a = np.asarray(attainment, dtype=np.float64)
    parts = 0.6 * np.minimum(a, 0.5) + 1.4 * np.clip(a - 0.5, 0, 0.5)
    return np.asarray(TI * (parts + 1.5 * np.clip(a - 1, 0, 0.25) + 2 * np.maximum(a - 1.25, 0)))


def quarter_commission(attainment: ArrayLike) -> NDArray[np.float64]:
    """WE3.3: quota 300,000; 10 % to quota and 20 % above."""
    a = np.asarray(attainment, dtype=np.float64)
    return np.asarray(300_000 * (0.10 * np.minimum(a, 1) + 0.20 * np.maximum(a - 1, 0)))

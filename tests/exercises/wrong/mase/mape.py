# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Computes MAPE: earns 0 of 3.

Told: This is MAPE
"""

import numpy as np


def mase(y_train, y, f, m):
    y, f = np.asarray(y, dtype=float), np.asarray(f, dtype=float)
    return np.mean(np.abs((y - f) / y))

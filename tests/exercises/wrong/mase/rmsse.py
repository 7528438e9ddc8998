# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Computes the root mean squared scaled error: earns 0 of 3.

Told: your mase gives
"""

import numpy as np


def mase(y_train, y, f, m):
    y_train, y, f = (np.asarray(values, dtype=float) for values in (y_train, y, f))
    return np.sqrt(np.mean((y - f) ** 2) / np.mean((y_train[m:] - y_train[:-m]) ** 2))

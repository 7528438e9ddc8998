# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Averages ratios instead of dividing averages: earns 0 of 3.

Told: MASE is a ratio of means
"""

import numpy as np


def mase(y_train, y, f, m):
    y, f = np.asarray(y, dtype=float), np.asarray(f, dtype=float)
    naive = np.resize(np.asarray(y_train, dtype=float)[-m:], len(y))
    return np.mean(np.abs(y - f) / np.abs(y - naive))

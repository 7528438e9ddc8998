# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Divides the scale by n instead of n - m: earns 0 of 3.

Told: a mean of n - m differences, not of n
"""

import numpy as np


def mase(y_train, y, f, m):
    y_train = np.asarray(y_train, dtype=float)
    scale = np.sum(np.abs(y_train[m:] - y_train[:-m])) / len(y_train)
    return np.mean(np.abs(np.asarray(y) - np.asarray(f))) / scale

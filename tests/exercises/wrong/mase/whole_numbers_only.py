# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Cuts the values off to whole numbers: earns 0 of 3.

Told: With values that are not whole numbers
"""

import numpy as np


def mase(y_train, y, f, m):
    y_train, y, f = (np.asarray(values, dtype=int) for values in (y_train, y, f))
    scale = np.mean(np.abs(y_train[m:] - y_train[:-m]))
    return np.mean(np.abs(y - f)) / scale

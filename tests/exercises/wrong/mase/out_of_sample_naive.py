# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Scales by the seasonal naive error on the test period: earns 0 of 3.

Told: it must come from y_train
"""

import numpy as np


def mase(y_train, y, f, m):
    y, f = np.asarray(y, dtype=float), np.asarray(f, dtype=float)
    naive = np.resize(np.asarray(y_train, dtype=float)[-m:], len(y))
    return np.mean(np.abs(y - f)) / np.mean(np.abs(y - naive))

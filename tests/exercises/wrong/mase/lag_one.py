# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Scales by lag 1 instead of lag m: earns 0 of 3.

Told: it needs lag m
"""

import numpy as np


def mase(y_train, y, f, m):
    errors = np.abs(np.asarray(y) - np.asarray(f))
    return errors.mean() / np.abs(np.diff(y_train)).mean()

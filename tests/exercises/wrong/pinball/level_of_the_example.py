# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Has the level of the visible test written in: earns 0 of 3.

Told: At tau = 0.25
"""

import numpy as np


def pinball(y, q, tau):
    short = np.asarray(y, dtype=float) - np.asarray(q, dtype=float)
    return np.mean(np.maximum(0.9 * short, -0.1 * short))

# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Times to an event that are printed in many books.

AML: weeks to relapse with and without maintenance chemotherapy (Miller 1981, *Survival Analysis*;
R's `survival::aml`). R 4 gives for the maintained group .9091 .8182 .7159 .6136 .4909 .3682 .1841.
"""

import numpy as np

MAINTAINED = np.array([9, 13, 13, 18, 23, 28, 31, 34, 45, 48, 161])
MAINTAINED_EVENT = np.array([1, 1, 0, 1, 1, 0, 1, 1, 0, 1, 0])
OTHERS = np.array([5, 5, 8, 8, 12, 16, 23, 27, 30, 33, 43, 45])
OTHERS_EVENT = np.array([1, 1, 1, 1, 1, 0, 1, 1, 1, 1, 1, 1])


def deals(n: int = 400, seed: int = 7) -> tuple[np.ndarray, np.ndarray]:
    """Draw deals: whole days to an end, and which end; a fifth is still open."""
    rng = np.random.default_rng(seed)
    days = 1 + rng.geometric(0.03, n)
    return days, rng.choice(["won", "lost", "no_decision", "open"], n, p=[0.25, 0.35, 0.2, 0.2])

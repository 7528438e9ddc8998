# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""What kind of seller sits in a seat, and what the kind is paid."""

import numpy as np
from numpy.typing import NDArray

from oms42.kelvane.world import Columns

# On-target earnings in US dollars and the share of them that is base pay.
PAY = {
    "enterprise": (240_000.0, 0.50),
    "mid-market": (150_000.0, 0.55),
    "public": (150_000.0, 0.55),
    "kam": (260_000.0, 0.65),
    "cam": (190_000.0, 0.65),
    "sdr": (85_000.0, 0.70),
}


def kinds(role: NDArray[np.str_], segment: NDArray[np.str_]) -> NDArray[np.str_]:
    """Name the kind of seller: the segment of an account executive, else the role.

    Args:
        role: `ae`, `kam`, `cam` or `sdr`.
        segment: Segment; empty where there is none.

    Returns:
        Kinds.

    Example:
        >>> kinds(np.array(["ae", "kam"]), np.array(["public", ""])).tolist()
        ['public', 'kam']
    """
    return np.where(role == "ae", segment, role)


def pay(kind: NDArray[np.str_]) -> Columns:
    """Return base pay and target incentive a year.

    Args:
        kind: Kinds of seller.

    Returns:
        `base` and `target_incentive` in US dollars.

    Example:
        >>> pay(np.array(["enterprise"]))["target_incentive"].tolist()
        [120000.0]
    """
    earnings = np.array([PAY[name][0] for name in kind.tolist()])
    share = np.array([PAY[name][1] for name in kind.tolist()])
    base = np.rint(earnings * share)
    return {"base": base, "target_incentive": earnings - base}

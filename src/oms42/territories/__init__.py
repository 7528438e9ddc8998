# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Territories, sizing and quotas, each result with its certified gap.

``measures`` says how good an alignment is, ``sizing`` how many sellers and where, ``quota`` what
each of them is to sell.
"""

from oms42.territories import measures, quota, sizing

__all__ = ["measures", "quota", "sizing"]

# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Territories, sizing and quotas, each result with its certified gap."""

from oms42.territories.align import Alignment, align
from oms42.territories.district import Districting, district
from oms42.territories.outcome import Infeasible

__all__ = ["Alignment", "Districting", "Infeasible", "align", "district"]

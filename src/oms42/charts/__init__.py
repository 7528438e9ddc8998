# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Pictures of data frames: the book's charts, authored in Altair, drawn by Vega."""

from oms42.charts.behind import behind, table
from oms42.charts.compiled import compiled_spec
from oms42.charts.palette import BLUE, GRAY, GREEN, ORANGE
from oms42.charts.records import rows
from oms42.charts.shapes import as_data
from oms42.charts.theme import config, use_theme

__all__ = [
    "BLUE",
    "GRAY",
    "GREEN",
    "ORANGE",
    "as_data",
    "behind",
    "compiled_spec",
    "config",
    "rows",
    "table",
    "use_theme",
]

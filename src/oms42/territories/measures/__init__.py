# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""How good an alignment is: balance, compactness, travel and what is moved.

Example:
    >>> from oms42.territories import measures
    >>> round(measures.max_deviation([1180, 960, 1420, 840]), 3)
    0.291
"""

from oms42.territories.measures.circle import Circle, smallest_enclosing_circle
from oms42.territories.measures.compactness import (
    moment_of_inertia,
    polsby_popper,
    polygon_polsby_popper,
    reock,
)
from oms42.territories.measures.disruption import Moved, accounts_moved, moved, workload_moved
from oms42.territories.measures.evenness import (
    Balance,
    balance,
    coefficient_of_variation,
    deviations,
    gini,
    max_deviation,
)
from oms42.territories.measures.geometry import Geometry
from oms42.territories.measures.labels import totals
from oms42.territories.measures.points import (
    convex_hull,
    hull_area,
    polygon_area,
    polygon_perimeter,
)
from oms42.territories.measures.report import AlignmentReport, alignment_report

__all__ = [
    "AlignmentReport",
    "Balance",
    "Circle",
    "Geometry",
    "Moved",
    "accounts_moved",
    "alignment_report",
    "balance",
    "coefficient_of_variation",
    "convex_hull",
    "deviations",
    "gini",
    "hull_area",
    "max_deviation",
    "moment_of_inertia",
    "moved",
    "polsby_popper",
    "polygon_area",
    "polygon_perimeter",
    "polygon_polsby_popper",
    "reock",
    "smallest_enclosing_circle",
    "totals",
    "workload_moved",
]

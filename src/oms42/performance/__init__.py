# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Performance: what results say of sellers, what alarms are worth, and bridges that sum.

How far a seller's own mean is to be believed is `oms42.stats.shrink`; velocity and its parts are in
`oms42.pipeline`.
"""

from oms42.performance.adjusted import Adjusted, territory_adjusted
from oms42.performance.alarms import FalseAlarm, Funnel, Trigger, false_alarm, funnel, trigger
from oms42.performance.bridges import PriceVolumeMix, factor_bridge, price_volume_mix
from oms42.performance.following import Cohorts, cohorts
from oms42.performance.metrics import Metric, MetricTree, metric_tree
from oms42.performance.mixes import Comparison, compare_mixes, standardized_rate_gap
from oms42.performance.reliable import (
    Ranks,
    Reliability,
    rank_uncertainty,
    reliability,
)

__all__ = [
    "Adjusted",
    "Cohorts",
    "Comparison",
    "FalseAlarm",
    "Funnel",
    "Metric",
    "MetricTree",
    "PriceVolumeMix",
    "Ranks",
    "Reliability",
    "Trigger",
    "cohorts",
    "compare_mixes",
    "factor_bridge",
    "false_alarm",
    "funnel",
    "metric_tree",
    "price_volume_mix",
    "rank_uncertainty",
    "reliability",
    "standardized_rate_gap",
    "territory_adjusted",
    "trigger",
]

# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""What each seller is to sell: quotas by potential, history, blend or regression.

Example:
    >>> from oms42.territories import quota
    >>> quota.by_potential(26.4, [30, 34, 22, 14], over_assignment=0.08).quotas.round(3).tolist()
    [8.554, 9.694, 6.273, 3.992]
"""

from oms42.territories.quota.field_years import FieldYears, field_years
from oms42.territories.quota.holding_back import HeldBack, hold_back, least_worth
from oms42.territories.quota.over_assigning import (
    PlanChance,
    needed_over_assignment,
    over_assignment,
    plan_chance,
    stacked,
)
from oms42.territories.quota.ratcheting import (
    RatchetEstimate,
    estimate_ratchet,
    ratchet,
    ratchet_path,
)
from oms42.territories.quota.reconciling import Reconciled, reconcile
from oms42.territories.quota.regression import RegressionQuotas, by_regression
from oms42.territories.quota.residual_fairness import Fairness, fairness
from oms42.territories.quota.rounding import round_to_total
from oms42.territories.quota.shares import Quotas, blend, by_history, by_potential

__all__ = [
    "Fairness",
    "FieldYears",
    "HeldBack",
    "PlanChance",
    "Quotas",
    "RatchetEstimate",
    "Reconciled",
    "RegressionQuotas",
    "blend",
    "by_history",
    "by_potential",
    "by_regression",
    "estimate_ratchet",
    "fairness",
    "field_years",
    "hold_back",
    "least_worth",
    "needed_over_assignment",
    "over_assignment",
    "plan_chance",
    "ratchet",
    "ratchet_path",
    "reconcile",
    "round_to_total",
    "stacked",
]

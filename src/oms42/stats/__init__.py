# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Estimators that more than one model room needs: the ground floor under them.

Small, on numpy alone, each held to an independent implementation or a published number.
"""

from oms42.stats.bootstrap import Bootstrap, bootstrap
from oms42.stats.brier import BrierParts, auc, brier, brier_parts
from oms42.stats.calibration import Isotonic, Platt, calibration_line, isotonic, platt
from oms42.stats.differences import DifferenceInDifferences, difference_in_differences
from oms42.stats.in_time import InTime, fit_in_time
from oms42.stats.instruments import TwoStage, two_stage
from oms42.stats.least_squares import LeastSquares, least_squares
from oms42.stats.logistic import Logistic, expit, logistic_regression
from oms42.stats.proportions import (
    Difference,
    compare_proportions,
    design_effect,
    power,
    sample_size,
)
from oms42.stats.recalibrating import recalibrated
from oms42.stats.shrinkage import Shrinkage, shrink

__all__ = [
    "Bootstrap",
    "BrierParts",
    "Difference",
    "DifferenceInDifferences",
    "InTime",
    "Isotonic",
    "LeastSquares",
    "Logistic",
    "Platt",
    "Shrinkage",
    "TwoStage",
    "auc",
    "bootstrap",
    "brier",
    "brier_parts",
    "calibration_line",
    "compare_proportions",
    "design_effect",
    "difference_in_differences",
    "expit",
    "fit_in_time",
    "isotonic",
    "least_squares",
    "logistic_regression",
    "platt",
    "power",
    "recalibrated",
    "sample_size",
    "shrink",
    "two_stage",
]

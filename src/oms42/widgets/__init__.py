# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Live widgets: they know the models and the charts, and no Sphinx."""

from oms42.widgets.calibration_studio import CalibrationStudio
from oms42.widgets.forecast_lab import ForecastLab
from oms42.widgets.live import LiveWidget
from oms42.widgets.predict import Predict
from oms42.widgets.quarter_simulator import QuarterSimulator
from oms42.widgets.quota_explorer import QuotaExplorer
from oms42.widgets.territory_optimizer import TerritoryOptimizer
from oms42.widgets.vega_chart import VegaChart

__all__ = [
    "CalibrationStudio",
    "ForecastLab",
    "LiveWidget",
    "Predict",
    "QuarterSimulator",
    "QuotaExplorer",
    "TerritoryOptimizer",
    "VegaChart",
]

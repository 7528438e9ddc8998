# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Live widgets: they know the models and the charts, and no Sphinx."""

from oms42.widgets.forecast_lab import ForecastLab
from oms42.widgets.live import LiveWidget
from oms42.widgets.predict import Predict
from oms42.widgets.territory_optimizer import TerritoryOptimizer
from oms42.widgets.vega_chart import VegaChart

__all__ = ["ForecastLab", "LiveWidget", "Predict", "TerritoryOptimizer", "VegaChart"]

# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Live widgets: they know the models and the charts, and no Sphinx."""

from oms42.widgets.forecast_lab import ForecastLab
from oms42.widgets.gaming_simulator import GamingSimulator
from oms42.widgets.live import LiveWidget
from oms42.widgets.pay_curve_designer import PayCurveDesigner
from oms42.widgets.pay_equity import PayEquity
from oms42.widgets.predict import Predict
from oms42.widgets.spiff_study import SpiffStudy
from oms42.widgets.vega_chart import VegaChart

__all__ = [
    "ForecastLab",
    "GamingSimulator",
    "LiveWidget",
    "PayCurveDesigner",
    "PayEquity",
    "Predict",
    "SpiffStudy",
    "VegaChart",
]

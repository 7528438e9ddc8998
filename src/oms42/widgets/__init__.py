# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Live widgets: they know the models and the charts, and no Sphinx.

A name loads its file when it is first asked for, so that a page waits for the models of its own
widgets alone.
"""

from typing import TYPE_CHECKING

from oms42.lazy import lazy_names

if TYPE_CHECKING:
    from oms42.widgets.allocation_lab import AllocationLab
    from oms42.widgets.calibration_studio import CalibrationStudio
    from oms42.widgets.capacity_bridge import CapacityBridge
    from oms42.widgets.city_territories import CityTerritories
    from oms42.widgets.forecast_lab import ForecastLab
    from oms42.widgets.gaming_simulator import GamingSimulator
    from oms42.widgets.live import LiveWidget
    from oms42.widgets.pay_curve_designer import PayCurveDesigner
    from oms42.widgets.pay_equity import PayEquity
    from oms42.widgets.predict import Predict
    from oms42.widgets.quarter_simulator import QuarterSimulator
    from oms42.widgets.quota_explorer import QuotaExplorer
    from oms42.widgets.segment_stability import SegmentStability
    from oms42.widgets.spiff_study import SpiffStudy
    from oms42.widgets.territory_optimizer import TerritoryOptimizer
    from oms42.widgets.vega_chart import VegaChart
else:
    __getattr__, __dir__ = lazy_names(
        __name__,
        {
            "allocation_lab": ("AllocationLab",),
            "calibration_studio": ("CalibrationStudio",),
            "capacity_bridge": ("CapacityBridge",),
            "city_territories": ("CityTerritories",),
            "forecast_lab": ("ForecastLab",),
            "gaming_simulator": ("GamingSimulator",),
            "live": ("LiveWidget",),
            "pay_curve_designer": ("PayCurveDesigner",),
            "pay_equity": ("PayEquity",),
            "predict": ("Predict",),
            "quarter_simulator": ("QuarterSimulator",),
            "quota_explorer": ("QuotaExplorer",),
            "segment_stability": ("SegmentStability",),
            "spiff_study": ("SpiffStudy",),
            "territory_optimizer": ("TerritoryOptimizer",),
            "vega_chart": ("VegaChart",),
        },
    )

__all__ = [
    "AllocationLab",
    "CalibrationStudio",
    "CapacityBridge",
    "CityTerritories",
    "ForecastLab",
    "GamingSimulator",
    "LiveWidget",
    "PayCurveDesigner",
    "PayEquity",
    "Predict",
    "QuarterSimulator",
    "QuotaExplorer",
    "SegmentStability",
    "SpiffStudy",
    "TerritoryOptimizer",
    "VegaChart",
]

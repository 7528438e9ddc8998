# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Forecasting models and the ways to judge them.

A model is a function of a series that returns a fitted model; its ``forecast(h)`` gives a
``Forecast``. ``rolling_origin`` asks any of them again and again from the past, and the scores say
how far off they were. NumPy is enough, but for weights that ``ses``, ``holt`` and ``holt_winters``
are to find: these take SciPy.
"""

from oms42.forecasting.automatic import auto_ets, ets
from oms42.forecasting.combination import Combination, combine
from oms42.forecasting.demand import DemandPattern, demand_pattern
from oms42.forecasting.ets_model import Ets
from oms42.forecasting.intermittent import Croston, croston
from oms42.forecasting.methods import holt, holt_winters, ses
from oms42.forecasting.quantile_scores import pinball
from oms42.forecasting.random_walk import RandomWalk, drift, naive, seasonal_naive
from oms42.forecasting.result import Forecast
from oms42.forecasting.rolling import rolling_origin
from oms42.forecasting.rolling_errors import HorizonScore
from oms42.forecasting.rolling_intervals import RollingOrigin
from oms42.forecasting.scores import Accuracy, accuracy, mase, rmsse
from oms42.forecasting.smoothing import Smoothing
from oms42.forecasting.theta_method import Theta, theta

__all__ = [
    "Accuracy",
    "Combination",
    "Croston",
    "DemandPattern",
    "Ets",
    "Forecast",
    "HorizonScore",
    "RandomWalk",
    "RollingOrigin",
    "Smoothing",
    "Theta",
    "accuracy",
    "auto_ets",
    "combine",
    "croston",
    "demand_pattern",
    "drift",
    "ets",
    "holt",
    "holt_winters",
    "mase",
    "naive",
    "pinball",
    "rmsse",
    "rolling_origin",
    "seasonal_naive",
    "ses",
    "theta",
]

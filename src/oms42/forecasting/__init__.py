# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Forecasting models and the ways to judge them.

A model is a function of a series that returns a fitted model; its ``forecast(h)`` gives a
``Forecast``. ``rolling_origin`` asks any of them again and again from the past, ``backtest`` judges
several beside the seasonal naive, and the scores say how far off they were. ``conformal`` and
``reconcile`` finish forecasts; the override log, Delphi rounds and rep bias deal with judgement;
ramp, burn and commitment with consumption. NumPy is enough, but for SciPy where ``ses``, ``holt``
and ``holt_winters`` are to find weights, and in ``usage_ramp`` and ``burn_projection``; tables take
pandas. A name loads its file when it is first asked for.
"""

from typing import TYPE_CHECKING

from oms42.lazy import lazy_names

if TYPE_CHECKING:
    from oms42.forecasting.automatic import auto_ets, ets
    from oms42.forecasting.combination import Combination, combine
    from oms42.forecasting.commitment import CommitDrawdown, commit_drawdown
    from oms42.forecasting.comparison import Backtest, backtest
    from oms42.forecasting.conformal_intervals import conformal
    from oms42.forecasting.crps import crps_gaussian, crps_quantiles, crps_sample
    from oms42.forecasting.delphi_rounds import Delphi, delphi
    from oms42.forecasting.demand import DemandPattern, demand_pattern
    from oms42.forecasting.early_burn import AnnualUse, BurnProjection, burn_projection, burn_rate
    from oms42.forecasting.ets_model import Ets
    from oms42.forecasting.intermittent import Croston, croston
    from oms42.forecasting.interval_scores import coverage, interval_score, msis
    from oms42.forecasting.methods import holt, holt_winters, ses
    from oms42.forecasting.override_value import OverrideEffect, OverrideGroup, override_effect
    from oms42.forecasting.overrides import OverrideLog, override_log
    from oms42.forecasting.quantile_scores import pinball
    from oms42.forecasting.ramp import UsageRamp, logistic_ramp, usage_ramp
    from oms42.forecasting.random_walk import RandomWalk, drift, naive, seasonal_naive
    from oms42.forecasting.reconciliation import Reconciled, reconcile
    from oms42.forecasting.rep_bias_correction import RepBias, rep_bias
    from oms42.forecasting.result import Forecast
    from oms42.forecasting.rolling import rolling_origin
    from oms42.forecasting.rolling_errors import HorizonScore
    from oms42.forecasting.rolling_intervals import RollingOrigin
    from oms42.forecasting.scores import Accuracy, accuracy, mase, rmsse, smape
    from oms42.forecasting.smoothing import Smoothing
    from oms42.forecasting.summing import summing_matrix
    from oms42.forecasting.theta_method import Theta, theta
    from oms42.forecasting.value_added import ForecastValueAdded, forecast_value_added
else:
    __getattr__, __dir__ = lazy_names(
        __name__,
        {
            "automatic": (
                "auto_ets",
                "ets",
            ),
            "combination": (
                "Combination",
                "combine",
            ),
            "commitment": (
                "CommitDrawdown",
                "commit_drawdown",
            ),
            "comparison": (
                "Backtest",
                "backtest",
            ),
            "conformal_intervals": ("conformal",),
            "crps": (
                "crps_gaussian",
                "crps_quantiles",
                "crps_sample",
            ),
            "delphi_rounds": (
                "Delphi",
                "delphi",
            ),
            "demand": (
                "DemandPattern",
                "demand_pattern",
            ),
            "early_burn": (
                "AnnualUse",
                "BurnProjection",
                "burn_projection",
                "burn_rate",
            ),
            "ets_model": ("Ets",),
            "intermittent": (
                "Croston",
                "croston",
            ),
            "interval_scores": (
                "coverage",
                "interval_score",
                "msis",
            ),
            "methods": (
                "holt",
                "holt_winters",
                "ses",
            ),
            "override_value": (
                "OverrideEffect",
                "OverrideGroup",
                "override_effect",
            ),
            "overrides": (
                "OverrideLog",
                "override_log",
            ),
            "quantile_scores": ("pinball",),
            "ramp": (
                "UsageRamp",
                "logistic_ramp",
                "usage_ramp",
            ),
            "random_walk": (
                "RandomWalk",
                "drift",
                "naive",
                "seasonal_naive",
            ),
            "reconciliation": (
                "Reconciled",
                "reconcile",
            ),
            "rep_bias_correction": (
                "RepBias",
                "rep_bias",
            ),
            "result": ("Forecast",),
            "rolling": ("rolling_origin",),
            "rolling_errors": ("HorizonScore",),
            "rolling_intervals": ("RollingOrigin",),
            "scores": (
                "Accuracy",
                "accuracy",
                "mase",
                "rmsse",
                "smape",
            ),
            "smoothing": ("Smoothing",),
            "summing": ("summing_matrix",),
            "theta_method": (
                "Theta",
                "theta",
            ),
            "value_added": (
                "ForecastValueAdded",
                "forecast_value_added",
            ),
        },
    )

__all__ = [
    "Accuracy",
    "AnnualUse",
    "Backtest",
    "BurnProjection",
    "Combination",
    "CommitDrawdown",
    "Croston",
    "Delphi",
    "DemandPattern",
    "Ets",
    "Forecast",
    "ForecastValueAdded",
    "HorizonScore",
    "OverrideEffect",
    "OverrideGroup",
    "OverrideLog",
    "RandomWalk",
    "Reconciled",
    "RepBias",
    "RollingOrigin",
    "Smoothing",
    "Theta",
    "UsageRamp",
    "accuracy",
    "auto_ets",
    "backtest",
    "burn_projection",
    "burn_rate",
    "combine",
    "commit_drawdown",
    "conformal",
    "coverage",
    "croston",
    "crps_gaussian",
    "crps_quantiles",
    "crps_sample",
    "delphi",
    "demand_pattern",
    "drift",
    "ets",
    "forecast_value_added",
    "holt",
    "holt_winters",
    "interval_score",
    "logistic_ramp",
    "mase",
    "msis",
    "naive",
    "override_effect",
    "override_log",
    "pinball",
    "reconcile",
    "rep_bias",
    "rmsse",
    "rolling_origin",
    "seasonal_naive",
    "ses",
    "smape",
    "summing_matrix",
    "theta",
    "usage_ramp",
]

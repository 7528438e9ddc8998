# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""What an analyst would measure in leads, calls and the trial, one function a promise."""

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from oms42.kelvane.world import Columns, World

Measure = Callable[[World], float | tuple[float, float]]
TIERS = ("A", "B", "C")


def auc(score: NDArray[np.float64], bought: NDArray[np.bool_]) -> float:
    """Scikit-learn's area under the ROC curve."""
    from sklearn.metrics import roc_auc_score

    return float(roc_auc_score(bought, score))


def auc_with_leak(world: World) -> float:
    """Logistic regression on the score's log odds and whether there is a demo."""
    from sklearn.linear_model import LogisticRegression

    leads = world.tables["leads"]
    p = np.clip(leads["score_vendor"] / 100, 0.0005, 0.9995)
    X = np.column_stack([np.log(p / (1 - p)), ~np.isnat(leads["demo_scheduled_ts"])])
    fitted = LogisticRegression(C=1e6, max_iter=1000).fit(X, leads["converted"])
    return auc(fitted.predict_proba(X)[:, 1], leads["converted"])


def demo_known_in_time(world: World) -> float:
    leads = world.tables["leads"]
    shown = leads["converted"] & ~np.isnat(leads["demo_scheduled_ts"])
    return float((leads["demo_scheduled_ts"][shown] < leads["converted_at"][shown]).mean())


def itt_true(world: World) -> float:
    hidden = world.hidden["enablement_rct"]
    return float(hidden["won_with"].mean() - hidden["won_without"].mean())


def difference(world: World) -> float:
    trial = world.tables["enablement_rct"]
    treat = trial["assigned"] == "treat"
    return float(trial["won"][treat].mean() - trial["won"][~treat].mean())


def itt(world: World) -> tuple[float, float]:
    """Linear probability model with standard errors clustered by seller."""
    import statsmodels.api as sm

    trial = world.tables["enablement_rct"]
    X = sm.add_constant((trial["assigned"] == "treat").astype(float))
    groups = np.unique(trial["rep_id"], return_inverse=True)[1]
    model = sm.OLS(trial["won"].astype(float), X)
    fitted: Any = model.fit(cov_type="cluster", cov_kwds={"groups": groups})
    return float(fitted.params[1]), float(fitted.bse[1])


def underpowered(world: World) -> float:
    estimate, error = itt(world)
    return float(abs(estimate) < 1.96 * error)


def compliance(world: World) -> float:
    trial = world.tables["enablement_rct"]
    return float(trial["complied"][trial["assigned"] == "treat"].mean())


def users_gap(world: World) -> float:
    trial = world.tables["enablement_rct"]
    return float(trial["won"][trial["complied"]].mean() - trial["won"][~trial["complied"]].mean())


def icc(world: World) -> float:
    """One-way analysis of variance of the residuals from the arm's mean (Shrout & Fleiss)."""
    trial = world.tables["enablement_rct"]
    won = trial["won"].astype(float)
    for arm in ("treat", "control"):
        won[trial["assigned"] == arm] -= won[trial["assigned"] == arm].mean()
    rep = np.unique(trial["rep_id"], return_inverse=True)[1]
    n = np.bincount(rep)
    mean = np.bincount(rep, won) / n
    between = (n * mean**2).sum() / (n.size - 2)
    within = ((won - mean[rep]) ** 2).sum() / (won.size - n.size)
    size = (won.size - (n**2).sum() / won.size) / (n.size - 1)
    return float((between - within) / (between + (size - 1) * within))


def _calls(world: World) -> tuple[Columns, NDArray[np.float64]]:
    """Join calls with the outcome of their deals."""
    calls, deals = world.tables["calls_sample"], world.tables["opportunities"]
    order = np.argsort(deals["opp_id"])
    place = order[np.searchsorted(deals["opp_id"][order], calls["opp_id"])]
    return calls, (deals["outcome"][place] == "won").astype(float)


def odds_ratio(world: World) -> float:
    calls, won = _calls(world)
    step, hit = calls["next_step_set"], won > 0
    return float(
        (step & hit).sum() * (~step & ~hit).sum() / ((step & ~hit).sum() * (~step & hit).sum())
    )


def log_odds_ratio_within(world: World) -> tuple[float, float]:
    """Logistic regression with an intercept for each seller, clustered by deal."""
    import statsmodels.api as sm

    calls, won = _calls(world)
    rep = np.unique(calls["rep_id"], return_inverse=True)[1]
    rate = np.bincount(rep, won) / np.bincount(rep)
    mixed = ((rate > 0) & (rate < 1))[rep]
    dummies = rep[:, None] == np.flatnonzero((rate > 0) & (rate < 1))
    X = np.column_stack([calls["next_step_set"], dummies])[mixed].astype(float)
    deal = np.unique(calls["opp_id"][mixed], return_inverse=True)[1]
    model = sm.GLM(won[mixed], X, family=sm.families.Binomial())
    fitted: Any = model.fit(cov_type="cluster", cov_kwds={"groups": deal})
    return float(fitted.params[0]), float(fitted.bse[0])


def talk_ratio_within(world: World) -> tuple[float, float]:
    """Least squares on deviations from the seller's means, clustered by deal."""
    import statsmodels.api as sm

    calls, won = _calls(world)
    rep = np.unique(calls["rep_id"], return_inverse=True)[1]
    n = np.bincount(rep)
    x = calls["talk_ratio"] - (np.bincount(rep, calls["talk_ratio"]) / n)[rep]
    y = won - (np.bincount(rep, won) / n)[rep]
    groups = np.unique(calls["opp_id"], return_inverse=True)[1]
    fitted: Any = sm.OLS(y, x).fit(cov_type="cluster", cov_kwds={"groups": groups})
    return float(fitted.params[0]), float(fitted.bse[0])


def talk_ratio_misleads(world: World) -> float:
    import statsmodels.api as sm

    calls, won = _calls(world)
    fitted: Any = sm.OLS(won, sm.add_constant(calls["talk_ratio"])).fit()
    return float(fitted.tvalues[1] < -2.0)


def voice(world: World, north_america: bool) -> float:
    calls = world.tables["calls_sample"]
    there = (calls["region"] == "NA") == north_america
    return float((~np.isnan(calls["voice_emotion_score"][there])).mean())


def rate(world: World, source: str, column: str) -> float:
    leads = world.tables["leads"]
    values = leads[column][leads["source"] == source]
    return float((values != "none").mean() if column == "opt_out" else values.mean())


def net(world: World, tier: str, harmful: float | None = None) -> float:
    """Dollars a message, by the formula of the worked example (20,000 messages: $156.3k)."""
    leads = world.tables["leads"]
    pilot = (leads["source"] == "outbound_ai") & (leads["tier"] == tier)
    meetings = leads["meeting"][pilot].mean()
    wrong = leads["harmful_send"][pilot].mean() if harmful is None else harmful
    value = leads["value_usd"][pilot].mean()
    return float(meetings * 0.12 * value * 0.72 - 3.0 - 0.25 * 2 / 60 * 55 - wrong * 175.0)


def pays_in_c_alone(world: World) -> float:
    return float([net(world, tier) > 0 for tier in TIERS] == [False, False, True])


def harm_turns_the_sign(world: World) -> float:
    leads = world.tables["leads"]
    best = (leads["source"] == "outbound_ai") & (leads["tier"] == "C")
    harmful = float(leads["harmful_send"][best].mean())
    return float(all(net(world, tier, harmful) > 0 for tier in TIERS))


MEASURES: dict[str, Measure] = {
    "PT-20.base_rate": lambda world: float(world.tables["leads"]["converted"].mean()),
    "PT-20.mean_predicted": lambda w: float(w.tables["leads"]["score_vendor"].mean() / 100),
    "PT-20.auc": lambda w: auc(w.tables["leads"]["score_vendor"], w.tables["leads"]["converted"]),
    "PT-20.auc_with_leak": auc_with_leak,
    "PT-20.demo_known_in_time": demo_known_in_time,
    "PT-21.itt_true": itt_true,
    "PT-21.itt": itt,
    "PT-21.difference": difference,
    "PT-21.underpowered": underpowered,
    "PT-21.compliance": compliance,
    "PT-21.users_gap": users_gap,
    "PT-21.icc": icc,
    "PT-22.odds_ratio_exact": odds_ratio,
    "PT-22.log_odds_ratio_within": log_odds_ratio_within,
    "PT-22.talk_ratio_within": talk_ratio_within,
    "PT-22.talk_ratio_misleads": talk_ratio_misleads,
    "PT-22.voice_outside_na": lambda world: voice(world, north_america=False),
    "PT-22.voice_in_na": lambda world: voice(world, north_america=True),
    "PT-28.reply_ai": lambda world: rate(world, "outbound_ai", "replied"),
    "PT-28.reply_human": lambda world: rate(world, "outbound_human", "replied"),
    "PT-28.opt_out_ratio": lambda world: (
        rate(world, "outbound_ai", "opt_out") / rate(world, "outbound_human", "opt_out")
    ),
    "PT-28.net_tier_A": lambda world: net(world, "A"),
    "PT-28.net_tier_B": lambda world: net(world, "B"),
    "PT-28.net_tier_C": lambda world: net(world, "C"),
    "PT-28.pays_in_c_alone": pays_in_c_alone,
    "PT-28.harm_turns_the_sign": harm_turns_the_sign,
}

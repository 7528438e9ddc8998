# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

import numpy as np
import pytest
import statsmodels.api as sm

from oms42.kelvane.deals.base import Base
from oms42.kelvane.deals.magnitudes import DealMagnitudes
from oms42.kelvane.deals.new_logo import Circumstances, circumstances
from oms42.kelvane.deals.winning import Wins, probability, wins
from oms42.kelvane.identity import Identity

SIZE = DealMagnitudes.of(Identity())


@pytest.fixture(scope="module")
def drawn(base: Base) -> tuple[Circumstances, Wins]:
    made = circumstances(np.random.default_rng(1), base.them, SIZE)
    return made, wins(np.random.default_rng(2), made, base.them, SIZE)


def test_are_the_mean_probabilities_the_promised_ones(drawn: tuple[Circumstances, Wins]) -> None:
    made, law = drawn
    for contacts, rate in ((1, 0.13), (2, 0.21), (3, 0.31)):
        rows = np.minimum(made.contacts, 3) == contacts
        assert law.probability[rows].mean() == pytest.approx(rate, abs=1e-9)
    assert law.probability[made.pushes >= 3].mean() == pytest.approx(0.06, abs=1e-9)


def test_are_the_given_coefficients_in_the_log_odds(
    base: Base, drawn: tuple[Circumstances, Wins]
) -> None:
    """Least squares on the log odds without the lift returns 0.25, −0.35 and −0.60 exactly."""
    made, law = drawn
    raw = law.probability - base.them.lift[made.desk]
    logit = np.log(raw / (1 - raw))
    group = np.minimum(made.contacts, 3)
    layer = np.char.add(made.segment, made.region)
    dummies = [group == k for k in (1, 2, 3)] + [layer == name for name in np.unique(layer)[1:]]
    dummies += [made.quarter // 4 == year for year in (1, 2, 3)] + [made.pushes >= 3]
    X = np.column_stack(
        [base.them.skill[made.desk], made.ostler, made.pushes >= 1, *dummies]
    ).astype(float)
    inside = (law.probability > 0.0021) & (law.probability < 0.9799)
    fit = sm.OLS(logit[inside], X[inside]).fit()
    assert fit.params[:3] == pytest.approx([0.25, -0.35, -0.60], abs=1e-6)
    assert fit.params[-1] == pytest.approx(law.pushed, abs=1e-6)


def test_is_emea_better_by_its_advantage_and_nothing_else(
    drawn: tuple[Circumstances, Wins],
) -> None:
    """0.12 in log odds, exactly, whatever contacts and pushes the layers have."""
    made, law = drawn
    for segment in ("enterprise", "mid-market", "public"):
        rate = [
            law.probability[(made.segment == segment) & (made.region == name)].mean()
            for name in ("EMEA", "NA")
        ]
        gap = np.log(rate[0] / (1 - rate[0])) - np.log(rate[1] / (1 - rate[1]))
        assert gap == pytest.approx(0.12, abs=1e-6)


def test_do_the_outcomes_hold_the_rates_by_contacts_and_layer(
    drawn: tuple[Circumstances, Wins],
) -> None:
    made, law = drawn
    group = np.minimum(made.contacts, 3)
    for rows in [group == k for k in (1, 2, 3)]:
        assert abs(law.won[rows].sum() - law.probability[rows].sum()) < 10
    layer = np.char.add(made.segment, made.region)
    for name in np.unique(layer):
        rows = layer == name
        assert abs(law.won[rows].sum() - law.probability[rows].sum()) < 2.5


def test_varies_a_reps_luck_nearly_as_chance_would_have_it(
    base: Base, drawn: tuple[Circumstances, Wins]
) -> None:
    """Variance of wins around their expectation over the binomial one, by rep: 0.4 to 1.3."""
    made, law = drawn
    _, rep = np.unique(base.them.rep[made.desk], return_inverse=True)
    luck = np.bincount(rep, law.won) - np.bincount(rep, law.probability)
    chance = np.bincount(rep, law.probability * (1 - law.probability))
    assert 0.4 < (luck**2).sum() / chance.sum() < 1.3


def test_is_a_lift_added_to_the_probability() -> None:
    assert probability(np.zeros(2), np.array([0.0, 0.03])).tolist() == [0.5, 0.53]

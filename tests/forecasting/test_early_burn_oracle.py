# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Does early burn foretell the year of the book's own customers as the book says?"""

import numpy as np
import pytest

from oms42 import datasets
from oms42.forecasting import burn_projection, burn_rate, commit_drawdown


@pytest.fixture(scope="module")
def customers():
    """Return early burn, the year and the last month over the commitment, use and commitment."""
    table = datasets.consumption_m()
    first = table[table["contract_month"] <= 12].pivot(
        index="account_id", columns="contract_month", values="used_usd"
    )
    commit = table[table["contract_month"] == 1].set_index("account_id")["commit_usd"]
    whole = first.dropna()
    commit = commit.loc[whole.index].to_numpy()
    used = whole.to_numpy()
    early = burn_rate(used[:, :2].sum(axis=1), commit, weeks=52 / 6)
    return early, used.sum(axis=1) / commit, used[:, 11] * 12 / commit, used, commit


def test_predicts_the_burn_of_two_months_that_of_month_12(customers) -> None:
    early, _, last, _, _ = customers
    # the book's fact PT-27: a correlation of logarithms of 0.74, give or take 0.08
    assert np.corrcoef(np.log(early), np.log(last))[0, 1] == pytest.approx(0.74, abs=0.08)


@pytest.mark.parametrize("level", [80, 95])
def test_hold_the_intervals_of_customers_left_out_of_the_fit(customers, level) -> None:
    early, year, _, _, _ = customers
    fold = np.arange(early.size) % 5
    held = []
    for k in range(5):
        fitted = burn_projection(early[fold != k], year[fold != k])
        made = fitted.project(early[fold == k], level=level)
        mine = year[fold == k]
        held += ((made.lower[level] <= mine) & (mine <= made.upper[level])).tolist()
    assert np.mean(held) == pytest.approx(level / 100, abs=0.06)


def test_is_the_projection_better_than_multiplying_the_burn_out(customers) -> None:
    """New customers ramp, so the naive projection (burn at today's pace) is far too low."""
    early, year, _, _, _ = customers
    half = np.arange(early.size) % 2 == 0
    made = burn_projection(early[half], year[half]).project(early[~half], level=80)
    projected = np.abs(made.mean - year[~half]).mean()
    multiplied = np.abs(early[~half] - year[~half]).mean()
    assert projected < 0.5 * multiplied
    assert np.mean(early < year) > 0.9


def test_do_drawdown_and_share_used_agree_for_every_customer(customers) -> None:
    _, year, _, used, commit = customers
    for row, total, share in zip(used, commit, year, strict=True):
        made = commit_drawdown(row, total)
        assert made.use_of_commit == pytest.approx(share)
        assert (made.exhausted is None) == (share < 1)

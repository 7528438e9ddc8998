# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

import numpy as np
import pytest

from oms42.kelvane.deals.lifetimes import (
    Lives,
    chained,
    first_number,
    hazard,
    lives,
    renewal_day,
    swings,
)


@pytest.mark.parametrize(
    ("segment", "retention"),
    [
        ("mid-market", [0.83, 0.86, 0.88]),
        ("enterprise", [0.92, 0.93]),
        ("public", [0.93]),
    ],
)
def test_is_retention_that_of_the_generator_parameters(
    segment: str, retention: list[float]
) -> None:
    """The table of parameters: MM .83, .86, .88; enterprise .92, .93; public .70/(.70 + 9.30)."""
    number = np.arange(1, len(retention) + 1)
    kept = 1.0 - hazard(np.full(number.size, segment), number)
    assert kept == pytest.approx(np.array(retention), abs=0.006)


def test_is_survival_that_of_the_shifted_beta_geometric() -> None:
    """S(t) = B(α, β + t) / B(α, β), with the beta function of scipy."""
    from scipy.special import beta

    t = np.arange(1, 8)
    survival = np.cumprod(1.0 - hazard(np.full(7, "mid-market"), t))
    assert survival == pytest.approx(beta(0.85, 4.15 + t) / beta(0.85, 4.15))


def test_falls_a_renewal_on_the_same_day_or_the_last_of_the_month() -> None:
    day = np.array(["2024-01-31", "2024-02-29", "2023-06-15"], dtype="datetime64[D]")
    later = renewal_day(day, np.array([13, 12, 24]))
    assert later.astype(str).tolist() == ["2025-02-28", "2025-02-28", "2025-06-15"]


def test_is_the_first_renewal_of_the_tables_the_first_one_from_2023_on() -> None:
    rng = np.random.default_rng(1)
    start = np.datetime64("2017-01-01") + rng.integers(0, 2190, 500)
    term = 12 * rng.integers(1, 4, 500)
    number = first_number(start, term)
    assert (renewal_day(start, term * number) >= np.datetime64("2023-01-01")).all()
    before = renewal_day(start, term * (number - 1))
    assert (before < np.datetime64("2023-01-01")).all()


@pytest.fixture(scope="module")
def life() -> Lives:
    rng = np.random.default_rng(2)
    start = np.datetime64("2020-01-01") + rng.integers(0, 2000, 3000)
    kind = np.repeat(["enterprise", "mid-market", "public"], 1000)
    term = np.repeat([12, 24, 36], 1000)
    return lives(rng, start, rng.permutation(term), kind, np.zeros(3000))


def test_comes_nothing_after_a_churn_or_an_open_renewal(life: Lives) -> None:
    order = np.lexsort([life.number, life.row])
    row = life.row[order]
    followed = np.append(row[1:] == row[:-1], False)
    assert (life.renewed[order][followed]).all()
    assert not followed[~life.renewed[order]].any()


def test_are_churns_as_many_as_their_hazards_add_up_to(life: Lives) -> None:
    """Eight pairs of segment and number hold the bulk; each within a unit a generation."""
    kind = np.repeat(["enterprise", "mid-market", "public"], 1000)[life.row]
    for name in ("enterprise", "mid-market", "public"):
        for number in (1, 2, 3):
            mine = (kind == name) & (life.number == number) & life.decided
            churned = (mine & ~life.renewed).sum()
            assert abs(churned - life.hazard[mine].sum()) <= 5


def test_is_decided_what_is_due_by_the_end_of_the_tables(life: Lives) -> None:
    assert (life.decided == (life.due <= np.datetime64("2026-09-30"))).all()
    assert not (life.renewed & ~life.decided).any()


def test_changes_a_pull_only_the_first_renewal() -> None:
    rng = np.random.default_rng(3)
    start = np.full(400, np.datetime64("2023-02-01"))
    pulled = np.arange(400) < 88
    swing = swings(pulled, 0.22, 0.04)
    assert swing.mean() == pytest.approx(0.0, abs=1e-12)
    life = lives(rng, start, np.full(400, 12), np.full(400, "enterprise"), swing)
    first = life.hazard[life.number == 1]
    assert sorted(set(first.round(4).tolist())) == [0.0712, 0.1112]
    assert set(life.hazard[life.number == 2].round(4).tolist()) == {0.0711}


def test_keeps_a_chain_both_sets_apart() -> None:
    start = np.full(5, np.datetime64("2025-02-03"))
    one = lives(np.random.default_rng(4), start, np.full(5, 12), np.full(5, "public"), np.zeros(5))
    both = chained(one, one, 5)
    assert sorted(set(both.row.tolist())) == list(range(10))
    assert both.due.size == 2 * one.due.size

# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Cross-selling: associations by hand, uplift that was planted, a program seen through."""

import numpy as np
import pytest

from oms42 import datasets
from oms42.accounts import next_product, program_effect, uplift

OWNED = np.array([[1, 1, 0], [1, 1, 0], [1, 0, 0], [0, 0, 1], [0, 0, 0]])


def test_is_the_association_the_share_of_owners() -> None:
    """By hand, without a prior: 2 of 3 owners of A own B; B is owned by 2 of 5."""
    made = next_product(OWNED, ["A", "B", "C"], prior=0)
    assert made.confidence[0, 1] == pytest.approx(2 / 3)
    assert made.lift[0, 1] == pytest.approx(2 / 3 / 0.4)
    assert made.products[made.best[2]] == "B"
    assert np.isnan(made.score[2, 0])


def test_is_an_account_without_products_offered_the_most_common_one() -> None:
    made = next_product(OWNED, ["A", "B", "C"])
    assert made.products[made.best[4]] == "A"
    assert made.score[4].tolist() == pytest.approx([0.6, 0.4, 0.2])


def test_does_the_prior_pull_a_rare_pair_to_the_share_of_all() -> None:
    """By hand: (1 + 5 · 0.5) / (1 + 5) for a product that one account owns, with another."""
    made = next_product([[1, 1], [0, 0]], ["A", "B"])
    assert made.confidence[0, 1] == pytest.approx(3.5 / 6)


def test_what_if_everything_is_owned() -> None:
    assert next_product([[1, 1], [1, 0]], ["A", "B"]).best.tolist() == [-1, 1]


def trial(n: int, seed: int) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Draw a trial: the offer moves small accounts by 20 points; large ones buy anyway."""
    rng = np.random.default_rng(seed)
    size, offer = rng.standard_normal(n), rng.integers(0, 2, n)
    small = size < 0
    chance = np.where(small, 0.1 + 0.2 * offer, 0.5)
    return size, offer, (rng.random(n) < chance).astype(float), small


def test_does_uplift_find_whom_the_offer_moves() -> None:
    """Planted: small accounts. A ranking by the chance of buying would take the large ones."""
    size, offer, bought, small = trial(20_000, 1)
    made = uplift(size, offer, bought)
    assert made.effect[small].mean() > made.effect[~small].mean() + 0.1
    assert made.average == pytest.approx(0.10, abs=0.02)
    assert made.gains[5] > 0.8 * made.average
    assert made.area > 0.02


def test_is_there_no_area_where_the_offer_moves_all_alike() -> None:
    rng = np.random.default_rng(2)
    size, offer = rng.standard_normal(20_000), rng.integers(0, 2, 20_000)
    bought = rng.random(20_000) < 0.2 + 0.1 * offer
    assert abs(uplift(size, offer, bought).area) < 0.006


def test_is_the_cases_program_mostly_selection() -> None:
    """PT-18: key accounts grew by 19 percent, twice as fast as others; the program did 4.5."""
    accounts = datasets.load("accounts").set_index("account_id")
    old = accounts.index[accounts["is_customer"] & (accounts["first_purchase"] < "2023-01-01")]
    table = datasets.load("account_pnl")
    table = table[table["account_id"].isin(old)]
    revenue = table.pivot_table(index="account_id", columns="year", values="revenue")
    key, log = accounts.loc[revenue.index, "is_key"].to_numpy(), np.log(revenue.to_numpy())
    history = np.column_stack([log[:, 1] - log[:, 0], log[:, 1]])
    effect, error, naive = program_effect(history, log[:, 2], key.astype(int))
    assert np.expm1(log[key, 2] - log[key, 1]).mean() == pytest.approx(0.19, abs=0.01)
    assert naive > 0.08
    assert abs(effect - np.log1p(0.045)) < 2 * error
    assert effect < 0.7 * naive


def test_are_pairs_matched_on_what_is_known_from_before() -> None:
    """Planted: growth follows past growth, treated accounts grew already; the program adds .1."""
    rng = np.random.default_rng(5)
    past = rng.standard_normal(3000)
    treated = (past + rng.standard_normal(3000) > 2).astype(int)
    level = rng.standard_normal(3000)
    after = level + 0.3 * past + 0.1 * treated + 0.1 * rng.standard_normal(3000)
    effect, error, naive = program_effect(np.column_stack([past, level]), after, treated)
    assert naive > 0.4
    assert abs(effect - 0.1) < max(4 * error, 0.05)


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (lambda: next_product([[1, 2]], ["A", "B"]), "neither 0 nor 1"),
        (lambda: next_product([[1, 0]], ["A", "B"]), "nobody owns B; leave it out"),
        (lambda: next_product([[1, 0]], ["A"]), "owned has 2 columns for 1 products"),
        (lambda: uplift([1, 2, 3], [1, 0, 1], [0, 0, 0]), "an arm of the trial has no purchase"),
        (
            lambda: program_effect([[1], [2], [3], [4]], [1, 2, 3, 4], [1, 1, 1, 0]),
            "3 treated accounts cannot each have one of 1 others",
        ),
    ],
)
def test_is_bad_input_named(call, says: str) -> None:  # type: ignore[no-untyped-def]  # a lambda
    with pytest.raises(ValueError, match=says):
        call()

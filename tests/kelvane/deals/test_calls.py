# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

from dataclasses import replace

import numpy as np
import pytest

from oms42.kelvane.deals.calls import (
    BEST,
    COMMIT,
    PIPELINE,
    Calls,
    categories,
    settled_categories,
)
from oms42.kelvane.deals.magnitudes import DealMagnitudes
from oms42.kelvane.identity import Identity

SIZE = DealMagnitudes.of(Identity())
HOUSE = {COMMIT: 0.71, BEST: 0.27, PIPELINE: 0.08}


def calls(seed: int, count: int) -> Calls:
    """Draw calls of 60 reps, twelve of them happy and nine sandbaggers, in two parts."""
    rng = np.random.default_rng(seed)
    rep = rng.integers(0, 60, count)
    view = rng.normal(0, 1, count)
    return Calls(
        amount=np.exp(rng.normal(11, 0.7, count)),
        true=rng.random(count) < 0.12 + 0.06 * (view > 0),
        group=np.where(rep < 12, 1, np.where(rep < 21, 2, 0)),
        part=rng.integers(0, 2, count),
        rep=rep,
        score=view,
        counts=np.ones(count, dtype=bool),
    )


def realized(made: Calls, category: np.ndarray, rows: np.ndarray, kind: int) -> float:
    mine = rows & (category == kind)
    return float(made.amount[mine & made.true].sum() / made.amount[mine].sum())


def test_comes_the_promised_share_of_each_category_true_in_each_part() -> None:
    made = calls(1, 20_000)
    category = categories(made, SIZE)
    for part in (0, 1):
        for kind, rate in HOUSE.items():
            assert realized(made, category, made.part == part, kind) == pytest.approx(
                rate, abs=0.01
            )


@pytest.mark.parametrize(("group", "factor"), [(1, 1.35), (2, 0.78)])
def test_call_biased_reps_more_or_less_than_they_win(group: int, factor: float) -> None:
    """Their calls at the house's rates over what they win: 1.35 and 0.78."""
    made = calls(2, 40_000)
    category = categories(made, SIZE)
    mine = made.group == group
    expected = sum(
        rate * made.amount[mine & (category == kind)].sum() for kind, rate in HOUSE.items()
    )
    assert expected / made.amount[mine & made.true].sum() == pytest.approx(factor, abs=0.002)


def test_gets_the_better_view_the_better_category() -> None:
    made = calls(3, 20_000)
    category = categories(made, SIZE)
    for true in (True, False):
        rows = made.true == true
        view = [made.score[rows & (category == kind)].mean() for kind in (PIPELINE, BEST, COMMIT)]
        assert view[0] < view[1] < view[2]


def test_are_calls_that_do_not_count_made_by_the_same_standard() -> None:
    made = calls(4, 20_000)
    some = Calls(*(getattr(made, name) for name in vars(made) if name != "counts"),
                 counts=np.arange(20_000) % 2 == 0)  # fmt: skip
    category = categories(some, SIZE)
    for kind, rate in HOUSE.items():
        assert realized(some, category, some.counts, kind) == pytest.approx(rate, abs=0.015)
    shares = [(category[some.counts == flag] == COMMIT).mean() for flag in (True, False)]
    assert shares[0] == pytest.approx(shares[1], abs=0.01)


def test_do_the_rates_hold_for_past_quarters_when_those_to_come_end_otherwise() -> None:
    """A third of the calls ahead are for a quarter in which twice as much comes true."""
    made, rng = calls(5, 20_000), np.random.default_rng(6)
    ahead, past = made.part == 0, rng.random(20_000) < 0.67
    true = made.true | (~past & (rng.random(20_000) < 0.15))
    made = replace(made, true=true)
    category = settled_categories(made, ahead, past, SIZE)
    for kind, rate in HOUSE.items():
        assert realized(made, category, ahead & past, kind) == pytest.approx(rate, abs=0.01)
    blurred = realized(made, categories(made, SIZE), ahead & past, COMMIT)
    assert abs(blurred - HOUSE[COMMIT]) > 0.02


def test_are_calls_left_as_they_are_where_past_and_coming_quarters_agree() -> None:
    made = calls(7, 20_000)
    past = np.arange(20_000) % 5 > 0
    category = settled_categories(made, made.part == 0, past, SIZE)
    assert np.array_equal(category, categories(made, SIZE))

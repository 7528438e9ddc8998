# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Packages: the case's trade, and a frontier that brute force confirms."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from oms42.negotiation import packages

ISSUES = {
    "discount": {"none": (0, 0), "5 %": (-30, 30), "6 %": (-36, 36)},
    "payment": {"net 30": (0, 0), "net 45": (-2.5, 9), "net 60": (-5, 18)},
    "term": {"1 y": (0, 0), "2 y": (27.5, -10), "3 y": (55, -20)},
    "reference": {"no": (0, 0), "yes": (15, -3)},
}
SPLIT = {"discount": "5 %", "payment": "net 45", "term": "2 y", "reference": "no"}
LOGROLL = {"discount": "6 %", "payment": "net 60", "term": "3 y", "reference": "yes"}


def test_is_the_case_as_printed() -> None:
    """WE9.2: splitting gives −5 and +29 (joint 24), logrolling +29 and +31 (joint 60)."""
    made = packages(ISSUES)
    assert made.worth(SPLIT) == (-5, 29)
    assert made.worth(LOGROLL) == (29, 31)
    assert made.seller.size == 54


def test_is_the_split_off_the_frontier_and_the_trade_on_it() -> None:
    made = packages(ISSUES)
    rows = {choice: row for row, choice in enumerate(made.options)}
    assert made.frontier[rows[tuple(LOGROLL.values())]]
    assert not made.frontier[rows[tuple(SPLIT.values())]]


WORTHS = st.dictionaries(
    st.sampled_from("abc"),
    st.dictionaries(
        st.sampled_from("xyz"),
        st.tuples(st.integers(-5, 5), st.integers(-5, 5)),
        min_size=1,
    ),
    min_size=1,
)


@given(WORTHS)
def test_is_the_frontier_what_nothing_dominates(
    issues: dict[str, dict[str, tuple[int, int]]],
) -> None:
    """Every package against every other."""
    made = packages(issues)
    u = np.column_stack([made.seller, made.buyer])
    better = (u[None] >= u[:, None]).all(axis=2) & (u[None] > u[:, None]).any(axis=2)
    np.testing.assert_array_equal(made.frontier, ~better.any(axis=1))


@given(WORTHS, st.floats(0.1, 0.9))
def test_is_the_nash_bargain_the_best_product_over_no_deal(
    issues: dict[str, dict[str, tuple[int, int]]], power: float
) -> None:
    made = packages(issues)
    fine = (made.seller >= 0) & (made.buyer >= 0)
    if not fine.any():
        with pytest.raises(ValueError, match="no package is at least as good as no deal"):
            made.nash(power=power)
        return
    product = made.seller[fine] ** power * made.buyer[fine] ** (1 - power)
    seller, buyer = made.worth(made.nash(power=power))
    assert seller**power * buyer ** (1 - power) == pytest.approx(product.max())


def test_do_better_alternatives_move_the_bargain() -> None:
    """By hand: two ways to split 10; a floor of 6 for the seller leaves one."""
    made = packages({"split": {"5:5": (5, 5), "7:3": (7, 3)}})
    assert made.nash() == {"split": "5:5"}
    assert made.nash(seller_floor=6) == {"split": "7:3"}
    assert made.nash(power=0.9) == {"split": "7:3"}


@pytest.mark.parametrize(
    ("issues", "error", "says"),
    [
        ({}, ValueError, "at least one issue"),
        ({"term": {}}, ValueError, "at least one option"),
        ({"term": {"1 y": 5}}, TypeError, "term, 1 y is 5; an option has two numbers"),
        ({"term": {"1 y": (1, "x")}}, TypeError, "term, 1 y: buyer is 'x'"),
        (
            {name: {str(i): (0, 0) for i in range(10)} for name in "abcdef"},
            ValueError,
            "the issues allow 1,000,000 packages; at most 200,000",
        ),
    ],
)
def test_are_issues_that_cannot_be_listed_refused(
    issues: dict[str, dict[str, tuple[float, float]]], error: type[Exception], says: str
) -> None:
    with pytest.raises(error, match=says):
        packages(issues)


@pytest.mark.parametrize("choice", [{}, {**LOGROLL, "term": "9 y"}, {**LOGROLL, "color": "red"}])
def test_is_an_unknown_package_refused(choice: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="is no package; name one option of each issue: discount"):
        packages(ISSUES).worth(choice)

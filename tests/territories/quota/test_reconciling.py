# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Reconciliation: the book's example, the general formula, and sums to the last bit."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from oms42.territories.quota import reconcile


def test_worked_example_2_6_reconciliation() -> None:
    """WE2.6: total 51.381, children 21.223/17.503/12.655."""
    made = reconcile(50, [22, 18, 13], total_sd=2.0, part_sd=[1.5, 1.2, 1.0])
    assert f"{made.total:.3f}" == "51.381"
    assert [f"{part:.3f}" for part in made.parts] == ["21.223", "17.503", "12.655"]
    assert made.incoherence == -3


def minimum_trace(y: np.ndarray, W: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Wickramasuriya et al.: S (S'W⁻¹S)⁻¹ S'W⁻¹ y, and its covariance."""
    n = y.size - 1
    S = np.vstack([np.ones(n), np.eye(n)])
    inverse = np.linalg.inv(W)
    G = np.linalg.solve(S.T @ inverse @ S, S.T @ inverse)
    return S @ G @ y, S @ G @ W @ G.T @ S.T


@given(
    st.lists(st.tuples(st.floats(-100, 100), st.floats(0.1, 9)), min_size=1, max_size=6),
    st.floats(-300, 300),
    st.floats(0.1, 9),
)
def test_is_it_the_general_formula(
    rows: list[tuple[float, float]], total: float, sd: float
) -> None:
    parts, sds = (np.array(one) for one in zip(*rows, strict=True))
    made = reconcile(total, parts, sd, sds)
    wanted, spread = minimum_trace(np.append(total, parts), np.diag(np.append(sd, sds) ** 2))
    assert np.append(made.total, made.parts) == pytest.approx(wanted, abs=1e-9)
    errors = np.append(made.total_sd, made.part_sd)
    assert errors == pytest.approx(np.sqrt(np.diag(spread)), rel=1e-6)
    assert made.total == math.fsum(made.parts)


def test_may_errors_go_together() -> None:
    rng = np.random.default_rng(1)
    root = rng.standard_normal((4, 4))
    W, y = root @ root.T, np.array([50, 22, 18, 13.0])
    made = reconcile(y[0], y[1:], covariance=W)
    assert np.append(made.total, made.parts) == pytest.approx(minimum_trace(y, W)[0])


def test_does_what_is_certain_stay() -> None:
    """By hand: a certain total of 50 takes 3 off the parts by their variances 2.25, 1.44, 1."""
    made = reconcile(50, [22, 18, 13], total_sd=0, part_sd=[1.5, 1.2, 1.0])
    assert made.total == pytest.approx(50)
    assert made.part_changes == pytest.approx(np.array([2.25, 1.44, 1]) * -3 / 4.69)
    kept = reconcile(50, [22, 18, 13], total_sd=2, part_sd=[0, 1.2, 1.0])
    assert kept.parts[0] == 22
    assert kept.part_sd[0] == 0


def test_does_what_adds_up_stay_as_it_is() -> None:
    made = reconcile(53, [22, 18, 13], 2, 1)
    assert made.parts.tolist() == [22, 18, 13]
    assert (made.total, made.total_change) == (53, 0)
    assert reconcile(53, [22, 18, 13], 0, 0).parts.tolist() == [22, 18, 13]


def test_is_the_reconciled_total_better_known_than_either() -> None:
    """Two independent statements of one figure: variances 4 and 4.69 join to 1/(1/4 + 1/4.69)."""
    made = reconcile(50, [22, 18, 13], total_sd=2.0, part_sd=[1.5, 1.2, 1.0])
    assert made.total_sd == pytest.approx((1 / (1 / 4 + 1 / 4.69)) ** 0.5)


@pytest.mark.parametrize(
    ("call", "word"),
    [
        (lambda: reconcile(50, [22, 18], 0, 0), "differ by 10"),
        (lambda: reconcile(50, [22, 18]), "give total_sd and part_sd, or covariance"),
        (lambda: reconcile(50, [22, 18], 1, 1, covariance=np.eye(3)), "not both"),
        (lambda: reconcile(50, [22, 18], covariance=np.eye(2)), "shape"),
        (lambda: reconcile(50, [22, 18], covariance=-np.eye(3)), "negative eigenvalue"),
        (lambda: reconcile(50, [22, 18], covariance=np.triu(np.ones((3, 3)))), "symmetric"),
        (lambda: reconcile(50, [22, 18], -1, 1), "total_sd is -1"),
        (lambda: reconcile(50, [22, np.nan], 1, 1), "parts holds nan"),
    ],
)
def test_is_bad_input_refused(call: object, word: str) -> None:
    with pytest.raises(ValueError, match=word):
        call()  # type: ignore[operator]  # a lambda of the list above

# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Straight pieces: is the curve read right, and its expectation exact?"""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import integrate, stats

from oms42.compensation import attainment, piecewise
from oms42.compensation.straight_pieces import kinks_of

from .curves import KNOTS, TI, pay_curve


def test_does_the_worked_example_pay_what_is_printed() -> None:
    """WE3.1: 45 % → 32,400; 80 % → 86,400; 100 % → 120,000; 118 % → 152,400; 140 % → 201,000."""
    curve = piecewise(pay_curve, KNOTS)
    found = curve([0.45, 0.80, 1.00, 1.18, 1.40])
    assert found == pytest.approx([32_400, 86_400, 120_000, 152_400, 201_000])
    assert curve.slope == pytest.approx(TI * np.array([0.6, 1.4, 1.5, 2.0]))


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.floats(0.1, 2.0), min_size=1, max_size=4, unique_by=lambda x: round(x, 2)),
    st.lists(st.floats(0, 3), min_size=5, max_size=5),
    st.floats(0, 50),
    st.floats(0.1, 0.6),
    st.sampled_from(["truncate", "clip"]),
)
def test_is_the_expectation_the_integral(
    knots: list[float], slopes: list[float], jump: float, sd: float, bounds: str
) -> None:
    """A random curve, with a jump at its first knot, against scipy's quadrature of the density."""
    bends = sorted(round(one, 2) for one in knots)

    def pay(a: object) -> np.ndarray:
        x = np.asarray(a, dtype=float)
        total = 100 * slopes[0] * x + jump * (x >= bends[0])
        for bend, slope in zip(bends, slopes[1:], strict=False):
            total = total + 100 * slope * np.maximum(x - bend, 0)
        return np.asarray(total)

    law = attainment(0.9, sd, upper=2.5, bounds=bounds)  # type: ignore[arg-type]  # drawn from both
    normal = stats.norm(0.9, sd)
    whole = sum(
        integrate.quad(lambda x: float(pay(x)) * normal.pdf(x), a, b, epsabs=1e-10, limit=200)[0]
        for a, b in zip([0, *bends], [*bends, 2.5], strict=True)
    )
    if bounds == "truncate":
        whole /= normal.cdf(2.5) - normal.cdf(0)
    else:
        whole += normal.cdf(0) * float(pay(0.0)) + normal.sf(2.5) * float(pay(2.5))
    assert piecewise(pay, bends).expected(law) == pytest.approx(whole, rel=1e-8, abs=1e-8)


def test_does_a_retroactive_jump_pay_the_later_piece_at_the_jump() -> None:
    curve = piecewise(lambda a: np.where(a >= 1, 200 * a, 100 * a), [1.0])
    assert curve([0.999, 1.0]) == pytest.approx([99.9, 200])


def test_is_a_missing_knot_named() -> None:
    with pytest.raises(ValueError, match=r"not a straight line between 0\.5 and 1.5"):
        piecewise(pay_curve, [0.5])
    with pytest.raises(ValueError, match="not a straight line"):
        piecewise(lambda a: a**2, [])


def test_is_a_skewed_law_refused_for_the_closed_form() -> None:
    with pytest.raises(ValueError, match="skew 0"):
        piecewise(pay_curve, KNOTS).expected(attainment(skew=0.5))


def test_is_pay_that_is_no_function_refused() -> None:
    with pytest.raises(TypeError, match="must be a function of attainment"):
        piecewise(3.0, [1.0])  # type: ignore[arg-type]  # wrong on purpose
    with pytest.raises(ValueError, match="one amount for each"):
        piecewise(lambda _: 3.0, [1.0])


def test_does_a_plan_stand_for_its_payout() -> None:
    class Plan:
        def payout(self, attainment: np.ndarray) -> np.ndarray:
            return 100 * attainment

        def kinks(self) -> list[float]:
            return [0.7]

    assert kinks_of(Plan(), None) == [0.7]
    assert kinks_of(Plan(), [0.5]) == [0.5]
    assert kinks_of(pay_curve, None) is None
    assert piecewise(Plan(), []).slope == pytest.approx([100.0])  # type: ignore[arg-type]  # by its payout

# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Maximum likelihood: is no better point to be found, and is what is given up rightly so?"""

import numpy as np
import pytest

from oms42.forecasting.ets_form import parse, usual
from oms42.forecasting.ets_search import HIGH, LOW, penalty, search
from oms42.forecasting.stability import admissible

from .r_ets import AUSTOURISTS, OIL_DATA
from .series import AIR_PASSENGERS

TOURISTS = np.array(AUSTOURISTS)
PASSENGERS = np.array(AIR_PASSENGERS, dtype=float)


@pytest.mark.parametrize("code", ["AAN", "MAN", "MAdN"])
def test_does_an_independent_search_find_nothing_better(code: str) -> None:
    """SciPy's Nelder-Mead, restarted from the point found, on the sum of squares."""
    from scipy.optimize import minimize

    (found,) = search(np.array(OIL_DATA), [parse(code)], 1, starts=4, gain=1e-9)
    free = np.flatnonzero(found.family.free()[0])

    def cost(x: np.ndarray) -> float:
        point = found.point.copy()
        point[free] = x
        error = found.family.errors(point[None], np.array([0]))[0]
        return float(np.log(error @ error)) if np.isfinite(error).all() else 1e9

    low, high = [-np.inf] * 6, [np.inf] * 6
    low[:4], high[:4] = list(LOW), list(HIGH)
    again = minimize(
        cost,
        found.point[free],
        method="Nelder-Mead",
        bounds=[(low[place], high[place]) for place in free],
        options={"maxiter": 2000, "fatol": 1e-12, "xatol": 1e-9},
    )
    assert found.cost == pytest.approx(cost(found.point[free]), abs=1e-12)
    assert found.cost <= again.fun + 1e-4


def test_do_all_points_stay_inside_their_bounds() -> None:
    for found in search(TOURISTS, usual(seasonal=True, positive=True), 4):
        free = found.family.free()[found.family.forms.index(found.form)][:4]
        assert (found.point[:4][free] >= np.array(LOW)[free]).all()
        assert (found.point[:4][free] <= np.array(HIGH)[free]).all()
        if found.form.trend != "N" and found.form.season != "N":
            gains, _ = found.family.unpack(found.point[None])
            assert admissible(gains, 4).all()


def test_does_a_bound_on_beta_hold() -> None:
    y = np.cumsum(np.cumsum(np.random.default_rng(0).normal(size=60)))  # its slope wanders
    (free,) = search(y, [parse("AAN")], 1)
    (held,) = search(y, [parse("AAN")], 1, highest=(0.9999, 0.05, 0.9999, 0.98))
    assert free.point[1] > 0.05
    assert held.point[1] <= 0.05
    assert held.cost > free.cost


def late_growth() -> np.ndarray:
    """Make a series that the first guesses of the states fit badly: flat, then steep."""
    noise = np.random.default_rng(0).normal(size=60)
    return np.concatenate([np.full(30, 100.0), 100 + 8.0 * np.arange(30)]) + noise


@pytest.mark.parametrize(("y", "period"), [(TOURISTS, 4), (PASSENGERS, 12), (late_growth(), 4)])
def test_is_no_form_given_up_that_would_have_come_first(y: np.ndarray, period: int) -> None:
    """Alone, nothing is given up; together, the best and those close to it must be the same."""
    forms = usual(seasonal=True, positive=True)
    together = {found.form: found.score(period) for found in search(y, forms, period)}
    alone = {form: search(y, [form], period)[0].score(period) for form in forms}
    best = min(alone.values())
    assert min(together.values()) == pytest.approx(best, abs=0.01)
    near = [form for form in forms if alone[form] < best + 5]
    for form in near:
        assert together[form] == pytest.approx(alone[form], abs=0.05)


def test_is_a_line_fitted_perfectly() -> None:
    found = search(np.arange(10.0, 30.0), [parse("AAN"), parse("ANN")], 1)
    assert [candidate.perfect for candidate in found] == [True, False]


def test_does_the_scale_of_the_series_leave_the_weights_alone() -> None:
    for scale in (1e-6, 1e6):
        (small,) = search(TOURISTS * scale, [parse("MAM")], 4)
        (plain,) = search(TOURISTS, [parse("MAM")], 4)
        np.testing.assert_allclose(small.point[:4], plain.point[:4], atol=1e-3)


def test_is_the_penalty_that_of_aicc() -> None:
    """R, ets(oil): AICc less twice the log-likelihood is 179.8573 - 172.1430 for k = 3, n = 18."""
    assert penalty(parse("ANN"), 1, 18) == pytest.approx(179.8573 - 2 * 86.0715, abs=1e-3)
    assert penalty(parse("ANN"), 1, 4) == float("inf")


def test_has_a_series_that_falls_to_nothing_a_candidate_all_the_same() -> None:
    y = np.array([9.0, 7, 8, 5, 6, 3, 2, 1, 1, 0.5, 0.2, 0.1])
    codes = [found.form.code for found in search(y, usual(seasonal=False, positive=True), 1)]
    assert "ANN" in codes
    assert "MNN" in codes

# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The likelihood as a sum of squares: is it that of the definition?"""

from math import log

import numpy as np
import pytest

from oms42.forecasting.ets_form import parse
from oms42.forecasting.ets_likelihood import Family, families
from oms42.forecasting.state_space import Shape

from .r_ets import AUSTOURISTS
from .table_of_forms import fitted
from .test_state_space import CODES, parameters


def point(code: str) -> list[float]:
    """Lay the parameters of a form out as a family does."""
    form, params = parse(code), parameters(code)
    alpha = params["alpha"]
    start = 1.0 if form.trend == "M" else 0.0
    beta, gamma = params.get("beta", 0.0) / alpha, params.get("gamma", 0.0) / (1 - alpha)
    row = [alpha, beta, gamma, params.get("phi", 1.0), params["l0"], params.get("b0", start)]
    return row + [params[name] for name in ("s-3", "s-2", "s-1") if name in params]


@pytest.mark.parametrize("code", CODES)
def test_is_the_likelihood_that_of_the_definition(code: str) -> None:
    """fpp3, section 8.6: -2 log L is n log Σ ε² + 2 Σ log |r|, r the mean where errors multiply."""
    form, n = parse(code), len(AUSTOURISTS)
    family = families(np.array(AUSTOURISTS), [form], 4)[0]
    u = family.errors(np.array([point(code)]), np.array([0]))[0]
    track = fitted(form, parameters(code), 4, AUSTOURISTS)
    expected = n * log(sum(e**2 for e in track.error))
    if form.error == "M":
        expected += 2 * sum(log(mean) for mean in track.mean)
    assert n * log(u @ u) == pytest.approx(expected, rel=1e-12)


def test_do_forms_with_and_without_seasons_share_one_run() -> None:
    forms = [parse("ANN"), parse("AAA"), parse("MAdA")]
    (family,) = families(np.array(AUSTOURISTS), forms, 4)
    rows = [[*point("ANN"), 0.0, 0.0, 0.0], point("AAA"), point("MAdA")]
    together = family.errors(np.array(rows), np.arange(3))
    for place, code in enumerate(("ANN", "AAA", "MAdA")):
        alone = families(np.array(AUSTOURISTS), [parse(code)], 4)[0]
        expected = alone.errors(np.array([point(code)]), np.array([0]))[0]
        np.testing.assert_allclose(together[place], expected, rtol=1e-12)


@pytest.mark.parametrize(
    ("code", "column", "value"),
    [("MNN", 4, -5.0), ("MNM", 6, -0.1), ("MMN", 5, -1.0), ("ANM", 4, -5.0)],
)
def test_is_a_component_that_multiplies_refused_at_zero_or_below(
    code: str, column: int, value: float
) -> None:
    family = families(np.array(AUSTOURISTS), [parse(code)], 4)[0]
    row = point(code)
    row[column] = value
    assert np.isinf(family.errors(np.array([row]), np.array([0]))).all()


def test_are_forms_sorted_by_how_their_components_meet() -> None:
    found = families(np.ones(9), [parse(code) for code in ("ANN", "MAM", "MNA", "MMN")], 4)
    assert [[form.code for form in one.forms] for one in found] == [
        ["ANN", "MNA"],
        ["MAM"],
        ["MMN"],
    ]
    assert [one.shape.period for one in found] == [4, 4, 1]


def test_is_the_last_season_what_the_others_leave() -> None:
    for scales, total in ((False, 0.0), (True, 4.0)):
        family = Family(np.ones(9), [], Shape(False, scales, 4))
        _, start = family.unpack(np.array([[0.5, 0.1, 0.2, 1.0, 7.0, 0.0, 1.1, 0.7, 0.9]]))
        assert start.season.sum() == pytest.approx(total)


def test_are_beta_and_gamma_shares_of_what_alpha_leaves_them() -> None:
    family = Family(np.ones(9), [], Shape(False, False, 1))
    gains, _ = family.unpack(np.array([[0.4, 0.5, 0.5, 0.9, 7.0, 0.0]]))
    assert [float(one[0]) for one in gains] == pytest.approx([0.4, 0.2, 0.3, 0.9])

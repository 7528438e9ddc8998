# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The recursion: do all thirty forms follow the table of the literature?"""

import numpy as np
import pytest

from oms42.forecasting.ets_form import parse
from oms42.forecasting.state_space import Gains, Shape, State, run

from .r_ets import AUSTOURISTS
from .table_of_forms import fitted

CODES = [f"{e}{t}{s}" for e in "AM" for t in ("N", "A", "Ad", "M", "Md") for s in "NAM"]


def parameters(code: str) -> dict[str, float]:
    """Give a form weights and states that suit the tourists."""
    form = parse(code)
    params = {"alpha": 0.4, "l0": 25.0}
    if form.trend != "N":
        params |= {"beta": 0.1, "b0": 1.01 if form.trend == "M" else 0.5}
    if form.damped:
        params["phi"] = 0.9
    if form.season != "N":
        season = (1.1, 0.8, 1.0, 1.1) if form.season == "M" else (3.0, -5.0, 0.0, 2.0)
        params |= {"gamma": 0.2} | dict(zip(("s-3", "s-2", "s-1", "s0"), season, strict=True))
    return params


def batch(code: str) -> tuple[Shape, Gains, State]:
    """Put the same parameters into the form that the recursion takes."""
    form, params = parse(code), parameters(code)
    none = 1.0 if form.season == "M" else 0.0
    season = [[params.get(name, none)] for name in ("s-3", "s-2", "s-1", "s0")]
    weights = (params.get(name, 0.0) for name in ("alpha", "beta", "gamma"))
    gains = Gains(*(np.array([w]) for w in weights), np.array([params.get("phi", 1.0)]))
    start = 1.0 if form.trend == "M" else 0.0
    slope = np.array([params.get("b0", start)])
    shape = Shape(form.trend == "M", form.season == "M", 4)
    return shape, gains, State(np.array([25.0]), slope, np.array(season))


@pytest.mark.parametrize("code", CODES)
def test_does_each_form_follow_the_table(code: str) -> None:
    """fpp3, section 8.5: point forecasts and states of all thirty forms."""
    expected = fitted(parse(code), parameters(code), 4, AUSTOURISTS)
    path = run(np.array(AUSTOURISTS), *batch(code))
    np.testing.assert_allclose(path.mean[:, 0], expected.mean, rtol=1e-12)
    np.testing.assert_allclose(path.level[-1, 0], expected.level, rtol=1e-12)
    np.testing.assert_allclose(path.slope[-1, 0], expected.slope, rtol=1e-11)
    np.testing.assert_allclose(path.season[-4:, 0], expected.season, rtol=1e-11)


def test_do_candidates_side_by_side_keep_to_themselves() -> None:
    y = np.array(AUSTOURISTS)
    runs = [run(y, *batch(code)) for code in ("AAA", "AAdA")]
    shape, first, start = batch("AAA")
    second = batch("AAdA")[1]
    both = Gains(*(np.concatenate(pair) for pair in zip(first, second, strict=True)))
    twice = State(
        np.repeat(start.level, 2), np.repeat(start.slope, 2), np.repeat(start.season, 2, axis=1)
    )
    path = run(y, shape, both, twice)
    for place, alone in enumerate(runs):
        np.testing.assert_array_equal(path.mean[:, place], alone.mean[:, 0])


def test_does_simple_smoothing_give_the_hand_calculation() -> None:
    """Level 8, alpha 1/2: after 10 it is 9, after 14 it is 11.5; the means are 8 and 9."""
    one, none = np.ones(1), np.zeros(1)
    gains, start = Gains(one / 2, none, none, one), State(8 * one, none, np.zeros((1, 1)))
    path = run(np.array([10.0, 14.0]), Shape(False, False, 1), gains, start)
    assert path.mean[:, 0].tolist() == [8.0, 9.0]
    assert path.level[:, 0].tolist() == [9.0, 11.5]

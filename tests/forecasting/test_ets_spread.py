# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""How forecasts spread: do the formulas agree with simulated futures and with R?"""

from collections.abc import Callable

import numpy as np
import pytest

from oms42.forecasting.ets_form import parse
from oms42.forecasting.ets_spread import (
    growth,
    linear_variance,
    means,
    paths,
    scaled_variance,
)
from oms42.forecasting.state_space import Gains, Shape, State

from .table_of_forms import follow

H = 9
SIGMA = 0.08


def parameters(code: str) -> dict[str, float]:
    """Give a form weights and states to forecast from."""
    form = parse(code)
    params = {"alpha": 0.4, "l0": 50.0}
    if form.trend != "N":
        params |= {"beta": 0.15, "b0": 1.01 if form.trend == "M" else 1.0, "phi": 0.9}
    if form.season != "N":
        season = (1.3, 0.6, 0.9, 1.2) if form.season == "M" else (9.0, -12.0, -3.0, 6.0)
        params |= {"gamma": 0.3} | dict(zip(("s-3", "s-2", "s-1", "s0"), season, strict=True))
    return params


def batch(code: str) -> tuple[Shape, Gains, State]:
    """Put the same parameters into the form that the formulas take."""
    form, params = parse(code), parameters(code)
    period = 4 if form.season != "N" else 1
    weights = (params.get(name, 0.0) for name in ("alpha", "beta", "gamma"))
    gains = Gains(*(np.array([w]) for w in weights), np.array([params.get("phi", 1.0)]))
    names = ("s-3", "s-2", "s-1", "s0")[-period:]
    season = np.array([[params.get(name, 0.0)] for name in names])
    start = 1.0 if form.trend == "M" else 0.0
    slope = np.array([params.get("b0", start)])
    state = State(np.array([50.0]), slope, season)
    return Shape(form.trend == "M", form.season == "M", period), gains, state


def given(errors: list[float]) -> Callable[[int, float], float]:
    """Observe errors that are given."""
    return lambda *step: errors[step[0]]


def futures(code: str, number: int) -> np.ndarray:
    """Simulate with the table of the literature: shape (h, number)."""
    form, rng = parse(code), np.random.default_rng(5)
    size = SIGMA if form.error == "M" else SIGMA * 50
    period = 4 if form.season != "N" else 1
    columns = []
    for _ in range(number):
        noise = (size * rng.standard_normal(H)).tolist()
        track = follow(form, parameters(code), period, H, given(noise))
        mean, error = np.array(track.mean), np.array(track.error)
        columns.append(mean * (1 + error) if form.error == "M" else mean + error)
    return np.array(columns).T


@pytest.mark.parametrize("code", ["ANN", "AAdN", "AAdA", "ANA", "MNN", "MAdN", "MAdA"])
def test_is_the_variance_that_of_simulated_futures_where_seasons_are_added(code: str) -> None:
    """4000 futures: the standard error of a variance is about 2.2 %."""
    shape, gains, last = batch(code)
    mean = means(shape, gains, last, H)
    relative = code[0] == "M"
    sigma2 = SIGMA**2 if relative else (SIGMA * 50) ** 2
    variance = linear_variance(shape, gains, sigma2, mean, relative=relative)
    simulated = futures(code, 4000)
    np.testing.assert_allclose(variance, simulated.var(axis=1), rtol=0.11)
    np.testing.assert_allclose(mean, simulated.mean(axis=1), rtol=0.03)


@pytest.mark.parametrize("code", ["MNM", "MAdM"])
def test_is_the_variance_that_of_simulated_futures_where_seasons_multiply(code: str) -> None:
    shape, gains, last = batch(code)
    variance = scaled_variance(shape, gains, last, SIGMA**2, H)
    np.testing.assert_allclose(variance, futures(code, 4000).var(axis=1), rtol=0.11)


def test_does_the_variance_hold_for_large_errors_too() -> None:
    """Errors of 40 %: the fourth moment counts. A million futures of ETS(M,N,M), m = 2, h = 4."""
    alpha, gamma, sigma = 0.9, 0.9, 0.4
    noise = sigma * np.random.default_rng(8).standard_normal((4, 1_000_000))
    level, season, future = np.full(1_000_000, 10.0), [0.8, 1.2], []
    for t in range(4):
        future.append(level * season[t] * (1 + noise[t]))
        level, index = level * (1 + alpha * noise[t]), season[t] * (1 + gamma * noise[t])
        season.append(index)
    weights = (np.array([value]) for value in (alpha, 0.0, gamma, 1.0))
    last = State(np.array([10.0]), np.zeros(1), np.array([[0.8], [1.2]]))
    variance = scaled_variance(Shape(False, True, 2), Gains(*weights), last, sigma**2, 4)
    np.testing.assert_allclose(variance, np.var(future, axis=1), rtol=0.03)


@pytest.mark.parametrize("code", ["AAM", "MMN", "MMM", "MMdM"])
def test_are_the_paths_those_of_the_table(code: str) -> None:
    """Quantiles of 5000 paths beside 4000 of the table."""
    shape, gains, last = batch(code)
    relative = code[0] == "M"
    ours = paths(shape, gains, last, SIGMA if relative else SIGMA * 50, H, relative=relative)
    theirs = futures(code.replace("d", "").replace("MM", "MMd", 1) if "d" in code else code, 4000)
    for share in (0.1, 0.5, 0.9):
        ends = np.quantile(ours, share, axis=1), np.quantile(theirs, share, axis=1)
        np.testing.assert_allclose(*ends, rtol=0.05)


def test_are_the_paths_the_same_at_each_call() -> None:
    shape, gains, last = batch("MMN")
    first, second = (paths(shape, gains, last, 0.1, 3, relative=True) for _ in range(2))
    np.testing.assert_array_equal(first, second)


def test_do_wild_errors_leave_no_path_without_a_number() -> None:
    for code in ("MMM", "AMM", "AMN"):
        shape, gains, last = batch(code)
        relative = code[0] == "M"
        wild = paths(shape, gains, last, 2.0 if relative else 100.0, H, relative=relative)
        assert np.isfinite(wild).all()
        assert not relative or (wild > 0).all()


def test_do_damped_slopes_add_up_by_hand() -> None:
    np.testing.assert_allclose(growth(0.5, 3), [0.5, 0.75, 0.875])
    np.testing.assert_allclose(growth(1.0, 3), [1, 2, 3])


@pytest.mark.parametrize("code", ["AAdA", "MAdM", "MMdM", "MMN", "ANA"])
def test_are_the_means_those_of_the_table_without_errors(code: str) -> None:
    shape, gains, last = batch(code)
    form = parse(code)
    track = follow(form, parameters(code), shape.period, H, given([0.0] * H))
    np.testing.assert_allclose(means(shape, gains, last, H), track.mean, rtol=1e-12)

# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Identification: are open parameters named, and settled ones left alone?"""

import numpy as np
import pytest

from oms42.territories.sizing import Adbudg, fit_response

X = np.linspace(0, 2, 11)
CURVE = Adbudg(140.0, 40.0, 4.0, 1.0)


def test_is_nothing_said_where_the_data_say_all() -> None:
    rng = np.random.default_rng(5)
    fit = fit_response(X, CURVE(X) + rng.normal(0, 0.5, 11), "adbudg")
    assert fit.identified == (True,) * 4
    assert fit.notes == ()


def test_is_the_ceiling_named_that_low_efforts_do_not_show() -> None:
    rng = np.random.default_rng(5)
    low = X[X <= 0.8]
    fit = fit_response(low, CURVE(low) + rng.normal(0, 0.5, low.size), "adbudg")
    assert not fit.identified[0]
    assert fit.identified[1]
    assert any(note.startswith("a is not identified") for note in fit.notes)
    assert all("fixed={'b'" not in note for note in fit.notes)


def test_does_fixing_what_is_open_settle_the_rest() -> None:
    rng = np.random.default_rng(5)
    low = X[X <= 0.8]
    y = CURVE(low) + rng.normal(0, 0.5, low.size)
    assert all(fit_response(low, y, "adbudg", fixed={"a": 140}).identified)


@pytest.mark.parametrize("noise", [0.02, 0.6])
def test_is_an_elasticity_known_only_if_its_limits_are_close(noise: float) -> None:
    rng = np.random.default_rng(4)
    x = np.array([20.0, 22, 24, 26, 28, 30])
    fit = fit_response(x, 5 * x**0.8 * np.exp(rng.normal(0, noise, 6)))
    half = float(fit.upper[1] - fit.estimate[1])
    assert fit.identified[1] == (half < 0.5)


def test_is_a_curve_that_follows_the_noise_seen_through() -> None:
    """Points on a line with noise: in 12 samples about one in ten may look bent at 90 percent."""
    rng = np.random.default_rng(6)
    x = np.linspace(1, 2, 12)
    bent = [
        any(fit_response(x, 50 + 40 * x + rng.normal(0, 2, 12), "modified_exponential").identified)
        for _ in range(12)
    ]
    assert sum(bent) / 12 <= 0.25


def test_is_a_line_without_noise_a_line() -> None:
    fit = fit_response([1, 2, 3, 4, 5], [3, 5, 7, 9, 11], "modified_exponential")
    assert "A straight line fits these points as well" in fit.notes[0]
    assert not any(fit.identified)

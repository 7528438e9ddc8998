# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Kinds: does the search see the same curves as the reader?"""

import numpy as np
import pytest

from oms42.territories.sizing.kinds import FORMS, Kind, decoded, encoded, sales_of

SAMPLES: dict[Kind, list[float]] = {
    "power": [2.0, 0.45],
    "modified_exponential": [100.0, 0.5, 20.0],
    "adbudg": [137.0, 51.0, 4.5, 0.93],
}
X = np.array([0.5, 1.0, 2.0])


@pytest.mark.parametrize("kind", FORMS)
def test_is_the_searched_curve_the_response_function(kind: Kind) -> None:
    theta = np.array(SAMPLES[kind])
    assert sales_of(kind, theta, X) == pytest.approx(FORMS[kind].curve(*theta)(X))


@pytest.mark.parametrize("kind", FORMS)
def test_do_free_numbers_lead_back_to_the_parameters(kind: Kind) -> None:
    theta = np.array(SAMPLES[kind])
    assert decoded(kind, encoded(kind, theta)) == pytest.approx(theta)


@pytest.mark.parametrize("kind", FORMS)
def test_is_every_start_a_point_of_the_search(kind: Kind) -> None:
    y = sales_of(kind, np.array(SAMPLES[kind]), X)
    for start in FORMS[kind].starts(X, y):
        assert np.isfinite(encoded(kind, start)).all()

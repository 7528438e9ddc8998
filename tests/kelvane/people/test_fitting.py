# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from oms42.kelvane.people.classes import classify
from oms42.kelvane.people.fitting import fit
from oms42.kelvane.people.quota_plan import ratcheted

BASE = np.array([[100_000.0, 120_000.0, 110_000.0, 160_000.0]])


@settings(max_examples=25, deadline=None)  # the machine is shared
@given(st.lists(st.floats(0.2, 2.0), min_size=4, max_size=4), st.floats(0.2, 0.8))
def test_is_the_year_hit_with_no_quarter_out_of_its_class(
    quarters: list[float], place: float
) -> None:
    """The quotas move with attainment, as the ratchet wants it."""
    cells = classify(np.array([quarters]), BASE)
    low, high = (float(np.sum(cells.weight * edge)) for edge in (cells.low, cells.high))
    target = low + place * (high - low)
    a = fit(cells, np.array([target]), lambda x: ratcheted(BASE, x, 0.6))
    quota = ratcheted(BASE, a, 0.6)
    year = float(np.sum(quota * a) / np.sum(quota))
    assert year == pytest.approx(target, abs=0.002) or _at_an_end(a, cells.low, cells.high)
    assert (a >= cells.low).all()
    assert (a <= cells.high).all()


def _at_an_end(a: np.ndarray, low: np.ndarray, high: np.ndarray) -> bool:
    """The ratchet's quotas may move a target near the limit out of reach."""
    return bool((np.minimum(a - low, high - a) < 1e-6 * (high - low) + 1e-9).all())


def test_does_the_order_of_quarters_survive_within_a_class() -> None:
    cells = classify(np.array([[0.75, 0.95, 0.80, 0.90]]), np.ones((1, 4)))
    a = fit(cells, np.array([0.88]), lambda _: np.ones((1, 4)))
    assert np.argsort(a[0]).tolist() == [0, 2, 3, 1]


def test_do_missing_quarters_stay_missing() -> None:
    cells = classify(np.array([[np.nan, 0.9]]), np.ones((1, 2)))
    a = fit(cells, np.array([0.85]), lambda _: np.ones((1, 2)))
    assert np.isnan(a[0, 0])
    assert a[0, 1] == pytest.approx(0.85)

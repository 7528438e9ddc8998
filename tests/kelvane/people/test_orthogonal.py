# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from oms42.kelvane.people.orthogonal import freed, standard


@settings(max_examples=30, deadline=None)  # the machine is shared
@given(st.integers(0, 10_000), st.integers(1, 4))
def test_does_the_result_correlate_with_no_cause_and_keep_what_least_squares_leaves(
    seed: int, causes: int
) -> None:
    rng = np.random.default_rng(seed)
    x, z = rng.normal(size=(causes, 40)), rng.normal(size=40)
    e = freed(z, *x)
    assert np.abs(x @ e).max() < 1e-9
    assert e.mean() == pytest.approx(0.0, abs=1e-12)
    assert e.std() == pytest.approx(1.0)
    design = np.column_stack([np.ones(40), x.T])
    rest = z - design @ np.linalg.lstsq(design, z, rcond=None)[0]
    assert np.corrcoef(e, rest)[0, 1] == pytest.approx(1.0)


def test_are_too_many_causes_refused_with_a_way_out() -> None:
    with pytest.raises(ValueError, match="3 draws cannot be freed of 2 causes; give more draws"):
        freed(np.ones(3), np.arange(3.0), np.arange(3.0) ** 2)


def test_is_standard_what_the_textbook_says() -> None:
    """(2, 4, 9): mean 5, variance (9 + 1 + 16) ÷ 3."""
    expected = (np.array([2.0, 4.0, 9.0]) - 5.0) / np.sqrt(26.0 / 3.0)
    assert standard(np.array([2.0, 4.0, 9.0])) == pytest.approx(expected)

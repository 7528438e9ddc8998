# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Peeking: the printed error rates and bars."""

import numpy as np
import pytest

from oms42.leads import peeking_error, pocock_bar


@pytest.mark.parametrize(
    ("looks", "percent"), [(1, 5.0), (2, 8.3), (3, 10.7), (4, 12.6), (5, 14.2), (10, 19.3)]
)
def test_is_it_the_printed_error_of_repeated_tests(looks: int, percent: float) -> None:
    """Armitage, McPherson and Rowe (1969), tests at 5 percent."""
    assert round(100 * peeking_error(looks), 1) == percent


@pytest.mark.parametrize(
    ("looks", "bar"), [(1, 1.960), (2, 2.178), (3, 2.289), (4, 2.361), (5, 2.413), (10, 2.555)]
)
def test_is_it_the_printed_bar(looks: int, bar: float) -> None:
    """Pocock (1977), two-sided 5 percent."""
    assert round(pocock_bar(looks), 3) == bar


def test_do_drawn_trials_agree() -> None:
    """200,000 trials without an effect, looked at three times, at z 2.2."""
    steps = np.random.default_rng(3).standard_normal((200_000, 3)).cumsum(axis=1)
    found = (np.abs(steps) / np.sqrt([1, 2, 3]) >= 2.2).any(axis=1).mean()
    assert peeking_error(3, z=2.2) == pytest.approx(found, abs=0.002)


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (lambda: peeking_error(0), "looks is 0"),
        (lambda: peeking_error(2, z=0), "z is 0; it must be above 0"),
        (lambda: pocock_bar(2, alpha=5), "alpha"),
    ],
)
def test_is_bad_input_named(call, says: str) -> None:  # type: ignore[no-untyped-def]  # a lambda
    with pytest.raises(ValueError, match=says):
        call()

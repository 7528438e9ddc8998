# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

import pytest

from oms42.kelvane.truth import Promise

BAND = Promise("PT-01.x", "A band.", 0.13, 0.03, "sample")
ERRORS = Promise("PT-21.x", "Three standard errors.", 0.02, None, "sample")


@pytest.mark.parametrize(("measured", "kept"), [(0.13, True), (0.101, True), (0.161, False)])
def test_does_a_tolerance_bound_the_difference_on_both_sides(measured: float, kept: bool) -> None:
    assert BAND.kept_by(measured) is kept


def test_is_a_standard_error_ignored_where_there_is_a_tolerance() -> None:
    assert not BAND.kept_by((0.2, 10.0))


@pytest.mark.parametrize(("measured", "kept"), [(0.049, True), (0.051, False), (-0.009, True)])
def test_are_three_standard_errors_the_band_where_there_is_no_tolerance(
    measured: float, kept: bool
) -> None:
    """By hand: 0.02 ± 3 × 0.01."""
    assert ERRORS.kept_by((measured, 0.01)) is kept


@pytest.mark.parametrize("measured", [0.02, (0.02, 0.0), (0.02, -1.0), (0.02, float("nan"))])
def test_is_a_measure_without_a_standard_error_refused(
    measured: float | tuple[float, float],
) -> None:
    with pytest.raises(ValueError, match="must return an estimate and a standard error > 0"):
        ERRORS.kept_by(measured)


def test_does_a_measure_that_is_no_number_break_the_promise() -> None:
    assert not BAND.kept_by(float("nan"))
    assert not ERRORS.kept_by((float("nan"), 0.01))

# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

import pytest

from oms42.kelvane.field.magnitudes import FieldMagnitudes
from oms42.kelvane.identity import Identity


def test_are_the_published_numbers_those_of_the_case() -> None:
    """CV .26 and women's mean .92 (parameters), deviation 34 % (PT-07), 6 % twice (PT-23)."""
    published = FieldMagnitudes.of(Identity(5))
    assert published.potential_cv == 0.26
    assert published.women_index == 0.92
    assert published.max_deviation == 0.34
    assert published.duplicates / 7_110 == pytest.approx(0.06, abs=0.0005)
    assert published.parents / 7_110 == pytest.approx(0.04, abs=0.0005)


@pytest.mark.parametrize("variant", [f"v{number:02d}" for number in range(1, 21)])
def test_does_a_variant_stay_within_fifteen_percent_and_keep_the_sentences(variant: str) -> None:
    other, base = FieldMagnitudes.of(Identity(1, variant)), FieldMagnitudes.of(Identity(1))
    assert abs(other.potential_cv / base.potential_cv - 1.0) <= 0.15
    assert abs(other.max_deviation / base.max_deviation - 1.0) <= 0.15
    assert other.women_index < 0.95
    assert other.max_deviation > 0.30
    assert (other.duplicates, other.parents) == (base.duplicates, base.parents)

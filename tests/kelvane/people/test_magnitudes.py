# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

from dataclasses import asdict

import pytest

from oms42.kelvane.identity import Identity
from oms42.kelvane.people.magnitudes import COUNTS, RANGES, PeopleMagnitudes

PUBLISHED = asdict(PeopleMagnitudes.of(Identity()))


def test_are_the_published_numbers_those_of_the_case_whatever_the_seed() -> None:
    assert asdict(PeopleMagnitudes.of(Identity(7))) == PUBLISHED
    assert PUBLISHED["pay_gap"] == pytest.approx(0.12)


@pytest.mark.parametrize("name", sorted({**RANGES, **COUNTS}))
def test_does_a_variant_stay_within_about_a_sixth_of_the_published_number(name: str) -> None:
    base, low, high = {**RANGES, **COUNTS}[name]
    floor = 0.0201 if abs(base) < 0.1 else 0.0  # correlations near 0 may move by two hundredths
    assert max(base - low, high - base) <= max(0.17 * abs(base), floor)


def test_do_variants_differ_from_each_other_in_every_number() -> None:
    one, two = (asdict(PeopleMagnitudes.of(Identity(42, key))) for key in ("v01", "v02"))
    assert [name for name in RANGES if one[name] == two[name]] == []
    assert one != PUBLISHED

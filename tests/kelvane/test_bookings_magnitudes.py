# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

import pytest

from oms42.kelvane.bookings_magnitudes import BookingsMagnitudes
from oms42.kelvane.facts import PRODUCT, Q3_2026, SPIFF_EFFECT
from oms42.kelvane.identity import Identity

VARIANTS = [f"v{number:02d}" for number in range(1, 41)]


def test_are_the_published_numbers_the_facts() -> None:
    published = BookingsMagnitudes.of(Identity(9))
    assert dict(published.spiff) == dict(SPIFF_EFFECT)
    assert dict(published.q3) == dict(Q3_2026)


@pytest.mark.parametrize("variant", VARIANTS)
def test_does_a_variant_keep_the_sentences_of_both_truths(variant: str) -> None:
    """PT-10: what is gained is given back to a seventh. PT-24: a beat that misses gross margin."""
    size = BookingsMagnitudes.of(Identity(1, variant))
    gained, back = size.spiff["2025Q3"], size.spiff["2025Q4"] + size.spiff["2026Q1"]
    assert 0.24 <= gained <= 0.32
    assert -back / gained == pytest.approx(24 / 28, abs=0.002)
    gap = {name: fact.revenue - fact.plan for name, fact in size.q3.items()}
    assert sum(gap.values()) > 500_000
    assert gap["subscription"] < -500_000 < 500_000 < gap["hardware"]
    assert sum(PRODUCT[name].gross_margin * value for name, value in gap.items()) < 0


def test_do_variants_differ() -> None:
    sizes = {BookingsMagnitudes.of(Identity(1, v)).q3["hardware"].units for v in VARIANTS}
    assert len(sizes) > 20

# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
from dataclasses import fields

import pytest

from oms42.kelvane.customers.magnitudes import Magnitudes
from oms42.kelvane.identity import Identity

# The answer key of the case: PT-17, PT-18, PT-19 and PT-27.
PUBLISHED = {
    "unprofitable": 190,
    "kam_growth": 0.19,
    "other_growth": 0.08,
    "kam_effect": 0.045,
    "cross_loss": 0.17,
    "low_burn": 0.15,
    "over_commit": 0.23,
    "churn_ratio": 4.0,
}


def test_are_the_published_sizes_those_of_the_answer_key() -> None:
    sizes = Magnitudes.of(Identity(7))
    assert {name: getattr(sizes, name) for name in PUBLISHED} == PUBLISHED
    assert 1.3 <= sizes.whale_peak <= 1.5


@pytest.mark.parametrize("variant", [f"v{i:02d}" for i in range(1, 21)])
def test_do_the_sentences_stay_true_in_a_variant(variant: str) -> None:
    sizes = Magnitudes.of(Identity(42, variant))
    assert 1.3 <= sizes.whale_peak <= 1.5
    assert sizes.kam_effect < 0.5 * (sizes.kam_growth - sizes.other_growth)
    assert sizes.churn_ratio * sizes.churn < 0.5
    assert sizes.low_burn + sizes.over_commit < 0.5


def test_does_a_variant_move_every_size() -> None:
    published, variant = Magnitudes.of(Identity()), Magnitudes.of(Identity(42, "class-b"))
    same = [
        f.name for f in fields(published) if getattr(published, f.name) == getattr(variant, f.name)
    ]
    assert same == []

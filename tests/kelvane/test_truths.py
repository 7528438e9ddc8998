# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The promises as a whole; each family holds its own to the published company."""

import re

import pytest

from oms42.kelvane.identity import Identity
from oms42.kelvane.truths import promises

from .every_measure import MEASURES

PUBLISHED = promises(Identity())


def test_is_each_of_the_28_truths_promised() -> None:
    found = {promise.name.partition(".")[0] for promise in PUBLISHED} - {"facts"}
    assert found == {f"PT-{number:02d}" for number in range(1, 29)}


def test_has_each_promise_a_name_of_its_own_and_a_measure() -> None:
    names = [promise.name for promise in PUBLISHED]
    assert len(set(names)) == len(names)
    assert set(names) == set(MEASURES)
    assert all(re.fullmatch(r"(PT-\d\d|facts)\.[A-Za-z0-9_]+", name) for name in names)


@pytest.mark.parametrize("variant", ["v01", "v02", "v03"])
def test_has_a_variant_the_same_promises_with_other_sizes(variant: str) -> None:
    other = promises(Identity(42, variant))
    assert [promise.name for promise in other] == [promise.name for promise in PUBLISHED]
    pairs = zip(other, PUBLISHED, strict=True)
    assert sum(one.value != published.value for one, published in pairs) > len(PUBLISHED) / 4

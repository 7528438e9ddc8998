# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Does the published company keep what it promises about its deals?"""

import pytest
from tests.kelvane.deals.measures import MEASURES

from oms42.kelvane.deals.truths import promises
from oms42.kelvane.identity import Identity
from oms42.kelvane.truth import Promise
from oms42.kelvane.world import World


@pytest.mark.parametrize("promise", promises(Identity()), ids=lambda promise: promise.name)
def test_is_the_promise_kept_on_the_published_seed(promise: Promise, world: World) -> None:
    measured = MEASURES[promise.name](world)
    assert promise.kept_by(measured), f"{promise.says} {promise.value}, measured {measured}"


@pytest.mark.parametrize("promise", promises(Identity(42, "class-b")), ids=lambda one: one.name)
def test_is_the_promise_kept_in_a_variant(promise: Promise, variant_world: World) -> None:
    measured = MEASURES[promise.name](variant_world)
    assert promise.kept_by(measured), f"{promise.says} {promise.value}, measured {measured}"


def test_has_every_promise_a_measure_and_every_measure_a_promise() -> None:
    assert {promise.name for promise in promises(Identity())} == set(MEASURES)

# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

import pytest

from oms42.kelvane.field.truths import promises
from oms42.kelvane.identity import Identity
from oms42.kelvane.truth import Promise
from oms42.kelvane.world import World

from .measures import MEASURES

PUBLISHED = promises(Identity())
WITHOUT_ROSTER = [promise for promise in PUBLISHED if "men_index" not in promise.name]


@pytest.mark.parametrize("promise", PUBLISHED, ids=lambda promise: promise.name)
def test_is_the_promise_kept_by_the_published_company(promise: Promise, world: World) -> None:
    measured = MEASURES[promise.name](world)
    assert promise.kept_by(measured), f"{promise.says} planted {promise.value}, got {measured}"


def test_is_every_promise_that_needs_no_roster_kept_by_any_company(any_field: World) -> None:
    for promise in promises(any_field.identity):
        if promise.name in {one.name for one in WITHOUT_ROSTER}:
            measured = MEASURES[promise.name](any_field)
            assert promise.kept_by(measured), f"{promise.name}: {promise.value}, got {measured}"


def test_are_the_promises_those_of_the_case() -> None:
    """CV .26, women .92, men (60 − 22 × .92) ÷ 38 = 1.046; 34 %; 427 ÷ 7,110 = 6.0 %."""
    value = {promise.name: promise.value for promise in PUBLISHED}
    assert value["PT-06.potential_cv"] == 0.26
    assert value["PT-06.women_index"] == 0.92
    assert value["PT-06.men_index"] == pytest.approx(1.0463, abs=0.0001)
    assert value["PT-07.max_deviation"] == 0.34
    assert value["PT-23.duplicates"] == pytest.approx(0.060, abs=0.0005)

# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

import pytest

from oms42.kelvane.identity import Identity
from oms42.kelvane.people.truths import executives_above, promises
from oms42.kelvane.truth import Promise
from oms42.kelvane.world import World

from .measures import MEASURES

PUBLISHED = promises(Identity())


@pytest.mark.parametrize("promise", PUBLISHED, ids=lambda promise: promise.name)
def test_is_the_promise_kept_by_the_published_company(promise: Promise, world: World) -> None:
    measured = MEASURES[promise.name](world)
    assert promise.kept_by(measured), f"{promise.says} planted {promise.value}, got {measured}"


def test_is_every_promise_kept_by_a_variant(variant_world: World) -> None:
    kept = {
        p.name: p.kept_by(MEASURES[p.name](variant_world))
        for p in promises(Identity(42, "class-b"))
    }
    assert [name for name, is_kept in kept.items() if not is_kept] == []


def test_are_the_promises_those_of_the_case() -> None:
    """Mean .92, SD .28, shares .41, .18, .29, .12 (blueprint 4.2); ratchet .6; 12 of 60."""
    value = {promise.name: promise.value for promise in PUBLISHED}
    assert value["PT-06.mean"] == 0.92
    assert value["PT-06.sd"] == 0.28
    shares = [value[f"PT-06.{name}_share"] for name in ("potential", "skill", "noise", "other")]
    assert shares == pytest.approx([0.41, 0.18, 0.29, 0.12])
    assert value["PT-08.ratchet"] == 0.6
    assert value["PT-08.deferral"] == 0.35
    assert value["PT-16.flagged"] == 12.0


def test_do_executives_stand_where_the_worked_example_puts_them() -> None:
    """An adequate account executive has a mean of .95: .92 + .03, by hand from the kinds."""
    by_hand = (24 * -0.03 + 30 * 0.065 + 6 * 0.095) / 60
    assert executives_above() == pytest.approx(by_hand)
    assert by_hand == pytest.approx(0.03)


def test_is_no_promise_without_a_measure() -> None:
    assert {promise.name for promise in PUBLISHED} == set(MEASURES)

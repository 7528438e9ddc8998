# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

import pytest

from oms42.kelvane.bookings import bookings
from oms42.kelvane.bookings_truths import promises
from oms42.kelvane.identity import Identity
from oms42.kelvane.world import World

from .bookings_measures import MEASURES

WHO = [Identity(), Identity(7), Identity(42, "class-b"), Identity(3, "learner-17")]


@pytest.mark.parametrize("who", WHO, ids=str)
def test_is_every_promise_kept(who: Identity) -> None:
    world = bookings(World(who))
    for promise in promises(who):
        measured = MEASURES[promise.name](world)
        assert promise.kept_by(measured), f"{promise.name}: {promise.value}, got {measured}"


def test_are_the_promises_those_of_the_case() -> None:
    """+28 %, −16 %, −8 % (PT-10); $M 0.756, −1.60, 2.40 and 32.1872 − 32.3162 (PT-24), by hand."""
    value = {promise.name: promise.value for promise in promises(Identity())}
    assert [value[f"PT-10.planted_{q}"] for q in ("2025Q3", "2025Q4", "2026Q1")] == [
        0.28,
        -0.16,
        -0.08,
    ]
    assert value["PT-24.beat"] == pytest.approx(0.756)
    assert value["PT-24.subscription_volume"] == pytest.approx(-1.6)
    assert value["PT-24.hardware_volume"] == pytest.approx(2.4)
    assert value["PT-24.gross_margin"] == pytest.approx(-0.129)


def test_would_a_company_without_a_spiff_break_the_promise() -> None:
    """The measure sees the table: with the lifted quarter put back, the estimate is near zero."""
    world = bookings(World(Identity()))
    table = {**world.tables["bookings_monthly"]}
    hardware = table["product"] == "hardware"
    units = table["units"].copy()
    units[hardware] = world.hidden["hardware_units"]["units_without_spiff"]
    plain = world.with_tables(bookings_monthly={**table, "units": units})
    broken = [p for p in promises(Identity()) if p.name == "PT-10.estimated_2025Q3"]
    assert not broken[0].kept_by(MEASURES[broken[0].name](plain))

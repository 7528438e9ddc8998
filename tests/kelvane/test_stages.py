# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

from oms42.kelvane.identity import Identity
from oms42.kelvane.stages import stages
from oms42.kelvane.world import World

# Which tables a stage must find, by the stage that makes them.
NEEDS = [
    ("field", "roster"),
    ("roster", "deals"),
    ("deals", "performance"),
    ("performance", "customers"),
    ("deals", "channel"),
    ("roster", "selling"),
]


def test_does_each_stage_come_after_those_that_it_reads() -> None:
    order = [name for name, _ in stages()]
    assert len(set(order)) == len(order) == 8
    for first, then in NEEDS:
        assert order.index(first) < order.index(then), (first, then)


def test_does_the_first_stage_need_nothing_but_an_identity() -> None:
    name, stage = stages()[0]
    assert name == "bookings"
    assert stage(World(Identity(3))).tables

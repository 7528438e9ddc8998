# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Are the promises kept whatever the seed and whatever the variant?

A long proof: `make prove` runs it.
"""

import pytest

from oms42.kelvane.truths import promises
from oms42.kelvane.world import build_world

from .every_measure import MEASURES

SEEDS = [(seed, "") for seed in range(1, 21)]
VARIANTS = [(42, f"v{number:02d}") for number in range(1, 21)]
# Chosen before anybody had looked at them: what holds in them holds by construction.
FRESH = [
    *((seed, "") for seed in range(2001, 2006)),
    *((42, key) for key in ("spring-2027", "team.4", "q", "northwind_b")),
    (0, "0"),
    (7, "a"),
    (1_234_567, "z9_z9"),
]


@pytest.mark.prove
@pytest.mark.parametrize(("seed", "variant"), [*SEEDS, *VARIANTS, *FRESH])
def test_is_every_promise_kept_by(seed: int, variant: str) -> None:
    world = build_world(seed, variant)
    broken = {}
    for promise in promises(world.identity):
        measured = MEASURES[promise.name](world)
        if not promise.kept_by(measured):
            broken[promise.name] = (promise.value, measured)
    assert broken == {}

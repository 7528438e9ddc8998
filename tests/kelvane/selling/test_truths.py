# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Does the published company keep what it promises about leads, calls and the trial?"""

import pytest
from tests.kelvane.selling.measures import MEASURES

from oms42.kelvane.identity import Identity
from oms42.kelvane.selling.truths import net_of_message, promises
from oms42.kelvane.truth import Promise
from oms42.kelvane.world import World


@pytest.mark.parametrize("promise", promises(Identity()), ids=lambda promise: promise.name)
def test_is_the_promise_kept_on_the_published_seed(promise: Promise, world: World) -> None:
    measured = MEASURES[promise.name](world)
    assert promise.kept_by(measured), f"{promise.says} {promise.value}, measured {measured}"


def test_has_every_promise_a_measure_and_every_measure_a_promise() -> None:
    assert {promise.name for promise in promises(Identity())} == set(MEASURES)


def test_is_the_net_of_a_message_that_of_the_worked_example() -> None:
    """WE7.4: 20,000 messages, 1.1 % replies, 0.4 % harmful: $156.3k; break-even at 4.87 %."""
    assert 20_000 * net_of_message(0.011, 0.004) == pytest.approx(156_300, abs=100)
    assert net_of_message(0.011, 0.0487) == pytest.approx(0, abs=0.01)

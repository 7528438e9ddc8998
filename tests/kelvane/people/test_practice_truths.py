# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

import pytest

from oms42.kelvane.identity import Identity
from oms42.kelvane.people.magnitudes import PeopleMagnitudes
from oms42.kelvane.people.practice_truths import practice_promises


def test_are_the_promises_about_coaching_and_ramp_those_of_the_case() -> None:
    """+2.8 points an hour in the middle third and 0 elsewhere, raw negative; 1.6 months."""
    value = {p.name: p.value for p in practice_promises(PeopleMagnitudes.of(Identity()))}
    assert value["PT-13.middle_third"] == 0.028
    assert value["PT-13.lowest_third"] == value["PT-13.highest_third"] == 0.0
    assert value["PT-13.raw"] < 0.0
    assert value["PT-14.ramp_found"] == 1.6
    assert value["PT-15.calls"] == 0.0


@pytest.mark.parametrize("variant", ["v01", "class-b", "learner-17"])
def test_does_a_variant_keep_the_story(variant: str) -> None:
    """Tolerances never reach across zero, where the sentence would become wrong."""
    for promise in practice_promises(PeopleMagnitudes.of(Identity(1, variant))):
        if promise.value != 0.0 and promise.tolerance is not None:
            assert promise.tolerance < abs(promise.value), promise.name

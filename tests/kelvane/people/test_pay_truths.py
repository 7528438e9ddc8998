# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

import pytest

from oms42.kelvane.identity import Identity
from oms42.kelvane.people.magnitudes import PeopleMagnitudes
from oms42.kelvane.people.pay_truths import pay_promises


def values(identity: Identity) -> dict[str, float]:
    return {p.name: p.value for p in pay_promises(PeopleMagnitudes.of(identity))}


def test_are_the_promises_about_pay_and_selection_those_of_the_case() -> None:
    """12 % raw and 1 to 2 % left; validities .24, .22, .09, .05 and .42, .33, .15, .06."""
    value = values(Identity())
    assert value["PT-11.raw_gap"] == pytest.approx(0.12)
    assert 0.01 <= value["PT-11.adjusted_gap"] <= 0.02
    names = ("structured", "work_sample", "unstructured", "experience")
    assert [value[f"PT-12.{name}"] for name in names] == [0.24, 0.22, 0.09, 0.05]
    assert [value[f"PT-12.true_{name}"] for name in names] == [0.42, 0.33, 0.15, 0.06]


def test_do_the_mean_indexes_of_women_and_men_add_up_to_one() -> None:
    value = values(Identity(42, "class-b"))
    together = 30 * value["PT-11.women_index"] + 54 * value["PT-11.men_index"]
    assert together == pytest.approx(84.0)


@pytest.mark.parametrize("variant", [f"v{number:02d}" for number in range(1, 21)])
def test_does_the_raw_gap_of_a_variant_stay_far_above_what_is_left(variant: str) -> None:
    value = values(Identity(42, variant))
    assert value["PT-11.raw_gap"] > 4 * value["PT-11.adjusted_gap"]

# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Bridges: the case to the digit, and sums that always close."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from oms42.performance import factor_bridge, price_volume_mix

PLAN = ([800, 1500, 300], [40, 6, 5])
ACTUAL = ([760, 1900, 280], [41, 5.6, 5.2])


def test_is_the_case_as_printed() -> None:
    """WE8.1: 42,500 to 43,256; price +760 −760 +56; volume −1,600, +2,400, −100."""
    made = price_volume_mix(*PLAN, *ACTUAL)
    assert (made.plan, round(made.actual, 6), round(made.total, 6)) == (42_500, 43_256, 756)
    assert made.price.round(6).tolist() == [760, -760, 56]
    assert made.volume.tolist() == [-1600, 2400, -100]
    assert made.pooled_mix is None


def test_is_the_false_mix_of_unlike_units_as_printed() -> None:
    """WE8.1: an average-price volume of +5,557.7 and a mix of −4,857.7."""
    made = price_volume_mix(*PLAN, *ACTUAL, alike=True)
    assert made.pooled_volume is not None
    assert made.pooled_mix is not None
    assert round(made.pooled_volume, 1) == 5557.7
    assert round(made.pooled_mix, 1) == -4857.7


AMOUNTS = st.lists(st.floats(0.1, 1e6), min_size=3, max_size=3)


@given(AMOUNTS, AMOUNTS, AMOUNTS, AMOUNTS)
def test_do_the_parts_always_sum_to_the_variance(
    q0: list[float], p0: list[float], q: list[float], p: list[float]
) -> None:
    made = price_volume_mix(q0, p0, q, p, alike=True)
    assert made.pooled_volume is not None
    assert made.pooled_mix is not None
    scale = max(made.plan, made.actual)
    parts = made.price.sum() + made.volume.sum()
    assert parts == pytest.approx(made.total, abs=1e-9 * scale)
    pooled = made.price.sum() + made.pooled_volume + made.pooled_mix
    assert pooled == pytest.approx(made.total, abs=1e-9 * scale)
    rows = made.to_frame(["a", "b", "c"])
    assert rows["total"].sum() == pytest.approx(made.total, abs=1e-9 * scale)


FACTORS = st.dictionaries(st.sampled_from("abcde"), st.floats(-100, 100), min_size=5, max_size=5)


@given(FACTORS, FACTORS)
def test_do_factors_sum_to_the_change_and_have_no_favorite(
    before: dict[str, float], after: dict[str, float]
) -> None:
    parts = factor_bridge(before, after)
    change = np.prod(list(after.values())) - np.prod(list(before.values()))
    scale = sum(abs(part) for part in parts.values()) + 1
    assert sum(parts.values()) == pytest.approx(change, abs=1e-9 * scale)
    turned = factor_bridge(dict(reversed(before.items())), after)
    assert all(turned[name] == pytest.approx(parts[name], abs=1e-9 * scale) for name in parts)


def test_is_the_joint_effect_of_two_factors_halved() -> None:
    """By hand: 2·3 to 4·5: 3·2 + 2·2/2 = 8, and 2·2 + 2·2/2 = 6."""
    assert dict(factor_bridge({"a": 2, "b": 3}, {"a": 4, "b": 5})) == {"a": 8, "b": 6}


def test_has_a_factor_that_stays_no_part() -> None:
    assert factor_bridge({"a": 2, "b": 3, "c": 7}, {"a": 2, "b": 5, "c": 6})["a"] == 0


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (lambda: factor_bridge({"a": 1}, {"b": 1}), "both need the same one to eight factors"),
        (lambda: factor_bridge({}, {}), "both need the same one to eight factors"),
        (lambda: price_volume_mix([0], [1], [1], [1], alike=True), "plan_units add up to 0"),
        (lambda: price_volume_mix([1], [1, 2], [1], [1]), "plan_price"),
    ],
)
def test_is_bad_input_named(call, says: str) -> None:  # type: ignore[no-untyped-def]  # a lambda
    with pytest.raises(ValueError, match=says):
        call()

# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

import numpy as np
import pytest

from oms42.kelvane.draws import stream
from oms42.kelvane.identity import Identity


def test_is_the_published_company_seed_42_without_a_variant() -> None:
    assert Identity() == Identity(42, "")


def test_does_the_published_company_draw_what_the_seed_alone_gives() -> None:
    """So the tables that were there before variants keep their bytes."""
    for seed in (0, 42, 7):
        ours = Identity(seed).stream("bookings_monthly").random(5)
        assert np.array_equal(ours, stream(seed, "bookings_monthly").random(5))


def test_do_seed_variant_and_name_each_change_the_stream() -> None:
    streams = [
        Identity(seed, variant).stream(name).random()
        for seed in (1, 2)
        for variant in ("", "a", "b")
        for name in ("leads", "deals")
    ]
    assert len(set(streams)) == 12


def test_does_no_pair_of_name_and_variant_meet_another_pair() -> None:
    """Name ab in variant c and name a in variant bc are two streams; no name holds @."""
    assert Identity(1, "c").stream("ab").random() != Identity(1, "bc").stream("a").random()
    with pytest.raises(ValueError, match="must not hold the sign @"):
        Identity(1, "c").stream("a@b")


def test_does_a_magnitude_depend_on_variant_and_name_and_not_on_the_seed() -> None:
    draws = {
        (variant, name): Identity(seed, variant).magnitude(name, 0.5, 0.0, 1.0)
        for seed in (1, 2)
        for variant in ("a", "b")
        for name in ("x", "y")
    }
    assert len(set(draws.values())) == 4
    assert Identity(9, "a").magnitude("x", 0.5, 0.0, 1.0) == draws["a", "x"]


def test_do_magnitudes_fill_their_range_evenly() -> None:
    """Mean and standard deviation of a uniform on [2, 4]: 3 and 1/√3."""
    drawn = [Identity(1, f"v{k}").magnitude("x", 3.0, 2.0, 4.0) for k in range(600)]
    assert min(drawn) >= 2.0
    assert max(drawn) <= 4.0
    assert np.mean(drawn) == pytest.approx(3.0, abs=3 / np.sqrt(3 * 600))
    assert np.std(drawn) == pytest.approx(1 / np.sqrt(3), abs=0.04)


def test_is_the_published_size_the_base_and_must_it_lie_in_the_range() -> None:
    assert Identity(9).magnitude("x", 0.28, 0.2, 0.3) == 0.28
    with pytest.raises(ValueError, match="published size of x must lie in its range"):
        Identity(9).magnitude("x", 0.5, 0.2, 0.3)


@pytest.mark.parametrize("seed", [-1, -(2**70)])
def test_is_a_negative_seed_refused(seed: int) -> None:
    with pytest.raises(ValueError, match="seed must be ≥ 0"):
        Identity(seed)


@pytest.mark.parametrize("seed", ["42", 1.0, None, True])
def test_is_a_seed_that_is_no_integer_refused(seed: object) -> None:
    with pytest.raises(TypeError, match="seed must be an integer"):
        Identity(seed)  # type: ignore[arg-type] # a wrong type is the point


@pytest.mark.parametrize("variant", ["Class-B", "-b", "b c", "b/c", "é", "a" * 41, "a\n", "a@b"])
def test_is_a_variant_that_is_no_key_refused(variant: str) -> None:
    with pytest.raises(ValueError, match="for example 'class-b'"):
        Identity(1, variant)


@pytest.mark.parametrize("variant", [None, 3])
def test_is_a_variant_that_is_no_text_refused(variant: object) -> None:
    with pytest.raises(TypeError, match="the variant must be a text"):
        Identity(1, variant)  # type: ignore[arg-type] # a wrong type is the point

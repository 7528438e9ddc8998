# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

import numpy as np
import pytest

from oms42.kelvane.draws import bell, stream


def test_does_a_table_keep_its_stream_when_another_draws_first() -> None:
    alone = stream(42, "bookings_monthly").random(3)
    stream(42, "leads").random(1000)
    assert np.array_equal(alone, stream(42, "bookings_monthly").random(3))


def test_do_two_tables_and_two_seeds_differ() -> None:
    first = stream(42, "bookings_monthly").random()
    assert first != stream(42, "leads").random()
    assert first != stream(43, "bookings_monthly").random()


def test_is_the_first_draw_the_one_of_pcg64_by_its_own_state() -> None:
    """PCG64 gives (raw >> 11) · 2⁻⁵³; the raw 64 bits are promised by numpy to stay."""
    sequence = np.random.SeedSequence(42, spawn_key=tuple(b"bookings_monthly"))
    raw = int(np.random.PCG64(sequence).random_raw())
    assert stream(42, "bookings_monthly").random() == (raw >> 11) * 2.0**-53


def test_has_the_bell_mean_zero_and_variance_one() -> None:
    """Twelve U(0, 1): mean 12/2 − 6 = 0, variance 12/12 = 1; four standard errors are allowed."""
    z = bell(stream(7, "demo"), (40_000,))
    assert abs(z.mean()) < 4 / 200
    assert abs(z.var() - 1) < 4 * (2 / 40_000) ** 0.5
    assert abs(z).max() <= 6


@pytest.mark.parametrize("seed", [1.5, "42", None, True])
def test_is_a_seed_that_is_no_integer_refused(seed: object) -> None:
    with pytest.raises(TypeError, match="seed must be an integer"):
        stream(seed, "demo")  # type: ignore[arg-type] # a wrong type is the point


def test_is_a_negative_seed_refused() -> None:
    with pytest.raises(ValueError, match="must be ≥ 0, got -1"):
        stream(-1, "demo")

# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

import numpy as np
import pytest

from oms42.kelvane.people.leaving import farewells
from oms42.kelvane.world import World


def drawn(seed: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    latent = rng.normal(0.95, 0.35, (128, 15))
    last = rng.integers(4, 14, 128)
    active = np.arange(128) >= 44
    latent[(np.arange(15) > last[:, None]) & ~active[:, None]] = np.nan
    return latent, active, rng.random((2, 128))


@pytest.mark.parametrize("seed", range(5))
def test_is_the_hazard_after_two_misses_a_fifth_a_year_and_else_a_seventh(seed: int) -> None:
    """0.20 ÷ 0.14 = 1.43; whole leavers and moved quarters blur it a little."""
    latent, active, draws = drawn(seed)
    done = farewells(latent, active, draws)
    present = ~np.isnan(done)
    twice = np.zeros(done.shape, dtype=bool)
    twice[:, 1:] = (done[:, 1:] < 1) & (done[:, :-1] < 1)
    last = 14 - np.argmax(present[:, ::-1], axis=1)
    left = np.zeros(done.shape, dtype=bool)
    left[np.flatnonzero(~active), last[~active]] = True
    after = left[twice].sum() / twice.sum()
    other = left[present & ~twice].sum() / (present & ~twice).sum()
    assert after / other == pytest.approx(0.20 / 0.14, rel=0.15)


def test_are_only_the_last_two_quarters_of_leavers_touched() -> None:
    latent, active, draws = drawn(9)
    changed = farewells(latent, active, draws) != latent
    changed &= ~np.isnan(latent)
    assert not changed[active].any()
    to_go = (~np.isnan(latent))[:, ::-1].cumsum(axis=1)[:, ::-1]
    assert to_go[changed].max() <= 2


def test_do_more_leave_after_two_misses_in_the_company_too(any_roster: World) -> None:
    """Attainment as it came out, with what was held back."""
    people, rows = any_roster.hidden["cast"], any_roster.hidden["rep_quarters"]
    attained = {
        (rep, quarter): value
        for rep, quarter, value in zip(
            rows["rep_id"].tolist(), rows["quarter"].tolist(), rows["attainment"], strict=True
        )
    }
    names = sorted({quarter for _, quarter in attained})
    gone = {
        (rep, names[last])
        for rep, last in zip(people["rep_id"].tolist(), people["last"].tolist(), strict=True)
        if last < 14 and last >= 0
    }
    twice = {
        (rep, quarter)
        for (rep, quarter), value in attained.items()
        if value < 1
        and attained.get((rep, names[max(names.index(quarter) - 1, 0)]), 2.0) < 1
        and names.index(quarter) > 0
    }
    after = len(gone & twice) / len(twice)
    other = len(gone - twice) / (len(attained) - len(twice))
    assert len(gone) == 44
    assert after > 1.15 * other

# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

import numpy as np
import pytest

from oms42.kelvane import demand
from oms42.kelvane.draws import stream
from oms42.kelvane.months import quarters, simulated_months


@pytest.mark.parametrize("product", range(4))
def test_do_seasons_and_regional_shares_average_out(product: int) -> None:
    assert demand.season(product)[:12].mean() == pytest.approx(1.0)
    assert sum(demand.REGION_SHARE[product]) == pytest.approx(1.0)


def test_does_growth_compound_by_quarter() -> None:
    """By hand: after four quarters 1.05⁴ in EMEA, where no regional growth is added."""
    smooth = demand.trend(2, 0.05)
    assert smooth[12, 1] / smooth[0, 1] == pytest.approx(1.05**4)
    assert smooth[2].tolist() == smooth[0].tolist()


def test_is_the_shock_exact_and_only_in_2025() -> None:
    """By hand: NA hardware loses 14 % · 1.1 in Q2 2025, LATAM consumption 14 % · 0.4 · 0.7."""
    quarter = quarters(simulated_months())
    assert demand.shock(2)[quarter == "2025Q2", 0] == pytest.approx(1 - 0.14 * 1.1)
    assert demand.shock(1)[quarter == "2025Q2", 3] == pytest.approx(1 - 0.14 * 0.4 * 0.7)
    outside = ~np.isin(quarter, ["2025Q2", "2025Q3", "2025Q4"])
    assert (demand.shock(2)[outside] == 1.0).all()


@pytest.mark.parametrize(("product", "used"), [("hardware", 0.0), ("consumption", 0.4)])
def test_is_a_quarter_split_without_remainder(product: str, used: float) -> None:
    deals, use = demand.profiles(product)
    assert (deals + use).reshape(-1, 3).sum(axis=1) == pytest.approx(np.ones(19))
    assert use.reshape(-1, 3).sum(axis=1) == pytest.approx(np.full(19, used))


def test_has_chance_mean_one_and_the_promised_spread() -> None:
    """912 cells a product group of 228; five standard errors are allowed."""
    luck = demand.chance(stream(3, "demo"))
    assert luck.cell.mean(axis=(0, 1)) == pytest.approx(np.ones(4), abs=5 * 0.13 / 228**0.5)
    spread = luck.cell.std(axis=(0, 1))
    assert spread == pytest.approx(np.array([0.11, 0.06, 0.13, 0.10]), rel=5 / (2 * 228) ** 0.5)
    assert luck.cell.min() > 0


def test_is_chance_drawn_again_when_it_would_hide_the_spiff() -> None:
    """A third quarter of 2025 with hardware 30 % up by chance is refused; 2 % is not."""
    cell = 1.0 + 0.1 * np.random.default_rng(3).standard_normal((57, 4, 4)).clip(-2, 2)
    cell[42:51] = 1.0
    for size, verdict in ((0.02, True), (0.30, False)):
        tried = cell.copy()
        tried[42:45, :, 2] += size
        assert demand.fair(tried) is verdict

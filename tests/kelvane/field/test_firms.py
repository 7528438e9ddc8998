# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

import numpy as np
import pytest

from oms42.kelvane.field.firms import Firms, firms
from oms42.kelvane.field.grid import grid
from oms42.kelvane.field.layers import LAYERS
from oms42.kelvane.field.potential import Potential, potential
from oms42.kelvane.field.workload import Workload, workload
from oms42.kelvane.identity import Identity

WHO = [Identity(), Identity(7), Identity(42, "class-b")]
Made = tuple[Firms, Workload, Potential]


@pytest.fixture(scope="module", params=WHO, ids=str)
def made(request: pytest.FixtureRequest) -> Made:
    who: Identity = request.param
    work, planted = workload(who), potential(who)
    return firms(who, grid(), work, planted), work, planted


def test_has_each_layer_its_number_of_firms(made: Made) -> None:
    them, _, _ = made
    assert np.bincount(them.layer).tolist() == [layer.accounts for layer in LAYERS]


def test_is_each_firm_inside_its_cell(made: Made) -> None:
    them, cells = made[0], grid()
    assert (np.abs(them.x - cells.x[them.cell]) <= cells.width[them.cell] / 2).all()
    assert (np.abs(them.y - cells.y[them.cell]) <= cells.height[them.cell] / 2).all()


def test_are_firms_clustered_in_their_cells(made: Made) -> None:
    """Spread evenly, the standard deviation inside a cell would be 1/√12 = .289 of its width."""
    them, cells = made[0], grid()
    offset = (them.x - cells.x[them.cell]) / cells.width[them.cell]
    inside = [offset[them.cell == c].std() for c in range(480) if (them.cell == c).sum() > 5]
    assert np.mean(inside) < 0.16


def test_does_potential_by_territory_give_the_planted_index(made: Made) -> None:
    them, work, planted = made
    sums = np.bincount(work.territory[them.cell], them.potential)
    for segment in ("enterprise", "mid-market", "public"):
        mine = planted.segment == segment
        assert sums[mine] / sums[mine].mean() == pytest.approx(planted.index[mine])


def test_is_potential_lognormal_with_the_promised_spread(made: Made) -> None:
    """Parameters: σ = .9 by segment; the six public territories vary most."""
    them, _, _ = made
    for segment in (0, 1, 2):
        logs = np.log(them.potential[them.segment == segment])
        assert logs.std() == pytest.approx(0.9, abs=0.13)
        skewness = ((logs - logs.mean()) ** 3).mean() / logs.std() ** 3
        assert abs(skewness) < 0.3


def test_do_sites_go_with_potential_as_promised(made: Made) -> None:
    """Parameters: correlation .7, of the logarithms in each segment; whole sites blur it."""
    them, _, _ = made
    for segment in (0, 1, 2):
        mine = them.segment == segment
        r = np.corrcoef(np.log(them.potential[mine]), np.log(them.sites[mine]))[0, 1]
        assert r == pytest.approx(0.7, abs=0.02)


def test_does_the_number_of_employees_fit_the_segment(made: Made) -> None:
    """Enterprise more than 2,000, mid-market 200 to 2,000 (company facts)."""
    them, _, _ = made
    assert them.employees[them.segment == 0].min() > 2_000
    middle = them.employees[them.segment == 1]
    assert middle.min() >= 200
    assert middle.max() <= 2_000


def test_do_firms_follow_the_hours_of_their_cells(made: Made) -> None:
    them, work, _ = made
    counts = np.bincount(them.cell, minlength=480)
    for number, layer in enumerate(LAYERS):
        mine = grid().layer == number
        expected = layer.accounts * work.hours[mine] / work.hours[mine].sum()
        assert np.abs(counts[mine] - expected).max() <= 1.0

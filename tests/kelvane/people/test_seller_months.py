# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

import numpy as np
import pytest

from oms42.kelvane.people.cast import carriers
from oms42.kelvane.people.seller_months import SellerMonths, seller_months
from oms42.kelvane.world import Columns, World


@pytest.fixture(scope="module")
def people(world: World) -> Columns:
    table = world.hidden["cast"]
    return {name: values[carriers(table)] for name, values in table.items()}


@pytest.fixture(scope="module")
def worked(world: World, people: Columns) -> SellerMonths:
    return seller_months(people, world.hidden["rep_quarters"], world.tables["opportunities"])


def test_are_only_full_months_of_employment_counted(people: Columns, worked: SellerMonths) -> None:
    start = (np.datetime64("2023-01", "M") + worked.month).astype("datetime64[D]")
    end = (np.datetime64("2023-01", "M") + worked.month + 1).astype("datetime64[D]")
    assert (people["hired"][worked.seller] <= start).all()
    left = people["left"][worked.seller]
    assert (np.isnat(left) | (left >= end)).all()


def test_are_there_about_as_many_months_as_the_case_says(worked: SellerMonths) -> None:
    """Blueprint section 4: about 3,300."""
    assert 3_000 <= worked.month.size <= 3_400


def test_do_a_quarters_months_add_up_to_its_attainment(world: World, worked: SellerMonths) -> None:
    """Three months over a third of the quota each: three times attainment."""
    rows = world.hidden["rep_quarters"]
    inside = worked.row >= 0
    total = np.bincount(worked.row[inside], worked.booked[inside], rows["quota"].size)
    months = np.bincount(worked.row[inside], minlength=rows["quota"].size)
    whole = months == 3
    assert whole.mean() > 0.95
    assert total[whole] / 3 == pytest.approx(rows["attainment"][whole], abs=1e-6)


def test_is_later_the_next_row_of_the_same_seller(worked: SellerMonths) -> None:
    same = worked.seller[1:] == worked.seller[:-1]
    assert np.array_equal(worked.later[:-1][same], worked.booked[1:][same])
    assert (worked.later[np.append(~same, True)] == 0.0).all()


def test_do_months_since_hiring_count_from_one(people: Columns, worked: SellerMonths) -> None:
    assert worked.since.min() >= 1
    first = np.append(True, worked.seller[1:] != worked.seller[:-1])
    new = first & people["recent"][worked.seller]
    assert set(worked.since[new].tolist()) <= {1, 2}

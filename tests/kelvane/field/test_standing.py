# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

import numpy as np
import pytest

from oms42.kelvane.field.firms import firms
from oms42.kelvane.field.grid import grid
from oms42.kelvane.field.layers import LAYERS
from oms42.kelvane.field.partner_regions import partner_regions
from oms42.kelvane.field.potential import potential
from oms42.kelvane.field.standing import Standing, standing
from oms42.kelvane.field.workload import workload
from oms42.kelvane.identity import Identity

WHO = Identity()
THEM = firms(WHO, grid(), workload(WHO), potential(WHO))
REGION = np.array([layer.region for layer in LAYERS])[THEM.layer]


@pytest.fixture(scope="module")
def stand() -> Standing:
    return standing(WHO, THEM, partner_regions(WHO))


def test_has_each_layer_its_number_of_customers(stand: Standing) -> None:
    counts = np.bincount(THEM.layer, stand.customer)
    assert counts.tolist() == [layer.customers for layer in LAYERS]


def test_have_customers_and_they_alone_a_first_purchase(stand: Standing) -> None:
    assert np.array_equal(~np.isnat(stand.first_purchase), stand.customer)
    early = stand.first_purchase < np.datetime64("2023-01-01")
    assert early.sum() == 490
    assert stand.first_purchase[stand.customer].max() <= np.datetime64("2026-09-30")
    assert np.is_busday(stand.first_purchase[stand.customer]).all()


def test_are_there_six_key_accounts_for_each_key_account_manager(stand: Standing) -> None:
    keys = REGION[stand.key].tolist()
    assert [keys.count(name) for name in ("NA", "EMEA", "APAC", "LATAM")] == [36, 30, 12, 6]


def test_is_every_key_account_a_customer_of_before_2023(stand: Standing) -> None:
    assert stand.customer[stand.key].all()
    assert (stand.first_purchase[stand.key] < np.datetime64("2023-01-01")).all()


def test_were_key_accounts_growing_faster_before_they_were_chosen(stand: Standing) -> None:
    """PT-18: the flag depends on the pre-trend, by at least half a standard deviation."""
    others = stand.customer & ~stand.key
    gap = stand.pre_trend[stand.key].mean() - stand.pre_trend[others].mean()
    assert gap > 0.5 * stand.pre_trend.std()


def test_are_customers_larger_than_prospects(stand: Standing) -> None:
    for segment in (0, 1, 2):
        mine = THEM.segment == segment
        logs = np.log(THEM.potential)
        assert logs[mine & stand.customer].mean() > logs[mine & ~stand.customer].mean()


def test_come_accounts_through_a_partner_of_their_region(stand: Standing) -> None:
    table = partner_regions(WHO)
    place = dict(zip(table["partner_id"].tolist(), table["region"].tolist(), strict=True))
    through = stand.partner != ""
    assert [place[key] for key in stand.partner[through].tolist()] == REGION[through].tolist()
    # 31 % of 1,310 customers, within three standard errors
    share = through[stand.customer].mean()
    assert abs(share - 0.31) < 3 * np.sqrt(0.31 * 0.69 / 1_310)

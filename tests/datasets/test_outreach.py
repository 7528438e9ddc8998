# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

import pytest

from oms42.datasets.deals import opportunities
from oms42.datasets.outreach import calls_sample, enablement_rct, leads

from .loaders import Loader, check


@pytest.mark.parametrize("loader", [leads, calls_sample, enablement_rct])
def test_does_each_loader_give_the_table_of_its_name(loader: Loader) -> None:
    check(loader)


@pytest.mark.parametrize("loader", [calls_sample, enablement_rct])
def test_is_every_deal_one_that_exists(loader: Loader) -> None:
    assert set(loader()["opp_id"].dropna()) <= set(opportunities()["opp_id"])

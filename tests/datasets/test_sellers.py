# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

import pytest

from oms42.datasets.sellers import (
    activities_m,
    comp_payouts,
    managers,
    quotas,
    reps,
    survey_engage,
)

from .loaders import Loader, check


@pytest.mark.parametrize(
    "loader", [reps, managers, quotas, comp_payouts, activities_m, survey_engage]
)
def test_does_each_loader_give_the_table_of_its_name(loader: Loader) -> None:
    check(loader)


def test_does_every_payout_belong_to_a_quota() -> None:
    joined = comp_payouts().merge(quotas(), on=["rep_id", "quarter"], how="left")
    assert joined["quota"].notna().all()


def test_has_every_seller_a_manager_who_exists() -> None:
    known = set(managers()["manager_id"])
    assert set(reps()["manager_id"].dropna()) <= known

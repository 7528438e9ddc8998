# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT

import pytest

from oms42.kelvane.contract import Contract
from oms42.kelvane.people.quarter_contracts import (
    comp_payouts_contract,
    quotas_contract,
    survey_contract,
)

BLUEPRINT = {
    "quotas": "rep_id quarter quota bookings_acv bookings_tcv attainment credited_splits",
    "comp_payouts": "rep_id quarter base_paid commission accelerator spiff clawback payout_total",
    "survey_engage": "rep_id quarter psych_safety role_clarity manager_support intent_leave",
}


@pytest.mark.parametrize(
    "contract", [quotas_contract(), comp_payouts_contract(), survey_contract()]
)
def test_are_the_columns_of_the_case_all_there(contract: Contract) -> None:
    """Blueprint section 4."""
    names = [column.name for column in contract.columns]
    wanted = BLUEPRINT[contract.name].split()
    assert names[: len(wanted)] == wanted


def test_is_no_defect_told_by_the_dictionary() -> None:
    text = " ".join(column.description for column in quotas_contract().columns).lower()
    assert "defect" not in text
    assert "more than" not in text

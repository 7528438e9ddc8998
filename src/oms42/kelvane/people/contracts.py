# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""What the tables of the sellers promise to their readers."""

from oms42.kelvane.contract import Contract
from oms42.kelvane.people.month_contract import activities_contract
from oms42.kelvane.people.quarter_contracts import (
    comp_payouts_contract,
    quotas_contract,
    survey_contract,
)
from oms42.kelvane.people.team_contracts import managers_contract, reps_contract


def contracts() -> tuple[Contract, ...]:
    """Return the contracts of the six tables.

    Returns:
        Six contracts.

    Example:
        >>> [contract.name for contract in contracts()][:3]
        ['managers', 'reps', 'quotas']
    """
    return (
        managers_contract(),
        reps_contract(),
        quotas_contract(),
        comp_payouts_contract(),
        activities_contract(),
        survey_contract(),
    )

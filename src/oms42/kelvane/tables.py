# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Every table of the company, in the order of the data package."""

from oms42.kelvane.bookings_contract import bookings_contract
from oms42.kelvane.channel.contracts import contracts as of_channel
from oms42.kelvane.contract import Contract
from oms42.kelvane.customers.contracts import contracts as of_customers
from oms42.kelvane.deals.contracts import contracts as of_deals
from oms42.kelvane.field.contracts import contracts as of_field
from oms42.kelvane.people.contracts import contracts as of_people
from oms42.kelvane.selling.contracts import contracts as of_selling


def contracts() -> tuple[Contract, ...]:
    """Return the contract of every table.

    Returns:
        One contract a table.

    Example:
        >>> len(contracts()), contracts()[0].name
        (21, 'bookings_monthly')
    """
    return (
        bookings_contract(),
        *of_field(),
        *of_people(),
        *of_deals(),
        *of_customers(),
        *of_channel(),
        *of_selling(),
    )

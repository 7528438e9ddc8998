# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Every promise of the company, joined from the families."""

from oms42.kelvane.bookings_truths import promises as of_bookings
from oms42.kelvane.channel.truths import promises as of_channel
from oms42.kelvane.customers.truths import promises as of_customers
from oms42.kelvane.deals.truths import promises as of_deals
from oms42.kelvane.field.truths import promises as of_field
from oms42.kelvane.identity import Identity
from oms42.kelvane.people.truths import promises as of_people
from oms42.kelvane.selling.truths import promises as of_selling
from oms42.kelvane.truth import Promise


def promises(identity: Identity) -> tuple[Promise, ...]:
    """Return what a company promises to its analysts.

    Args:
        identity: Which company.

    Returns:
        The promises of every family.

    Example:
        >>> names = [promise.name for promise in promises(Identity())]
        >>> len(set(names)) == len(names)
        True
    """
    return (
        *of_bookings(identity),
        *of_field(identity),
        *of_people(identity),
        *of_deals(identity),
        *of_customers(identity),
        *of_channel(identity),
        *of_selling(identity),
    )

# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The order in which the company is built."""

from oms42.kelvane.bookings import bookings
from oms42.kelvane.channel.stage import channel
from oms42.kelvane.customers.stage import customers
from oms42.kelvane.deals.stage import deals
from oms42.kelvane.field.stage import field
from oms42.kelvane.people.stage import performance, roster
from oms42.kelvane.selling.stage import selling
from oms42.kelvane.world import Stage


def stages() -> tuple[tuple[str, Stage], ...]:
    """Return every stage with its name, in order.

    Returns:
        Pairs of a name and a stage; each stage reads what those before it made.

    Example:
        >>> [name for name, _ in stages()][:3]
        ['bookings', 'field', 'roster']
    """
    return (
        ("bookings", bookings),
        ("field", field),
        ("roster", roster),
        ("deals", deals),
        ("performance", performance),
        ("customers", customers),
        ("channel", channel),
        ("selling", selling),
    )

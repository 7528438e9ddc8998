# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Every promise of the company, joined from the families."""

from importlib import import_module
from importlib.util import find_spec

from oms42.kelvane.bookings_truths import promises as of_bookings
from oms42.kelvane.identity import Identity
from oms42.kelvane.truth import Promise

FAMILIES = ("field", "deals", "people", "customers", "channel", "selling")


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
    found = list(of_bookings(identity))
    for family in FAMILIES:
        if find_spec(f"oms42.kelvane.{family}") and find_spec(f"oms42.kelvane.{family}.truths"):
            found += import_module(f"oms42.kelvane.{family}.truths").promises(identity)
    return tuple(found)

# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The order in which the company is built."""

from importlib import import_module
from importlib.util import find_spec

from oms42.kelvane.bookings import bookings
from oms42.kelvane.world import Stage

ORDER = (
    ("field", "field"),
    ("people", "roster"),
    ("deals", "deals"),
    ("people", "performance"),
    ("customers", "customers"),
    ("channel", "channel"),
    ("selling", "selling"),
)


def stages() -> tuple[tuple[str, Stage], ...]:
    """Return every stage with its name, in order.

    Returns:
        Pairs of a name and a stage.

    Example:
        >>> stages()[0][0]
        'bookings'
    """
    found: list[tuple[str, Stage]] = [("bookings", bookings)]
    for family, name in ORDER:
        if find_spec(f"oms42.kelvane.{family}") and find_spec(f"oms42.kelvane.{family}.stage"):
            module = import_module(f"oms42.kelvane.{family}.stage")
            if hasattr(module, name):
                found.append((name, getattr(module, name)))
    return tuple(found)

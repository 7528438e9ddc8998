# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""What an analyst would measure, joined from the families: one function a promise."""

from collections.abc import Callable

from oms42.kelvane.world import World

from .bookings_measures import MEASURES as OF_BOOKINGS
from .channel.measures import MEASURES as OF_CHANNEL
from .customers.measures import MEASURES as OF_CUSTOMERS
from .deals.measures import MEASURES as OF_DEALS
from .field.measures import MEASURES as OF_FIELD
from .people.measures import MEASURES as OF_PEOPLE
from .selling.measures import MEASURES as OF_SELLING

MEASURES: dict[str, Callable[[World], float | tuple[float, float]]] = {
    **OF_BOOKINGS,
    **OF_FIELD,
    **OF_DEALS,
    **OF_PEOPLE,
    **OF_CUSTOMERS,
    **OF_CHANNEL,
    **OF_SELLING,
}

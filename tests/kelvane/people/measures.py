# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""What an analyst would measure in the sellers' tables, one function a promise."""

from collections.abc import Callable

from oms42.kelvane.world import World

from .attainment_measures import MEASURES as OF_ATTAINMENT
from .coaching_measures import MEASURES as OF_COACHING
from .pay_measures import MEASURES as OF_PAY
from .practice_measures import MEASURES as OF_PRACTICE

Measure = Callable[[World], float | tuple[float, float]]
MEASURES: dict[str, Measure] = {
    **OF_ATTAINMENT,
    **OF_PAY,
    **OF_COACHING,
    **OF_PRACTICE,
}

# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
r"""Which deals partners sell: 31 % of what is won in fiscal year 2025.

`deals` gives a deal to a partner where a partner has brought the account. Year by year, won deals
then change hands until partners have 31 % of the annual contract value of the year (a fact of the
case in fiscal year 2025, and here of every year): too much, and Kelvane sells some of them by
itself; too little, and partners of the region sell more. Deals of channel managers always have a
partner. The same part of the deals that were not won changes hands too, so that selling through
partners does not go with winning.
"""

import numpy as np
from numpy.typing import NDArray

from oms42.kelvane.identity import Identity
from oms42.kelvane.world import Columns

# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""How many territories and accounts each region and segment has.

A layer is one segment in one region. Enterprise, mid-market and public-sector sellers cover the
same ground side by side, so each layer is a map of its own. Counts are facts of the company and
the same in every seed and variant.
"""

from dataclasses import dataclass
from typing import Final

SEGMENTS: Final = ("enterprise", "mid-market", "public")


@dataclass(frozen=True)
class Layer:
    """Describe one segment in one region.

    Attributes:
        region: Sales region.
        segment: Segment.
        across: Territories side by side on the map.
        down: Territories one below the other.
        accounts: Accounts, duplicates left out.
        customers: Accounts with a contract on 30 September 2026.
    """

    region: str
    segment: str
    across: int
    down: int
    accounts: int
    customers: int

    @property
    def territories(self) -> int:
        """Return the number of territories.

        Returns:
            Across times down.

        Example:
            >>> LAYERS[0].territories
            9
        """
        return self.across * self.down


LAYERS: Final = (
    Layer("NA", "enterprise", 3, 3, 520, 110),
    Layer("NA", "mid-market", 5, 3, 2_200, 440),
    Layer("NA", "public", 2, 1, 270, 45),
    Layer("EMEA", "enterprise", 5, 2, 820, 250),
    Layer("EMEA", "mid-market", 4, 2, 1_080, 150),
    Layer("EMEA", "public", 2, 1, 280, 40),
    Layer("APAC", "enterprise", 3, 1, 180, 40),
    Layer("APAC", "mid-market", 2, 2, 600, 120),
    Layer("APAC", "public", 1, 1, 110, 14),
    Layer("LATAM", "enterprise", 2, 1, 110, 15),
    Layer("LATAM", "mid-market", 3, 1, 420, 75),
    Layer("LATAM", "public", 1, 1, 93, 11),
)

# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The facts of the case company, each stated once.

Kelvane Systems, Inc. is fictional. Money is in US dollars at plan exchange rates. The tables of
this room are generated so that they agree with these facts; the README of the datasets says which
facts a table has been reconciled with.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

NAME: Final = "Kelvane Systems, Inc."
HEADQUARTERS: Final = "Boston"
STORY_DATE: Final = "2026-10-05"
FIRST_MONTH: Final = "2023-01"
LAST_MONTH: Final = "2026-09"

REGIONS: Final = ("NA", "EMEA", "APAC", "LATAM")
PRODUCTS: Final = ("subscription", "consumption", "hardware", "services")


@dataclass(frozen=True)
class Product:
    """Describe one product line.

    Attributes:
        unit: What one unit of the column `units` is.
        gross_margin: Gross margin as a share of revenue.
        revenue_fy2025: Recognized revenue of fiscal year 2025, in US dollars.
        plan_price_fy2026: Planned price of one unit in fiscal year 2026, in US dollars.
    """

    unit: str
    gross_margin: float
    revenue_fy2025: int
    plan_price_fy2026: float


PRODUCT: Final[Mapping[str, Product]] = MappingProxyType(
    {
        "subscription": Product("one monitored asset for one month", 0.79, 104_000_000, 40.0),
        "consumption": Product("1,000 PIU (one million inferences)", 0.62, 17_600_000, 960.0),
        "hardware": Product("one gateway with its sensor packs", 0.33, 42_200_000, 6_000.0),
        "services": Product("one engagement of about three days", 0.15, 12_200_000, 5_000.0),
    }
)

LIST_PRICE: Final[Mapping[str, float]] = MappingProxyType(
    {
        "gateway": 4_800.0,
        "sensor pack": 650.0,
        "cloud asset month": 38.0,
        "PIU": 1.10,
        "service day": 1_600.0,
    }
)

# Annual recurring revenue; the last date is a forecast of the story date.
ARR: Final[Mapping[str, int]] = MappingProxyType(
    {"2025-12-31": 128_000_000, "2026-09-30": 153_200_000, "2026-12-31": 164_500_000}
)

# Share of a quarter's bookings that is signed in its last ten business days.
LATE_SHARE: Final = 0.46
LATE_BUSINESS_DAYS: Final = 10

# Hardware SPIFF of the third quarter of 2025: change of units against what would have been sold
# without it. The two later quarters together give back 24 points of the 28.
SPIFF_EFFECT: Final[Mapping[str, float]] = MappingProxyType(
    {"2025Q3": 0.28, "2025Q4": -0.16, "2026Q1": -0.08}
)


@dataclass(frozen=True)
class Variance:
    """Hold planned and actual volume and price of one product in one quarter.

    Attributes:
        plan_units: Planned units.
        plan_price: Planned price of one unit, in US dollars.
        units: Actual units.
        price: Actual average price of one unit, in US dollars.
    """

    plan_units: int
    plan_price: float
    units: int
    price: float

    @property
    def plan(self) -> int:
        """Return planned revenue in whole US dollars."""
        return round(self.plan_units * self.plan_price)

    @property
    def revenue(self) -> int:
        """Return actual revenue in whole US dollars."""
        return round(self.units * self.price)


# The third quarter of 2026 against plan, to the dollar.
Q3_2026: Final[Mapping[str, Variance]] = MappingProxyType(
    {
        "subscription": Variance(800_000, 40.0, 760_000, 41.0),
        "consumption": Variance(6_000, 960.0, 6_000, 960.0),
        "hardware": Variance(1_500, 6_000.0, 1_900, 5_600.0),
        "services": Variance(660, 5_000.0, 640, 5_087.5),
    }
)

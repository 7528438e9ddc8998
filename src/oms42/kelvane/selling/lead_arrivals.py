# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
r"""Which leads come: source, day, country, segment, tier and what is known of them on that day.

The law:

1. How many leads each source brings is a fact of the case (`SOURCES`). The AI-SDR is a pilot: it
   writes to mid-market companies in North America from January 2026 on.
2. Days follow the inverse of the cumulated intensity $1.14^{t/365}$ with fewer leads at weekends,
   at stratified points $u_i = (i + U_i)/n$.
3. Country, segment and tier have exact shares in each source, in random order. The tier says how
   well the company fits, A best.
4. A workspace of the self-serve product has $\lfloor -6\,\ln u\,\cdot g \rfloor$ product-qualified
   events, $g$ the segment's factor; a lead that came in by itself may have a few.
5. The value is lognormal around the segment's median contract; the values of the pilot's leads are
   scaled to a mean of $42,000 in each tier, so that the tiers differ in nothing but harm.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from oms42.kelvane.draws import bell
from oms42.kelvane.identity import Identity
from oms42.kelvane.selling.lots import categories
from oms42.kelvane.world import Columns

FIRST_DAY, LAST_DAY = np.datetime64("2023-01-01"), np.datetime64("2026-09-30")
PILOT_START = np.datetime64("2026-01-05")
PILOT = "outbound_ai"
HUMAN = "outbound_human"
TIERS: Final = ("A", "B", "C")
SEGMENTS: Final = ("starter", "mid-market", "public", "enterprise")
MEDIAN_VALUE: Final = {
    "starter": 3_600.0,
    "mid-market": 44_000.0,
    "public": 95_000.0,
    "enterprise": 172_000.0,
}
PILOT_VALUE = 42_000.0
COUNTRIES: Final = {
    "US": 39,
    "CA": 6,
    "GB": 8,
    "DE": 9,
    "FR": 4,
    "NL": 3,
    "SE": 3,
    "ES": 3,
    "SG": 4,
    "AU": 5,
    "IN": 5,
    "BR": 6,
    "MX": 3,
    "CL": 2,
}


@dataclass(frozen=True)
class Source:
    """Describe one source of leads.

    Attributes:
        leads: Number of leads.
        segments: Shares of starter, mid-market, public and enterprise.
        tiers: Shares of the tiers A, B and C.
        basis: Shares of the consent bases of `BASES`, in the European countries.
    """

    leads: int
    segments: tuple[int, int, int, int]
    tiers: tuple[int, int, int]
    basis: tuple[int, int, int, int]


BASES: Final = ("opt_in", "soft_opt_in", "legitimate_interest", "none")
OUTSIDE_EUROPE: Final = (20, 10, 30, 40)
EUROPE: Final = ("GB", "DE", "FR", "NL", "SE", "ES")
SOURCES: Final = {
    "inbound": Source(6_000, (30, 45, 10, 15), (20, 35, 45), (70, 15, 10, 5)),
    "plg": Source(4_000, (85, 15, 0, 0), (10, 30, 60), (65, 30, 0, 5)),
    "event": Source(2_200, (0, 45, 20, 35), (30, 40, 30), (45, 0, 40, 15)),
    "partner": Source(1_300, (0, 50, 20, 30), (35, 40, 25), (15, 10, 50, 25)),
    HUMAN: Source(4_500, (0, 60, 15, 25), (22, 33, 45), (10, 10, 55, 25)),
    PILOT: Source(6_000, (0, 100, 0, 0), (1_300, 2_000, 2_700), (0, 0, 0, 100)),
}


def lead_arrivals(identity: Identity) -> Columns:
    """Draw the leads as they come, before anybody deals with them.

    Args:
        identity: Which company.

    Returns:
        24,000 rows in order of the day: `created`, `source`, `country`, `segment`, `tier`,
        `consent_basis`, `pql_events` and `value_usd` (nan where nobody has estimated it).

    Example:
        >>> table = lead_arrivals(Identity())
        >>> table["created"].size, int((table["source"] == "outbound_ai").sum())
        (24000, 6000)
    """
    parts = [_of_source(identity, name) for name in SOURCES]
    joined = {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}
    order = np.argsort(joined["created"], kind="stable")
    return {name: values[order] for name, values in joined.items()}


def _of_source(identity: Identity, name: str) -> Columns:
    """Draw the leads of one source."""
    rng = identity.stream(f"leads.{name}")
    source = SOURCES[name]
    countries = {c: COUNTRIES[c] for c in ("US", "CA")} if name == PILOT else COUNTRIES
    segment = categories(rng, SEGMENTS, source.segments, source.leads)
    tier = categories(rng, TIERS, source.tiers, source.leads)
    country = categories(rng, tuple(countries), tuple(countries.values()), source.leads)
    return {
        "created": _days(rng, name, source.leads),
        "source": np.full(source.leads, name),
        "country": country,
        "segment": segment,
        "tier": tier,
        "consent_basis": _basis(rng, source, country),
        "pql_events": _events(rng, name, segment),
        "value_usd": _values(rng, name, segment, tier),
    }


def _days(rng: np.random.Generator, name: str, size: int) -> NDArray[np.datetime64]:
    """Draw days from a growing intensity; nobody writes to companies at weekends."""
    day = np.arange(PILOT_START if name == PILOT else FIRST_DAY, LAST_DAY + 1)
    growth = 1.14 ** ((day - FIRST_DAY).astype(np.float64) / 365.0)
    quiet = 0.0 if name.startswith("outbound") else 0.3
    weight = growth * np.where(np.is_busday(day), 1.0, quiet)
    cumulated = np.cumsum(weight) / weight.sum()
    u = (np.arange(size) + rng.random(size)) / size
    drawn = day[np.minimum(np.searchsorted(cumulated, u, side="right"), day.size - 1)]
    return np.asarray(drawn[np.argsort(rng.random(size), kind="stable")])


def _basis(rng: np.random.Generator, source: Source, country: NDArray[np.str_]) -> NDArray[np.str_]:
    """Draw the basis on which a contact may be written to."""
    inside = np.isin(country, EUROPE)
    basis = np.full(country.size, "none", dtype="<U19")
    basis[inside] = categories(rng, BASES, source.basis, int(inside.sum()))
    basis[~inside] = categories(rng, BASES, OUTSIDE_EUROPE, int((~inside).sum()))
    return basis


def _events(rng: np.random.Generator, name: str, segment: NDArray[np.str_]) -> NDArray[np.int64]:
    """Draw product-qualified events: uses of the free workspace that show intent."""
    mean = {"plg": 6.0, "inbound": 0.5}.get(name, 0.0)
    factor = np.where(segment == "starter", 1.0, 1.4)
    return np.floor(-np.log1p(-rng.random(segment.size)) * mean * factor).astype(np.int64)


def _values(
    rng: np.random.Generator, name: str, segment: NDArray[np.str_], tier: NDArray[np.str_]
) -> NDArray[np.float64]:
    """Draw the estimated first-year contract value, in tens of dollars."""
    median = np.array([MEDIAN_VALUE[s] for s in SEGMENTS])
    place = np.array([SEGMENTS.index(s) for s in segment.tolist()])
    value = median[place] * np.exp(0.6 * bell(rng, segment.shape))
    unknown = rng.random(segment.size) < 0.06
    if name == PILOT:
        for one in TIERS:
            value[tier == one] *= PILOT_VALUE / value[tier == one].mean()
        return np.asarray(np.rint(value / 10.0) * 10.0)
    return np.where(unknown, np.nan, np.rint(value / 10.0) * 10.0)

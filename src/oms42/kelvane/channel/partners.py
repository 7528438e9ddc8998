# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
r"""The table `partners`: 19 distributors, 21 resellers and system integrators, 6 agents.

The law (PT-25):

- Countries are a fact of the case in each region; which partner has which is drawn. P-017 is a
  distributor in Spain, P-031 an agent in Brazil; Japan is covered by distributors.
- The twelve distributors with full due diligence have the margins of the worked example (mean 18,
  standard deviation 1.86, in percent), the six others a like set; P-017 has 28, so that
  $z = (28 - 18)/1.85 \approx 5.4$ among its 18 peers.
- The five other agents have commissions around 5 %; P-031 has 14 %, deals with governments, went
  through no due diligence and has not said who owns it. Two resellers have not said so either, and
  other partners deal with governments: a flag alone is no verdict.

In a variant the margins and commissions of the peers are moved by up to half a point, their means
kept, and their spread as nearly as one of many random moves keeps it.
"""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from oms42.kelvane.channel.magnitudes import ChannelMagnitudes
from oms42.kelvane.identity import Identity
from oms42.kelvane.world import Columns

AGENT, DISTRIBUTOR = "P-031", "P-017"
TYPES: Final = ("distributor", "reseller", "agent")
COUNTRIES: Final = {
    "NA": ("US",) * 10 + ("CA",) * 4,
    "EMEA": ("GB",) * 3 + ("DE",) * 4 + ("FR",) * 2 + ("NL", "BE", "SE", "DK", "AT", "CH", "ES"),
    "APAC": ("JP",) * 2 + ("SG",) * 2 + ("AU",) * 3 + ("IN",) * 3,
    "LATAM": ("BR",) * 3 + ("MX",) * 2 + ("CL",),
}
CASE_COUNTRY: Final = {AGENT: "BR", DISTRIBUTOR: "ES"}
BANDS: Final = ("low", "medium", "high")
BAND: Final = {"ES": "medium", "IN": "high", "BR": "high", "MX": "high"}
# The other five agents: how many in each region.
AGENTS: Final = {"NA": 1, "EMEA": 1, "APAC": 2, "LATAM": 1}
DISTRIBUTORS = 19
# Partners that deal with governments besides the two of the case.
EXPOSED_OTHERS = 11
DILIGENCE: Final = ("full", "light", "none")
FULL_MARGINS: Final = (16, 18, 17, 21, 15, 19, 20, 18, 17, 19, 16, 20)
LIGHT_MARGINS: Final = (15, 17, 18, 18, 19, 21)
# Random moves of the peers' numbers, of which a variant takes the one nearest in spread.
MOVES = 50
COMMISSIONS: Final = (4.0, 4.5, 5.0, 5.5, 6.0)


def partners(identity: Identity, regions: Columns) -> Columns:
    """Generate the partners, without what they sold.

    Args:
        identity: Which company.
        regions: Region of each partner, as the field draws it.

    Returns:
        46 rows in the order of the keys.

    Example:
        >>> from oms42.kelvane.field.partner_regions import partner_regions
        >>> table = partners(Identity(), partner_regions(Identity()))
        >>> [int((table["type"] == name).sum()) for name in TYPES]
        [19, 21, 6]
        >>> float(table["commission_pct"][table["partner_id"] == "P-031"][0])
        14.0
    """
    rng = identity.stream("channel.partners")
    key, region = regions["partner_id"], regions["region"]
    country = _countries(rng, key, region)
    kind = _types(rng, key, region, country)
    diligence = _diligence(rng, key, kind)
    undisclosed = key == AGENT
    undisclosed[np.flatnonzero((kind == "reseller") & (diligence == "none"))[:2]] = True
    exposed = np.isin(key, [AGENT, DISTRIBUTOR])
    exposed[np.argsort(rng.random(key.size) + exposed, kind="stable")[:EXPOSED_OTHERS]] = True
    return {
        "partner_id": key,
        "type": kind,
        "region": region,
        "country": country,
        "cpi_band": np.array([BAND.get(code, "low") for code in country.tolist()]),
        "govt_exposure": exposed,
        "margin_pct": _margins(identity, rng, key, kind, diligence),
        "commission_pct": _commissions(identity, rng, key, kind),
        "onboarding_dd": diligence,
        "owner_disclosed": ~undisclosed,
    }


def with_volume(table: Columns, opportunities: Columns) -> Columns:
    """Add what each partner sold in fiscal year 2025.

    Args:
        table: The partners.
        opportunities: The opportunities.

    Returns:
        The table with `volume`, the annual contract value of the partner's deals won in the year,
        after `commission_pct`.

    Example:
        >>> one = {name: np.array([name]) for name in ("partner_id", "commission_pct")}
        >>> deals = {
        ...     "partner_id": np.array(["partner_id", "", "partner_id"]),
        ...     "close_date": np.array(["2025-06-30"] * 3, dtype="datetime64[D]"),
        ...     "outcome": np.array(["won", "won", "lost"]),
        ...     "amount_acv": np.array([100.0, 10.0, 1.0]),
        ... }
        >>> with_volume(one, deals)["volume"].tolist()
        [100.0]
    """
    year = opportunities["close_date"].astype("datetime64[Y]") == np.datetime64("2025")
    won = year & (opportunities["outcome"] == "won")
    mine = opportunities["partner_id"][won] == table["partner_id"][:, None]
    volume = np.rint(100.0 * (mine * opportunities["amount_acv"][won]).sum(axis=1)) / 100.0
    place = list(table).index("commission_pct") + 1
    items = [*table.items()]
    return dict([*items[:place], ("volume", volume), *items[place:]])


def _countries(
    rng: np.random.Generator, key: NDArray[np.str_], region: NDArray[np.str_]
) -> NDArray[np.str_]:
    """Draw who is where within each region."""
    country = np.array([CASE_COUNTRY.get(one, "") for one in key.tolist()], dtype="<U2")
    for name, codes in COUNTRIES.items():
        left = list(codes)
        for code in country[(region == name) & (country != "")].tolist():
            left.remove(code)
        rows = np.flatnonzero((region == name) & (country == ""))
        country[rows] = np.array(left)[np.argsort(rng.random(rows.size), kind="stable")]
    return country


def _types(
    rng: np.random.Generator,
    key: NDArray[np.str_],
    region: NDArray[np.str_],
    country: NDArray[np.str_],
) -> NDArray[np.str_]:
    """Draw what kind of partner each is."""
    kind = np.full(key.size, "reseller", dtype="<U11")
    kind[key == AGENT] = "agent"
    kind[(key == DISTRIBUTOR) | (country == "JP")] = "distributor"
    order = np.argsort(rng.random(key.size), kind="stable")
    for name, number in AGENTS.items():
        free = order[(kind[order] == "reseller") & (region[order] == name)]
        kind[free[:number]] = "agent"
    free = order[kind[order] == "reseller"]
    kind[free[: DISTRIBUTORS - int((kind == "distributor").sum())]] = "distributor"
    return kind


def _diligence(
    rng: np.random.Generator, key: NDArray[np.str_], kind: NDArray[np.str_]
) -> NDArray[np.str_]:
    """Draw how thoroughly each was looked at when it joined."""
    depth = np.full(key.size, "full", dtype="<U5")
    order = np.argsort(rng.random(key.size), kind="stable")
    case = np.isin(key[order], [AGENT, DISTRIBUTOR])
    for name, light, none in (("distributor", 6, 0), ("reseller", 6, 3), ("agent", 1, 0)):
        rows = order[(kind[order] == name) & ~case]
        depth[rows[:light]] = "light"
        depth[rows[light : light + none]] = "none"
    depth[key == DISTRIBUTOR] = "light"
    depth[key == AGENT] = "none"
    return depth


def _margins(
    identity: Identity,
    rng: np.random.Generator,
    key: NDArray[np.str_],
    kind: NDArray[np.str_],
    diligence: NDArray[np.str_],
) -> NDArray[np.float64]:
    """Draw margins of those who buy and sell; agents have none."""
    peer = (kind == "distributor") & (key != DISTRIBUTOR)
    margin = np.where(kind == "reseller", 8.0 + np.floor(10.0 * rng.random(key.size)), np.nan)
    for depth, values in (("full", FULL_MARGINS), ("light", LIGHT_MARGINS)):
        rows = peer & (diligence == depth)
        margin[rows] = _shuffled(identity, rng, values)
    margin[key == DISTRIBUTOR] = ChannelMagnitudes.of(identity).case_margin
    return margin


def _commissions(
    identity: Identity, rng: np.random.Generator, key: NDArray[np.str_], kind: NDArray[np.str_]
) -> NDArray[np.float64]:
    """Draw commissions of agents; the others have none."""
    commission = np.full(key.size, np.nan)
    commission[(kind == "agent") & (key != AGENT)] = _shuffled(identity, rng, COMMISSIONS)
    commission[key == AGENT] = ChannelMagnitudes.of(identity).case_commission
    return commission


def _shuffled(
    identity: Identity, rng: np.random.Generator, values: tuple[float, ...]
) -> NDArray[np.float64]:
    """Return values in random order; in a variant moved by tenths, in pairs that keep the mean."""
    order = np.argsort(rng.random(len(values)), kind="stable")
    drawn = np.array(values, dtype=np.float64)[order]
    if not identity.variant:
        return drawn
    half = drawn.size // 2
    step = np.rint(10.0 * (rng.random((MOVES, half)) - 0.5)) / 10.0
    moved = np.repeat(drawn[None], MOVES, axis=0)
    moved[:, :half] += step
    moved[:, half : 2 * half] -= step
    nearest = int(np.argmin(np.abs(moved.std(axis=1) - drawn.std())))
    return np.asarray(np.rint(10.0 * moved[nearest]) / 10.0, dtype=np.float64)

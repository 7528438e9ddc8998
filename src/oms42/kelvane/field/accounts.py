# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The table `accounts`: every customer and prospect in the CRM, some of them twice.

Each firm of `firms` is one row; `duplicates` adds those that somebody entered again. Rows are in
the order in which they came into the CRM, which is drawn, so that a key says nothing. An account
belongs to the seller of its territory, a key account to a key account manager of its region.
Invented names come from `names`; a subsidiary carries its parent's word.
"""

import numpy as np
from numpy.typing import NDArray

from oms42.kelvane.draws import order
from oms42.kelvane.field.duplicates import with_duplicates
from oms42.kelvane.field.firms import Firms
from oms42.kelvane.field.grid import Grid
from oms42.kelvane.field.layers import LAYERS, SEGMENTS
from oms42.kelvane.field.magnitudes import FieldMagnitudes
from oms42.kelvane.field.names import PRIVATE, PUBLIC, forms, stems, trades
from oms42.kelvane.field.standing import Standing
from oms42.kelvane.field.workload import Workload
from oms42.kelvane.identity import Identity
from oms42.kelvane.world import Columns

# Countries of each area with their share of its accounts.
COUNTRIES = {
    "US West": (("US", 1.0),),
    "US Central": (("US", 1.0),),
    "US East": (("US", 1.0),),
    "Canada": (("CA", 1.0),),
    "UK&I": (("GB", 0.86), ("IE", 0.14)),
    "Iberia": (("ES", 0.78), ("PT", 0.22)),
    "France": (("FR", 1.0),),
    "Benelux": (("NL", 0.62), ("BE", 0.38)),
    "DACH": (("DE", 0.72), ("AT", 0.13), ("CH", 0.15)),
    "Nordics": (("SE", 0.40), ("DK", 0.24), ("NO", 0.16), ("FI", 0.20)),
    "India": (("IN", 1.0),),
    "Singapore": (("SG", 1.0),),
    "Japan": (("JP", 1.0),),
    "Australia": (("AU", 1.0),),
    "Mexico": (("MX", 1.0),),
    "Chile": (("CL", 1.0),),
    "Brazil": (("BR", 1.0),),
}


def accounts(
    identity: Identity,
    cells: Grid,
    work: Workload,
    them: Firms,
    stand: Standing,
    seats: Columns,
) -> tuple[Columns, Columns]:
    """Make the table and what is hidden about each of its rows.

    Args:
        identity: Which company.
        cells: The map.
        work: Territory of each cell.
        them: The firms.
        stand: How each firm stands with Kelvane.
        seats: The seats of the quota carriers.

    Returns:
        The table, and the hidden columns in the same order: `account_id`, `pre_trend`,
        `duplicate_of`, `territory_id`, `area` and `potential_usd` (the duplicates' being nan).

    Example:
        >>> from oms42.kelvane.field.stage import field
        >>> from oms42.kelvane.world import World
        >>> world = field(World(Identity()))
        >>> world.tables["accounts"]["account_id"].size
        7110
    """
    rng = identity.stream("field.accounts")
    region = np.array([layer.region for layer in LAYERS])[them.layer]
    country = _countries(rng, cells.area[them.cell])
    industry = _industries(rng, them.segment == SEGMENTS.index("public"))
    parent = _parents(rng, them, FieldMagnitudes.of(identity).parents)
    name, domain = _names(rng, industry, country, parent)
    table: Columns = {
        "name": name,
        "domain": domain,
        "region": region,
        "country": country,
        "segment": np.array(SEGMENTS)[them.segment],
        "industry": industry,
        "employees": them.employees,
        "sites": them.sites,
        "potential_usd": np.rint(them.potential / 100.0) * 100.0,
        "is_customer": stand.customer,
        "is_key": stand.key,
        "owner_rep_id": _owners(rng, work.territory[them.cell], region, stand.key, seats),
        "partner_id": stand.partner,
        "cell_id": cells.key[them.cell],
        "x": np.rint(them.x * 100.0) / 100.0,
        "y": np.rint(them.y * 100.0) / 100.0,
        "first_purchase": stand.first_purchase,
    }
    hidden: Columns = {
        "pre_trend": stand.pre_trend,
        "territory_id": seats["territory_id"][work.territory[them.cell]],
        "area": cells.area[them.cell],
    }
    return with_duplicates(identity, table, hidden, parent)


def _countries(rng: np.random.Generator, area: NDArray[np.str_]) -> NDArray[np.str_]:
    """Draw the country of each firm from its area."""
    draw = rng.random(area.size)
    country = np.full(area.size, "", dtype="U2")
    for name, choices in COUNTRIES.items():
        rows = area == name
        edges = np.cumsum([share for _, share in choices])[:-1]
        codes = np.array([code for code, _ in choices])
        country[rows] = codes[np.searchsorted(edges, draw[rows], side="right")]
    return country


def _industries(rng: np.random.Generator, public: NDArray[np.bool_]) -> NDArray[np.str_]:
    """Draw industries, the public sector's apart."""
    draw = rng.random(public.size)
    of_public = np.array(PUBLIC)[(draw * len(PUBLIC)).astype(np.int64)]
    of_private = np.array(PRIVATE)[(draw**1.3 * len(PRIVATE)).astype(np.int64)]
    return np.where(public, of_public, of_private)


def _parents(rng: np.random.Generator, them: Firms, number: int) -> NDArray[np.int64]:
    """Draw which firm belongs to which: −1 for none; parents are enterprises, never children."""
    size = them.layer.size
    drawn = order(rng, size)
    enterprise = drawn[them.segment[drawn] == SEGMENTS.index("enterprise")]
    parents = enterprise[:number]
    others = np.setdiff1d(drawn, parents, assume_unique=True)
    children = others[order(rng, others.size)][: number + number // 2]
    parent = np.full(size, -1)
    parent[children] = np.resize(parents, children.size)
    return parent


def _names(
    rng: np.random.Generator,
    industry: NDArray[np.str_],
    country: NDArray[np.str_],
    parent: NDArray[np.int64],
) -> tuple[NDArray[np.str_], NDArray[np.str_]]:
    """Make the name and the web domain of each firm."""
    size = industry.size
    stem, trade, form = stems(rng, size), trades(rng, industry), forms(rng, country)
    family = np.where(parent >= 0, parent, np.arange(size))
    words = np.char.add(np.char.add(stem[family], " "), trade)
    place = np.where(parent >= 0, np.char.add(" ", country), "")
    name = np.char.add(np.char.add(np.char.add(words, place), " "), form)
    domain = np.char.add(np.char.lower(stem), np.char.add("-", np.char.lower(country)))
    return name, np.char.add(domain, ".example")


def _owners(
    rng: np.random.Generator,
    territory: NDArray[np.int64],
    region: NDArray[np.str_],
    key: NDArray[np.bool_],
    seats: Columns,
) -> NDArray[np.str_]:
    """Give each account to its territory's seller, key accounts to key account managers."""
    owner = seats["rep_id"][territory].copy()
    for name in np.unique(region).tolist():
        mine = np.flatnonzero(key & (region == name))
        rows = mine[order(rng, mine.size)]
        managers = seats["rep_id"][(seats["role"] == "kam") & (seats["region"] == name)]
        owner[rows] = np.resize(managers, rows.size)
    return np.asarray(owner, dtype=np.str_)

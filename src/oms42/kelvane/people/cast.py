# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Everybody who sells: the 128 who held a seat and 18 sales development representatives.

What belongs to a seat (role, segment, region, country, manager, potential) is the same for all who
sat in it, one after the other.
"""

import numpy as np
from numpy.typing import NDArray

from oms42.kelvane.identity import Identity
from oms42.kelvane.people.managers import assign
from oms42.kelvane.people.posts import kinds
from oms42.kelvane.people.potentials import potentials
from oms42.kelvane.people.reps import countries
from oms42.kelvane.people.seating import development_keys, seating
from oms42.kelvane.world import Columns

# Sales development representatives by region.
DEVELOPMENT = {"NA": 9, "EMEA": 5, "APAC": 2, "LATAM": 2}
SINCE = np.datetime64("2023-01-01")


def cast(identity: Identity, seats: Columns) -> Columns:
    """Draw everybody who sells.

    Args:
        identity: Which company.
        seats: The 84 seats with the key of who sits there at the end.

    Returns:
        146 rows in the order of the keys: `rep_id`, `role`, `segment`, `kind`, `region`, `country`,
        `manager_id`, `potential`, `seat` (-1 for development), `first` and `last` (numbers of the
        quota quarters; 0 and -1 for development), `hired`, `left`, `active` (is there at the end)
        and `recent` (hired since 2023).

    Example:
        >>> from oms42.kelvane.field.seats import seats
        >>> table = cast(Identity(), seats(Identity()))
        >>> table["rep_id"].size, int(table["active"].sum()), table["rep_id"][0].item()
        (146, 102, 'R001')
    """
    posts = _posts(identity, seats)
    stays = seating(identity, seats)
    newcomers = _development(identity, seats, int(stays["seat"].max()) + 1)
    rows = {name: np.concatenate([stays[name], newcomers[name]]) for name in stays}
    table = {**rows, **{name: values[rows["seat"]] for name, values in posts.items()}}
    table["seat"] = np.where(table["role"] == "sdr", -1, table["seat"])
    table["recent"] = table["hired"] >= SINCE
    order = np.argsort(table["rep_id"], kind="stable")
    return {name: values[order] for name, values in table.items()}


def carriers(table: Columns) -> NDArray[np.bool_]:
    """Tell who carries or carried a quota.

    Args:
        table: The cast.

    Returns:
        True for all but development.

    Example:
        >>> carriers({"role": np.array(["kam", "sdr"])}).tolist()
        [True, False]
    """
    return np.asarray(table["role"] != "sdr")


def _posts(identity: Identity, seats: Columns) -> Columns:
    """Return what belongs to a seat, the seats of development at the end."""
    extra = np.repeat(list(DEVELOPMENT), list(DEVELOPMENT.values()))
    none = np.full(extra.size, "")
    role = np.concatenate([seats["role"], np.full(extra.size, "sdr")])
    segment = np.concatenate([seats["segment"], none])
    region = np.concatenate([seats["region"], extra])
    kind = kinds(role, segment)
    return {
        "role": role,
        "segment": segment,
        "kind": kind,
        "region": region,
        "country": countries(identity, region),
        "manager_id": assign(region, kind),
        "potential": np.append(potentials(identity, seats), np.full(extra.size, np.nan)),
    }


def _development(identity: Identity, seats: Columns, first_seat: int) -> Columns:
    """Draw the stays of the sales development representatives."""
    rep_id = development_keys(seats)
    rng = identity.stream("people.development")
    days = np.sort(np.rint(1_150 * rng.random(rep_id.size)).astype(np.int64))
    return {
        "rep_id": rep_id,
        "seat": first_seat + np.argsort(rng.random(rep_id.size), kind="stable"),
        "first": np.zeros(rep_id.size, dtype=np.int64),
        "last": np.full(rep_id.size, -1),
        "hired": np.busday_offset(SINCE + 60 + days, 0, roll="forward"),
        "left": np.full(rep_id.size, np.datetime64("NaT"), dtype="datetime64[D]"),
        "active": np.full(rep_id.size, True),
    }

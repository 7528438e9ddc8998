# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Rows of the deals' tables, joined as an analyst joins them."""

import numpy as np
from numpy.typing import NDArray

from oms42.kelvane.world import Columns, World


def joined(world: World) -> Columns:
    """Opportunities with the region, segment and country of their accounts."""
    deals, accounts = world.tables["opportunities"], world.tables["accounts"]
    order = np.argsort(accounts["account_id"])
    row = order[np.searchsorted(accounts["account_id"], deals["account_id"], sorter=order)]
    more = {name: accounts[name][row] for name in ("region", "segment", "country")}
    return {**deals, **more}


def closed_new(world: World) -> Columns:
    deals = joined(world) | {"true": world.hidden["opportunities"]["win_probability"]}
    rows = (deals["type"] == "new") & (deals["outcome"] != "open")
    return {name: values[rows] for name, values in deals.items()}


def sold(world: World) -> Columns:
    """Won new logos and expansions, with what is hidden about them."""
    hidden = world.hidden["opportunities"]
    deals = joined(world) | {"pulled": hidden["pulled_in"], "base": hidden["discount"]}
    rows = (deals["type"] != "renewal") & (deals["outcome"] == "won")
    return {name: values[rows] for name, values in deals.items()}


def quarter(day: NDArray[np.datetime64]) -> NDArray[np.int64]:
    return np.asarray(day.astype("datetime64[M]").astype(np.int64) // 3)

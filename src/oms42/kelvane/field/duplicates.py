# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
r"""Accounts that somebody entered a second time: the first of the defects on purpose (PT-23).

For the instructor. The promised number of rows (6 % of all) repeat another row: the name is written
differently (legal form left out or spelled out, capitals, a slip of the typing hand), employees and
potential are another guess within 10 %, the place is moved by a few kilometers. The duplicate is
never a customer, has no first purchase and no parent, and belongs as often as not to
another seller of the same region and segment. The web domain is the same in 70 % of the duplicates
and missing in the others; it is missing in 8 % of all other rows, so that a missing domain proves
nothing. Subsidiaries carry their parent's word and are not duplicates: the domain tells them apart.
"""

import numpy as np
from numpy.typing import NDArray

from oms42.kelvane.draws import order as order_of
from oms42.kelvane.field.magnitudes import FieldMagnitudes
from oms42.kelvane.field.names import FORMS
from oms42.kelvane.identity import Identity
from oms42.kelvane.world import Columns

ROWS = 7_110
SAME_DOMAIN, NO_DOMAIN = 0.70, 0.08
OTHER_OWNER = 0.5
GUESS = 0.10
LONG_FORMS = {
    "GmbH": "Gesellschaft mbH",
    "Inc.": "Incorporated",
    "Ltd": "Limited",
    "Corp.": "Corporation",
    "plc": "Public Limited Company",
}
FORM_BY_LENGTH = sorted(
    {form for some in FORMS.values() for form in some}, key=lambda f: (-len(f), f)
)


def with_duplicates(
    identity: Identity, table: Columns, hidden: Columns, parent: NDArray[np.int64]
) -> tuple[Columns, Columns]:
    """Add the duplicates, give every row its key and bring the rows into their order.

    Args:
        identity: Which company.
        table: The accounts, one row a firm, without keys.
        hidden: What is hidden about each firm.
        parent: Row of each firm's parent; −1 for none.

    Returns:
        The table with `account_id` and `parent_id`, and the hidden columns with `account_id` and
        `duplicate_of`.

    Example:
        >>> from oms42.kelvane.field.stage import field
        >>> from oms42.kelvane.world import World
        >>> int((field(World(Identity())).hidden["accounts"]["duplicate_of"] != "").sum())
        427
    """
    rng = identity.stream("field.duplicates")
    firms = parent.size
    count = FieldMagnitudes.of(identity).duplicates
    source = np.concatenate([np.arange(firms), order_of(rng, firms)[:count]])
    copied = np.arange(source.size) >= firms
    rows = {name: values[source] for name, values in table.items()}
    _blur(rng, rows, copied)
    order = order_of(rng, source.size)
    number = np.empty(source.size, dtype=np.int64)
    number[order] = np.arange(1, source.size + 1)
    key = np.char.add("A", np.char.zfill(number.astype(str), 5))
    has_parent = ~copied & (parent[source] >= 0)
    rows = {"account_id": key, **rows}
    rows["parent_id"] = np.where(has_parent, key[parent[source]], "")
    extra = {"account_id": key} | {name: values[source] for name, values in hidden.items()}
    extra["duplicate_of"] = np.where(copied, key[source], "")
    extra["potential_usd"] = np.where(copied, np.nan, rows["potential_usd"])
    return _sorted(rows, order), _sorted(extra, order)


def _sorted(columns: Columns, order: NDArray[np.int64]) -> Columns:
    """Bring columns into an order."""
    return {name: values[order] for name, values in columns.items()}


def _blur(rng: np.random.Generator, rows: Columns, copied: NDArray[np.bool_]) -> None:
    """Change what a second entry would get differently."""
    size = int(copied.sum())
    rows["name"] = rows["name"].astype("U80")
    draw = rng.random((3, size)).T.tolist()
    names = rows["name"][copied].tolist()
    rows["name"][copied] = [_misspelled(name, u) for name, u in zip(names, draw, strict=True)]
    keep = np.where(copied, SAME_DOMAIN, 1.0 - NO_DOMAIN)
    rows["domain"] = np.where(rng.random(copied.size) < keep, rows["domain"], "")
    guess = 1.0 + GUESS * (2.0 * rng.random(size) - 1.0)
    rows["employees"][copied] = np.rint(rows["employees"][copied] * guess)
    rows["potential_usd"][copied] = np.rint(rows["potential_usd"][copied] * guess / 100.0) * 100.0
    for name in ("x", "y"):
        rows[name][copied] = np.rint(100.0 * (rows[name][copied] + 0.1 * rng.random(size))) / 100.0
    rows["is_customer"][copied] = rows["is_key"][copied] = False
    rows["first_purchase"][copied] = np.datetime64("NaT")
    rows["partner_id"][copied] = ""
    rows["owner_rep_id"] = _owners(rng, rows, copied)


def _owners(rng: np.random.Generator, rows: Columns, copied: NDArray[np.bool_]) -> NDArray[np.str_]:
    """Give half of the duplicates to another seller of the same region and segment."""
    owner = rows["owner_rep_id"].copy()
    place = np.char.add(np.char.add(rows["region"], "/"), rows["segment"])
    seller = ~copied & ~rows["is_key"]
    other = copied & (rng.random(copied.size) < OTHER_OWNER)
    for name in np.unique(place).tolist():
        pool = np.unique(owner[seller & (place == name)])
        mine = np.flatnonzero(other & (place == name))
        owner[mine] = pool[(rng.random(mine.size) * pool.size).astype(np.int64)]
        keys = np.flatnonzero(copied & ~other & (place == name) & ~np.isin(owner, pool))
        owner[keys] = pool[(rng.random(keys.size) * pool.size).astype(np.int64)]
    return np.asarray(owner, dtype=np.str_)


def _misspelled(name: str, draw: list[float]) -> str:
    """Write a name as somebody in a hurry would."""
    form = next(form for form in FORM_BY_LENGTH if name.endswith(f" {form}"))
    body = name.removesuffix(f" {form}")
    kind = int(5 * draw[0])
    if kind == 0:
        return body
    if kind == 1:
        return f"{body} {LONG_FORMS.get(form, form)}".upper()
    if kind == 2:
        return f"{body} {LONG_FORMS.get(form, form.replace('.', '').lower())}"
    stem, rest = name.split(" ", 1)
    at = 1 + int(draw[1] * (len(stem) - 2))
    slips = (stem[:at] + stem[at + 1 :], stem[:at] + stem[at] + stem[at:], _swapped(stem, at))
    return f"{slips[int(3 * draw[2])]} {rest}"


def _swapped(word: str, at: int) -> str:
    """Swap two letters; double one where they are the same."""
    if word[at] == word[at + 1]:
        return word[:at] + word[at] + word[at:]
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]

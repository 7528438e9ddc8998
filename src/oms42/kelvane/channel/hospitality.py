# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
r"""The table `gifts_hospitality`: what sellers gave, and to whom.

The law (PT-25), in whole cents:

1. The ordinary entries are lognormal with a median of $90 ($\sigma = 0.75$), on business days
   between the seller's hiring and leaving, in a country of the seller's region. What would have
   fallen between $480 and $500 is made a tenth smaller, so that the window holds the planted
   entries alone. Nine in ten entries of $500 and more, the limit above which approval is needed
   first, were approved first.
2. Nine invoices of around $970 or $1,460 were entered in two or three parts of $480 to $499.50
   each, by five sellers, for recipients in public office or state-owned firms, without approval:
   the parts share day, seller and invoice. Three of the invoices in three parts fell into an open
   tender. That makes 22 entries, 9 of them in open tenders.
3. A few ordinary invoices were entered in two parts for good reason (a meal and a gift) and stay
   far below the limit in sum.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from oms42.kelvane.channel.magnitudes import ChannelMagnitudes
from oms42.kelvane.draws import bell
from oms42.kelvane.identity import Identity
from oms42.kelvane.selling.lots import categories, lots
from oms42.kelvane.world import Columns

ENTRIES = 1_800
LIMIT = 500.0
WINDOW_FROM = 480.0
MEDIAN, SIGMA = 90.0, 0.75
HARMLESS_PAIRS = 12
SPLITTERS = 5
RECIPIENTS: Final = ("private", "public_official", "soe")
RECIPIENT_SHARES: Final = (78, 12, 10)
KINDS: Final = ("meal", "event", "gift", "travel")
COLUMNS: Final = (
    "rep_id",
    "date",
    "recipient_type",
    "country",
    "value_usd",
    "kind",
    "preapproved",
    "open_tender",
    "invoice_ref",
)
FIRST_DAY, LAST_DAY = np.datetime64("2023-01-02"), np.datetime64("2026-09-30")


@dataclass(frozen=True)
class Who:
    """Hold when each seller could have given something, and where.

    Attributes:
        rep_id: Keys.
        region: Regions.
        first: First days.
        last: Last days.
    """

    rep_id: NDArray[np.str_]
    region: NDArray[np.str_]
    first: NDArray[np.datetime64]
    last: NDArray[np.datetime64]


def gifts_hospitality(identity: Identity, reps: Columns, accounts: Columns) -> Columns:
    """Generate the register of gifts and hospitality.

    Args:
        identity: Which company.
        reps: The sellers, with region, hire date and leave date.
        accounts: The accounts; only where they are is read.

    Returns:
        1,800 rows in order of the day.

    Example:
        >>> reps = {
        ...     "rep_id": np.array(["R001"]),
        ...     "region": np.array(["LATAM"]),
        ...     "hire_date": np.array(["2020-01-01"], dtype="datetime64[D]"),
        ...     "leave_date": np.array(["NaT"], dtype="datetime64[D]"),
        ... }
        >>> accounts = {"region": np.array(["LATAM"]), "country": np.array(["BR"])}
        >>> table = gifts_hospitality(Identity(), reps, accounts)
        >>> int(((table["value_usd"] >= 480) & (table["value_usd"] < 500)).sum())
        22
    """
    rng = identity.stream("channel.hospitality")
    size = ChannelMagnitudes.of(identity)
    left = np.where(np.isnat(reps["leave_date"]), LAST_DAY, reps["leave_date"])
    who = Who(reps["rep_id"], reps["region"], reps["hire_date"], np.minimum(left, LAST_DAY))
    parts = [_ordinary(rng, who, ENTRIES - size.splits), _split(rng, who, size)]
    table = {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}
    table["country"] = _countries(rng, table.pop("region"), accounts, table["invoice_ref"])
    table["invoice_ref"] = _invoices(rng, table["invoice_ref"])
    order = np.lexsort((rng.random(ENTRIES), table["date"]))
    key = np.char.add("G", np.char.zfill(np.arange(1, ENTRIES + 1).astype(str), 4))
    return {"entry_id": key, **{name: table[name][order] for name in COLUMNS}}


def _ordinary(rng: np.random.Generator, who: Who, size: int) -> Columns:
    """Draw the ordinary entries."""
    days = np.arange(FIRST_DAY, LAST_DAY + 1)
    weight = np.is_busday(days) * np.where(days.astype("datetime64[M]").astype(int) % 12 > 9, 2, 1)
    day = days[np.searchsorted(np.cumsum(weight) / weight.sum(), rng.random(size), side="right")]
    invoice = np.arange(size)
    twins = 2 * HARMLESS_PAIRS
    day[1:twins:2], invoice[1:twins:2] = day[:twins:2], invoice[:twins:2]
    rep = _reps(rng, who, day)
    rep[1:twins:2] = rep[:twins:2]
    value = MEDIAN * np.exp(SIGMA * bell(rng, (size,)))
    value[:twins] = 40.0 + 120.0 * rng.random(twins)
    value = np.rint(100.0 * np.maximum(value, 8.0)) / 100.0
    value[(value >= WINDOW_FROM) & (value < LIMIT)] *= 0.9
    recipient = categories(rng, RECIPIENTS, RECIPIENT_SHARES, size)
    recipient[1:twins:2] = recipient[:twins:2]
    approved = np.where(value >= LIMIT, 0.9, 0.06)
    tender = np.where(recipient == "private", 0.004, 0.03)
    kind = categories(rng, KINDS, (55, 20, 15, 10), size)
    kind[:twins] = np.tile(["meal", "gift"], HARMLESS_PAIRS)
    return {
        "rep_id": who.rep_id[rep],
        "region": who.region[rep],
        "date": day,
        "recipient_type": recipient,
        "value_usd": np.rint(100.0 * value) / 100.0,
        "kind": kind,
        "preapproved": rng.random(size) < approved,
        "open_tender": rng.random(size) < tender,
        "invoice_ref": invoice,
    }


def _split(rng: np.random.Generator, who: Who, size: ChannelMagnitudes) -> Columns:
    """Plant the invoices that were split."""
    invoices = size.pairs + size.triples
    parts = np.repeat([2, 3], [size.pairs, size.triples])
    group = np.repeat(np.arange(invoices), parts)
    tender = np.arange(invoices) >= invoices - size.tender_triples
    long = (who.last - who.first).astype(np.int64) > 400
    # North America's sellers meet few foreign officials: the split invoices come from elsewhere
    abroad = long & (who.region != "NA")
    able = abroad if int(abroad.sum()) >= SPLITTERS else long
    few = np.flatnonzero(lots(rng, able.astype(float), min(SPLITTERS, int(able.sum()))))
    rep = few[np.arange(invoices) % few.size]
    start = np.maximum(who.first[rep], FIRST_DAY)
    span = (who.last[rep] - start).astype(np.int64) - 7
    day = np.busday_offset(start + (rng.random(invoices) * span).astype(np.int64), 0, "forward")
    recipient = categories(rng, RECIPIENTS[1:], (2, 1), invoices)
    value = WINDOW_FROM + 19.5 * rng.random(group.size)
    kinds = np.concatenate([np.array(KINDS)[:n] for n in parts.tolist()])
    return {
        "rep_id": who.rep_id[rep][group],
        "region": who.region[rep][group],
        "date": day[group],
        "recipient_type": recipient[group],
        "value_usd": np.rint(100.0 * value) / 100.0,
        "kind": kinds,
        "preapproved": np.zeros(group.size, dtype=bool),
        "open_tender": tender[group],
        "invoice_ref": ENTRIES + group,
    }


def _reps(rng: np.random.Generator, who: Who, day: NDArray[np.datetime64]) -> NDArray[np.int64]:
    """Draw a seller for each day among those who are there."""
    there = (who.first <= day[:, None]) & (day[:, None] <= who.last)
    place = np.floor(rng.random(day.size) * there.sum(axis=1)).astype(np.int64)
    return np.asarray((there.cumsum(axis=1) > place[:, None]).argmax(axis=1), dtype=np.int64)


def _countries(
    rng: np.random.Generator,
    region: NDArray[np.str_],
    accounts: Columns,
    invoice: NDArray[np.int64],
) -> NDArray[np.str_]:
    """Draw the recipient's country as accounts of the region have it, one for an invoice."""
    country = np.full(region.size, "", dtype="<U2")
    u = rng.random(int(invoice.max()) + 1)[invoice]
    for name in np.unique(region).tolist():
        codes, count = np.unique(
            accounts["country"][accounts["region"] == name], return_counts=True
        )
        rows = region == name
        place = np.searchsorted(np.cumsum(count) / count.sum(), u[rows], side="right")
        country[rows] = codes[place]
    return country


def _invoices(rng: np.random.Generator, group: NDArray[np.int64]) -> NDArray[np.str_]:
    """Give each invoice a number that says nothing."""
    number = np.argsort(rng.random(90_000), kind="stable")[: int(group.max()) + 1] + 10_000
    return np.char.add("INV-", number[group].astype(str))

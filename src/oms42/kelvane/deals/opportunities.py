# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The table `opportunities`: every deal in its last state, on 30 September 2026.

A closed deal has stage 6 and the forecast category `closed`; how it looked while it was open stands
in `opp_snapshots`. Of the losses of each type, 38 % are without a decision, exactly. Keys follow
the day of creation.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from oms42.kelvane.deals.combined import TYPES, Deals
from oms42.kelvane.deals.currency import currency_of, plan_rate
from oms42.kelvane.deals.magnitudes import DealMagnitudes
from oms42.kelvane.deals.sampling import counted
from oms42.kelvane.world import Columns

OUTCOMES = ("won", "lost", "no_decision", "open")
COMPETITORS = ("none", "Ostler Automation", "Sennet", "in-house build")
# Shares of no competitor, Sennet and in-house where Ostler is not there.
OTHERS = (0.58, 0.26, 0.16)
REASONS = ("price", "product gap", "incumbent kept", "lost champion", "terms and legal")
REASON_SHARES = (0.31, 0.22, 0.20, 0.16, 0.11)
UNDECIDED = ("no budget", "other priorities", "no consensus", "risk of change")
UNDECIDED_SHARES = (0.27, 0.27, 0.26, 0.20)


@dataclass(frozen=True)
class Names:
    """Hold what the other tables call things.

    Attributes:
        account: Key of each account.
        country: Country of each account.
        rep: Key of the rep at each desk.
    """

    account: NDArray[np.str_]
    country: NDArray[np.str_]
    rep: NDArray[np.str_]


def opportunities(
    rng: np.random.Generator,
    deals: Deals,
    original: NDArray[np.datetime64],
    partner: NDArray[np.str_],
    product: NDArray[np.str_],
    names: Names,
    size: DealMagnitudes,
) -> Columns:
    """Write the opportunities down, in the order of the list and without keys.

    Args:
        rng: Source of uniform draws.
        deals: All opportunities.
        original: Close date that was planned first.
        partner: Key of each deal's partner; empty for none.
        product: Product of each deal.
        names: What the other tables call things.
        size: The planted numbers.

    Returns:
        The columns but for `opp_id`, `stage`, `forecast_cat` and `sub_id`.

    Example:
        >>> from oms42.kelvane.deals.base import every_deal, lay_base
        >>> from oms42.kelvane.field.stage import field
        >>> from oms42.kelvane.identity import Identity
        >>> from oms42.kelvane.people.stage import roster
        >>> from oms42.kelvane.world import World
        >>> base = lay_base(roster(field(World(Identity()))))
        >>> every, accounts = every_deal(base), base.world.tables["accounts"]
        >>> names = Names(accounts["account_id"], accounts["country"], base.them.rep)
        >>> none = np.full(every.open.size, "")
        >>> rng = np.random.default_rng(1)
        >>> table = opportunities(rng, every, every.day, none, none, names, base.size)
        >>> sorted(set(table["currency"].tolist()))
        ['EUR', 'GBP', 'USD']
    """
    outcome = outcomes(rng, deals.open, deals.won, deals.type, size.no_decision)
    country = names.country[deals.account]
    currency = currency_of(country)
    acv = np.rint(100.0 * deals.acv) / 100.0
    discount = np.rint(1000.0 * deals.discount) / 10.0
    return {
        "account_id": names.account[deals.account],
        "rep_id": names.rep[deals.desk],
        "partner_id": partner,
        "type": np.array(TYPES)[deals.type],
        "product": product,
        "created": deals.created,
        "close_date": deals.day,
        "close_date_orig": original,
        "amount_acv": acv,
        "term_years": deals.years,
        "amount_tcv": np.rint(100.0 * acv * deals.years) / 100.0,
        "list_price": np.rint(100.0 * acv / (1.0 - discount / 100.0)) / 100.0,
        "discount_pct": discount,
        "currency": currency,
        "amount_acv_lc": np.rint(100.0 * acv / plan_rate(currency)) / 100.0,
        "outcome": outcome,
        "competitor": _competitors(rng, deals.ostler),
        "contacts_n": deals.contacts,
        "pushes_n": deals.pushes,
        "dealreg_id": np.full(acv.size, "", dtype="U1"),
        "loss_reason": _reasons(rng, outcome),
    }


def outcomes(
    rng: np.random.Generator,
    still_open: NDArray[np.bool_],
    won: NDArray[np.bool_],
    kind: NDArray[np.int64],
    no_decision: float,
) -> NDArray[np.str_]:
    """Name the outcome of each deal.

    Args:
        rng: Source of uniform draws.
        still_open: Whether it is open.
        won: Whether it is won.
        kind: Its type, by number.
        no_decision: Share of the losses of each type that end without a decision.

    Returns:
        Outcomes.

    Example:
        >>> no, lost = np.zeros(50, bool), np.zeros(50, dtype=np.int64)
        >>> named = outcomes(np.random.default_rng(1), no, no, lost, 0.38)
        >>> int((named == "no_decision").sum())
        19
    """
    number = np.where(still_open, 3, np.where(won, 0, 1))
    for one in range(len(TYPES)):
        rows = np.flatnonzero((number == 1) & (kind == one))
        number[rows] = 1 + counted(rng, rows.size, (1.0 - no_decision, no_decision))
    return np.asarray(np.array(OUTCOMES)[number])


def _competitors(rng: np.random.Generator, ostler: NDArray[np.bool_]) -> NDArray[np.str_]:
    """Name the competitor of each deal."""
    other = counted(rng, ostler.size, OTHERS)
    return np.asarray(np.array(COMPETITORS)[np.where(ostler, 1, np.array([0, 2, 3])[other])])


def _reasons(rng: np.random.Generator, outcome: NDArray[np.str_]) -> NDArray[np.str_]:
    """Give every loss a reason; `defects` takes some away."""
    reason = np.full(outcome.size, "", dtype="U18")
    for name, choices, shares in (
        ("lost", REASONS, REASON_SHARES),
        ("no_decision", UNDECIDED, UNDECIDED_SHARES),
    ):
        rows = np.flatnonzero(outcome == name)
        reason[rows] = np.array(choices)[counted(rng, rows.size, shares)]
    return reason

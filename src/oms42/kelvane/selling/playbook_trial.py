# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
r"""The table `enablement_rct`: the trial of the playbook, 2,300 closed deals in two arms.

The law (PT-21). The deals are closed new-logo and expansion deals of account executives, opened
from October 2024 on; sellers were assigned (`trial_arms`). Each deal has two outcomes, with the
playbook assigned and without, and the table shows one of them, the outcome that the opportunity
has:

$$\frac{1}{2300} \sum_i (y_{1i} - y_{0i}) = 0.020$$

exactly, half of the effect in each arm. The arm with the playbook won 283 of 1,150 deals, the other
253: +2.6 points, of which 0.6 are luck, with a confidence interval that holds 0. Nobody without
assignment used the playbook; 71 % of the others did. Those who do use it have better deals anyway:
users win nine points more than all others.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from oms42.kelvane.identity import Identity
from oms42.kelvane.selling.lots import even_lots
from oms42.kelvane.selling.magnitudes import SellingMagnitudes
from oms42.kelvane.selling.trial_arms import Arm, arm, split_reps
from oms42.kelvane.world import Columns

PER_ARM = 1_150
OPENED_FROM = np.datetime64("2024-10-01")
ARMS: Final = ("treat", "control")


@dataclass(frozen=True)
class Trial:
    """Hold the deals of the trial.

    Attributes:
        row: Row of each deal in the opportunities.
        rep: Key of its seller.
        treat: Whether the playbook was assigned.
        won: Whether it was won.
    """

    row: NDArray[np.int64]
    rep: NDArray[np.str_]
    treat: NDArray[np.bool_]
    won: NDArray[np.bool_]


def enablement_rct(
    identity: Identity, opportunities: Columns, accounts: Columns, reps: Columns
) -> tuple[Columns, Columns]:
    """Generate the trial.

    Args:
        identity: Which company.
        opportunities: The opportunities.
        accounts: The accounts.
        reps: The sellers.

    Returns:
        The table of 2,300 rows in the order of the opportunities, and what only the generator
        knows: `won_with`, `won_without` and `would_comply` of each deal.

    Raises:
        ValueError: If the sellers have closed too few deals for the planted numbers.

    Example:
        >>> i = np.arange(4_000)
        >>> deals = {
        ...     "opp_id": i.astype(str),
        ...     "account_id": np.full(i.size, "A1"),
        ...     "rep_id": np.char.add("R", (i % 40).astype(str)),
        ...     "type": np.full(i.size, "new"),
        ...     "created": np.full(i.size, OPENED_FROM),
        ...     "outcome": np.where(i // 40 % 3 == 0, "won", "lost"),
        ... }
        >>> reps = {"rep_id": np.unique(deals["rep_id"]), "role": np.full(40, "ae")}
        >>> accounts = {"account_id": np.array(["A1"]), "segment": np.array(["public"])}
        >>> table, hidden = enablement_rct(Identity(), deals, accounts, reps)
        >>> int(table["won"].sum()), int((hidden["won_with"] & ~hidden["won_without"]).sum())
        (536, 46)
    """
    rng = identity.stream("selling.trial")
    size = SellingMagnitudes.of(identity)
    trial = _deals(rng, size, opportunities, reps)
    complied = _users(rng, size, trial)
    with_it, without = _counterfactuals(rng, size, trial, complied)
    order = np.argsort(accounts["account_id"], kind="stable")
    key = opportunities["account_id"][trial.row]
    place = order[np.searchsorted(accounts["account_id"][order], key)]
    table = {
        "opp_id": opportunities["opp_id"][trial.row],
        "rep_id": trial.rep,
        "segment": accounts["segment"][place],
        "assigned": np.where(trial.treat, *ARMS),
        "complied": complied & trial.treat,
        "won": trial.won,
    }
    hidden = {
        "opp_id": table["opp_id"],
        "won_with": with_it,
        "won_without": without,
        "would_comply": complied,
    }
    return table, hidden


def _deals(
    rng: np.random.Generator, size: SellingMagnitudes, opportunities: Columns, reps: Columns
) -> Trial:
    """Draw the deals of both arms."""
    executives = reps["rep_id"][np.char.endswith(reps["role"], "ae")]
    fitting = (opportunities["type"] != "renewal") & (opportunities["outcome"] != "open")
    fitting &= np.isin(opportunities["rep_id"], executives)
    row = np.flatnonzero(fitting & (opportunities["created"] >= OPENED_FROM))
    rep, won = opportunities["rep_id"][row], opportunities["outcome"][row] == "won"
    taken = np.zeros(row.size, dtype=bool)
    treat = np.zeros(row.size, dtype=bool)
    wins = (size.wins_treat, size.wins_control)
    for number, keys in enumerate(split_reps(rng, rep, won)):
        supply = tuple(
            np.array([(rep[won == out] == k).sum() for k in keys]) for out in (True, False)
        )
        made = arm(rng, keys, (supply[0], supply[1]), (PER_ARM, wins[number]), size.icc)
        mine = _draw(rng, rep, won, made)
        taken |= mine
        treat |= mine & (number == 0)
    return Trial(row[taken], rep[taken], treat[taken], won[taken])


def _draw(
    rng: np.random.Generator, rep: NDArray[np.str_], won: NDArray[np.bool_], made: Arm
) -> NDArray[np.bool_]:
    """Draw which of the sellers' won and lost deals are in the trial."""
    order = np.lexsort((rng.random(rep.size), won, rep))
    group = np.char.add(rep, np.where(won, "+", "-"))
    rank = np.empty(rep.size, dtype=np.int64)
    rank[order] = np.arange(rep.size) - _first_of_run(group[order])
    quota = {key: (d - w, w) for key, d, w in zip(made.rep, made.deals, made.wins, strict=True)}
    room = [quota.get(key, (0, 0))[int(out)] for key, out in zip(rep, won, strict=True)]
    return np.asarray(rank < np.array(room))


def _first_of_run(values: NDArray[np.str_]) -> NDArray[np.int64]:
    """Return where the run of equal values begins that each value belongs to."""
    starts = np.flatnonzero(np.append(True, values[1:] != values[:-1]))
    return np.asarray(np.repeat(starts, np.diff(np.append(starts, values.size))))


def _users(rng: np.random.Generator, size: SellingMagnitudes, trial: Trial) -> NDArray[np.bool_]:
    """Draw who uses the playbook, and who would without being assigned to it."""
    users = round(size.compliance * PER_ARM)
    all_wins = size.wins_treat + size.wins_control
    others = 2 * PER_ARM - users
    wins = round((size.gap + all_wins / others) / (1 / users + 1 / others))
    effect = round(size.itt * PER_ARM)
    used = np.zeros(trial.row.size, dtype=bool)
    for out, number in ((True, wins), (False, users - wins)):
        used |= even_lots(rng, trial.rep, trial.treat & (trial.won == out), number)
    # without the playbook, users' deals would be won as often as they are where it is assigned
    lucky = (wins - effect) / (size.wins_treat - effect)
    unlucky = (users - wins + effect) / (PER_ARM - size.wins_treat + effect)
    for out, share in ((True, lucky), (False, unlucky)):
        there = ~trial.treat & (trial.won == out)
        used |= even_lots(rng, trial.rep, there, round(share * int(there.sum())))
    return used


def _counterfactuals(
    rng: np.random.Generator,
    size: SellingMagnitudes,
    trial: Trial,
    complied: NDArray[np.bool_],
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Plant the outcome that is not seen: the playbook wins deals of those who use it."""
    total = round(size.itt * 2 * PER_ARM)
    here = even_lots(rng, trial.rep, trial.treat & trial.won & complied, total // 2)
    there = even_lots(rng, trial.rep, ~trial.treat & ~trial.won & complied, total - total // 2)
    return trial.won | there, trial.won & ~here

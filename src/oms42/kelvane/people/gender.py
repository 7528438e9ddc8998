# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The column `gender` of the table `reps`, drawn when pay is known (see `allocation`)."""

import numpy as np
from numpy.typing import NDArray

from oms42.kelvane.identity import Identity
from oms42.kelvane.people.allocation import Cohort, others, women
from oms42.kelvane.people.calendar import YEAR, quarter_names
from oms42.kelvane.world import Columns

VARIABLE = ("commission", "accelerator", "spiff")


def variable_pay(payouts: Columns, rep_id: NDArray[np.str_]) -> NDArray[np.float64]:
    """Return variable pay of the last four quarters, as a year's.

    A seller with fewer quarters counts with four times the mean of those there are.

    Args:
        payouts: The table of payouts.
        rep_id: Keys of the sellers, sorted.

    Returns:
        US dollars a year.

    Example:
        >>> rows = {"rep_id": np.array(["R001", "R001"]), "quarter": np.array(["2026Q2", "2026Q3"])}
        >>> rows |= {name: np.array([100.0, 200.0]) for name in VARIABLE}
        >>> variable_pay(rows, np.array(["R001"])).tolist()
        [1800.0]
    """
    counts = np.isin(payouts["quarter"], quarter_names()[list(YEAR)])
    counts &= np.isin(payouts["rep_id"], rep_id)
    seller = np.searchsorted(rep_id, payouts["rep_id"][counts])
    paid = np.sum([payouts[name] for name in VARIABLE], axis=0)[counts]
    mean = np.bincount(seller, paid, rep_id.size) / np.bincount(seller, minlength=rep_id.size)
    return np.asarray(4.0 * mean, dtype=np.float64)


def genders(
    identity: Identity, people: Columns, payouts: Columns, incentive: NDArray[np.float64]
) -> NDArray[np.str_]:
    """Draw the gender of everybody.

    Args:
        identity: Which company.
        people: The cast.
        payouts: The table of payouts.
        incentive: Target incentive a year, by person.

    Returns:
        F, M or X, by person.

    Example:
        >>> rng = np.random.default_rng(1)
        >>> keys = np.char.add("R", np.arange(100, 184).astype(str))
        >>> people = {"rep_id": keys, "role": np.repeat(["ae", "kam"], [60, 24])}
        >>> people |= {"active": np.full(84, True), "potential": rng.normal(1.0, 0.26, 84)}
        >>> paid = {"rep_id": keys, "quarter": np.full(84, "2026Q3")}
        >>> paid |= {name: 20_000 * people["potential"] for name in VARIABLE}
        >>> drawn = genders(Identity(), people, paid, np.ones(84))
        >>> int((drawn == "F").sum())
        30
    """
    carries = people["role"] != "sdr"
    kept = carries & people["active"]
    gender = np.empty(kept.size, dtype="<U1")
    cohort = Cohort(
        executive=people["role"][kept] == "ae",
        potential=people["potential"][kept],
        pay=variable_pay(payouts, people["rep_id"][kept]),
        incentive=incentive[kept],
    )
    gender[kept] = np.where(women(identity, cohort), "F", "M")
    for name, group in (("left", carries & ~people["active"]), ("development", ~carries)):
        if not group.any():
            continue
        gender[group] = others(identity, people["potential"][group], name)
    return gender

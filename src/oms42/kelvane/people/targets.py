# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""What every seller is to bring in each quarter, and what stands behind it (hidden)."""

import numpy as np
from numpy.typing import NDArray

from oms42.kelvane.identity import Identity
from oms42.kelvane.people.annual import Annual
from oms42.kelvane.people.calendar import QUARTERS, first_month, quarter_names
from oms42.kelvane.people.coaching import coaching
from oms42.kelvane.people.orthogonal import standard
from oms42.kelvane.people.panel import Panel, panel
from oms42.kelvane.people.planting import Sellers
from oms42.kelvane.people.quota_plan import base_quotas
from oms42.kelvane.people.ramp import LOWEST_SHARE, quarter_share, ramp_months, standard_months
from oms42.kelvane.world import Columns

# How much of a seller's standing as a closer is career attainment, the rest being skill.
CAREER_WEIGHT = 0.85
PACE_LIMITS = (0.3, 1.4)
# Who stays so many quarters after the first one shows a ramp and what comes after it.
QUARTERS_SEEN = 4


def rep_quarters(
    identity: Identity, people: Columns, year: Annual, case: NDArray[np.bool_]
) -> Columns:
    """Plant quotas, attainment, target bookings and coaching.

    Args:
        identity: Which company.
        people: The quota carriers of the cast.
        year: Planted annual attainment of each seat.
        case: Whether it is the seller of the case, by carrier.

    Returns:
        One row a seller and quarter with a quota, in this order: `rep_id`, `quarter`, `role`,
        `segment`, `region`, `quota` and `base_quota` (before the ratchet), `attainment` and
        `target_bookings`, `closable` and `held` (see `deferral`), `potential`, `skill` (standing as
        a closer, mean 0 and variance 1), `skill_effect` (on attainment), `ramp_months`,
        `coaching_hours`, `coaching_rota`, `coaching_lift` and `third`.

    Example:
        >>> from oms42.kelvane.field.seats import seats
        >>> from oms42.kelvane.people.stage import roster
        >>> from oms42.kelvane.world import World
        >>> world = roster(World(Identity()).with_hidden(seats=seats(Identity())))
        >>> rows = world.hidden["rep_quarters"]  # made by this function
        >>> rows["rep_id"][0].item(), rows["quarter"][0].item()
        ('R001', '2023Q1')
    """
    remote = people["recent"] & (people["mode"] == "remote")
    seen = people["recent"] & (people["last"] - people["first"] >= QUARTERS_SEEN)
    groups = (seen, people["recent"] & ~seen, ~people["recent"])
    full = ramp_months(identity, people["kind"], remote, groups)
    sellers = _sellers(people, year, case, full)
    return _rows(identity, people, panel(identity, sellers), sellers.base, full)


def settled(
    identity: Identity, people: Columns, year: Annual, case: NDArray[np.bool_]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Work out what sellers attain after their first year, as if all ramped alike.

    Args:
        identity: Which company.
        people: The quota carriers of the cast.
        year: Planted annual attainment of each seat.
        case: Whether it is the seller of the case, by carrier.

    Returns:
        Attainment less what potential adds, summed over the quarters that begin twelve months or
        more after hiring, and the number of these quarters; one value a carrier each.

    Example:
        >>> from oms42.kelvane.field.seats import seats
        >>> from oms42.kelvane.people.stage import roster
        >>> from oms42.kelvane.world import World
        >>> world = roster(World(Identity()).with_hidden(seats=seats(Identity())))
        >>> set(world.tables["reps"]["remote"].tolist()) == {"remote", "hybrid", "office"}
        True
    """
    sellers = _sellers(people, year, case, standard_months(people["kind"]))
    attainment = panel(identity, sellers).attainment - sellers.year.potential[:, None]
    start = first_month(np.arange(QUARTERS)) - people["hired"].astype("datetime64[M]")[:, None]
    counts = sellers.present & (start.astype(np.int64) >= 12)
    return np.where(counts, attainment, 0.0).sum(axis=1), counts.sum(axis=1).astype(np.float64)


def _sellers(
    people: Columns, year: Annual, case: NDArray[np.bool_], full: NDArray[np.float64]
) -> Sellers:
    """Say who was there when, with what quota and at what pace."""
    planned = np.maximum(
        quarter_share(people["hired"], standard_months(people["kind"])), LOWEST_SHARE
    )
    quarter = np.arange(QUARTERS)
    return Sellers(
        present=(people["first"][:, None] <= quarter) & (quarter <= people["last"][:, None]),
        active=people["active"],
        executive=people["role"] == "ae",
        case=case,
        year=year.of(people["seat"]),
        base=base_quotas(people["kind"], planned),
        pace=np.clip(quarter_share(people["hired"], full) / planned, *PACE_LIMITS),
    )


def _rows(
    identity: Identity,
    people: Columns,
    planted: Panel,
    base: NDArray[np.float64],
    full: NDArray[np.float64],
) -> Columns:
    """Lay the panel out, one row a seller and quarter."""
    target = np.round(planted.quota * planted.attainment, 2)
    career = np.nansum(target, axis=1) / np.nansum(planted.quota, axis=1)
    coached = coaching(identity, planted.attainment, career)
    standing = CAREER_WEIGHT * standard(career) + (1.0 - CAREER_WEIGHT) * standard(planted.skill)
    grid = {
        "quota": planted.quota,
        "base_quota": base,
        "attainment": planted.attainment,
        "target_bookings": target,
        "closable": planted.closable,
        "held": planted.held,
        "coaching_hours": coached.hours,
        "coaching_rota": coached.rota,
        "coaching_lift": coached.lift,
    }
    by_seller = {
        **{name: people[name] for name in ("rep_id", "role", "segment", "region", "potential")},
        "skill": standard(standing),
        "skill_effect": planted.skill,
        "ramp_months": full,
        "third": coached.third,
    }
    seller, quarter = np.nonzero(~np.isnan(planted.attainment))
    return {
        "rep_id": people["rep_id"][seller],
        "quarter": quarter_names()[quarter],
        **{name: values[seller, quarter] for name, values in grid.items()},
        **{name: values[seller] for name, values in by_seller.items() if name != "rep_id"},
    }

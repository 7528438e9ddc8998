# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
r"""The table `activities_m`: what a seller's month looked like in the activity log.

With the seller's monthly bookings over a third of the quarter's quota, $b_m$, and
$z_m$ the standardized deviation of $b_m + b_{m+1}$ from the seller's own mean:

$$\text{multi-thread}_m = m_i - \tau\,t_m + \varsigma\,(\kappa\,z_m + \sqrt{1 - \kappa^2}\;e_m),
\qquad \text{calls}_m = k_i\,(1 + 0.18\,e'_m)$$

Within a seller multi-threading goes with the bookings of the month and the next (correlation
$\kappa = 0.45$), and the number of calls with neither (correlation 0): $e$ and $e'$ are freed of
both months' bookings (PT-15). Emails follow calls, meetings are free. Qualified pipeline created
follows the ramp (`ramp`, PT-14); hours of coaching and the rota are those of the quarter (PT-13).
"""

import numpy as np
from numpy.typing import NDArray

from oms42.kelvane.draws import bell
from oms42.kelvane.identity import Identity
from oms42.kelvane.months import months
from oms42.kelvane.people.magnitudes import PeopleMagnitudes
from oms42.kelvane.people.orthogonal import freed, standard
from oms42.kelvane.people.ramp import month_share
from oms42.kelvane.people.seller_months import SellerMonths
from oms42.kelvane.world import Columns

CALLS = {"enterprise": 62.0, "mid-market": 108.0, "public": 58.0, "kam": 44.0, "cam": 38.0}
MEETINGS = {"enterprise": 21.0, "mid-market": 27.0, "public": 19.0, "kam": 24.0, "cam": 22.0}
# Qualified pipeline that a fully productive seller creates in a month, US dollars.
PIPELINE = {
    "enterprise": 310_000.0,
    "mid-market": 142_000.0,
    "public": 150_000.0,
    "kam": 180_000.0,
    "cam": 80_000.0,
}
CALLS_SD, EMAILS_PER_CALL, EMAILS_SD, MEETINGS_SD = 0.18, 2.1, 0.15, 0.20
THREADS, THREADS_FALL, THREADS_SD, SELLERS_SD = 2.25, 0.45, 0.32, 0.20
PIPELINE_SD, PIPELINE_SELLERS_SD = 0.035, 0.12
# Hours of coaching a week before the first quota.
NEWCOMER_HOURS = 2.5
# Within a quarter hours move by up to half of this, from the first month to the last.
SWING = 0.15


def activities(identity: Identity, people: Columns, rows: Columns, worked: SellerMonths) -> Columns:
    """Make the table.

    Args:
        identity: Which company.
        people: The quota carriers of the cast.
        rows: Hidden `rep_quarters`.
        worked: The sellers' months.

    Returns:
        Eleven columns, one row a seller and month.

    Example:
        >>> n = np.arange(24)
        >>> booked = n * 7 % 5 / 5.0
        >>> worked = SellerMonths(n // 12, n % 12, n % 12 + 13, n * 0, booked, booked[::-1])
        >>> people = {"rep_id": np.array(["R001", "R002"]), "kind": np.array(["kam", "cam"])}
        >>> rows = {"rep_id": people["rep_id"], "ramp_months": np.array([5.0, 5.0])}
        >>> rows |= {"coaching_hours": np.array([2.0, 1.0]), "quota": np.ones(2)}
        >>> rows |= {"coaching_rota": np.array([True, False])}
        >>> log = activities(Identity(), people, rows, worked)
        >>> log["rep_id"].size, log["coaching_h_week"][0].item()
        (24, 2.0)
    """
    rng = identity.stream("people.activities")
    kappa = PeopleMagnitudes.of(identity).multi_thread
    calls, emails, meetings = _log(rng, people, worked)
    return {
        "rep_id": people["rep_id"][worked.seller],
        "month": months()[worked.month],
        "calls": calls,
        "emails": emails,
        "meetings": meetings,
        "multi_thread_avg": _threads(rng, worked, kappa),
        "crm_hygiene": _hygiene(rng, worked),
        "content_used": np.floor(14.0 * rng.random(worked.seller.size) ** 1.6).astype(np.int64),
        "pipeline_created": _pipeline(rng, people, rows, worked),
        **_coaching(rng, rows, worked),
    }


def within(values: NDArray[np.float64], seller: NDArray[np.int64]) -> NDArray[np.float64]:
    """Take each seller's own mean out.

    Args:
        values: One value a row.
        seller: Number of the seller, by row.

    Returns:
        Deviations.

    Example:
        >>> within(np.array([1.0, 3.0, 7.0]), np.array([0, 0, 1])).tolist()
        [-1.0, 1.0, 0.0]
    """
    mean = np.bincount(seller, values) / np.maximum(np.bincount(seller), 1)
    return np.asarray(values - mean[seller], dtype=np.float64)


def _chance(rng: np.random.Generator, worked: SellerMonths) -> NDArray[np.float64]:
    """Draw chance that is free of bookings, of the next month's and of time, within sellers."""
    time = worked.month.astype(np.float64)
    free = (within(x, worked.seller) for x in (worked.booked, worked.later, time))
    return freed(within(bell(rng, worked.month.shape), worked.seller), *free)


def _threads(rng: np.random.Generator, worked: SellerMonths, kappa: float) -> NDArray[np.float64]:
    """Work out multi-threading."""
    level = THREADS + SELLERS_SD * bell(rng, (int(worked.seller.max()) + 1,))[worked.seller]
    z = standard(within(worked.booked + worked.later, worked.seller))
    noise = _chance(rng, worked)
    fall = THREADS_FALL * worked.month / (months().size - 1)
    moved = THREADS_SD * (kappa * z + np.sqrt(1.0 - kappa**2) * noise)
    return np.asarray(np.round(np.maximum(level - fall + moved, 1.0), 2), dtype=np.float64)


def _log(
    rng: np.random.Generator, people: Columns, worked: SellerMonths
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """Work out calls, emails and meetings."""
    kind = people["kind"][worked.seller].tolist()
    own = (1.0 + 0.15 * bell(rng, people["rep_id"].shape))[worked.seller]
    norm = np.array([CALLS[name] for name in kind])
    calls = norm * own * (1.0 + CALLS_SD * _chance(rng, worked))
    emails = EMAILS_PER_CALL * calls * (1.0 + EMAILS_SD * _chance(rng, worked))
    usual = np.array([MEETINGS[name] for name in kind])
    meetings = usual * (1.0 + MEETINGS_SD * _chance(rng, worked))
    whole = [np.rint(np.maximum(x, 0.0)).astype(np.int64) for x in (calls, emails, meetings)]
    return whole[0], whole[1], whole[2]


def _hygiene(rng: np.random.Generator, worked: SellerMonths) -> NDArray[np.float64]:
    """Draw the share of records in order: by seller, better after a start."""
    own = 0.78 + 0.08 * bell(rng, (int(worked.seller.max()) + 1,))[worked.seller]
    start = -0.12 * (worked.since <= 3)
    share = np.clip(own + start + 0.05 * bell(rng, own.shape), 0.0, 1.0)
    return np.asarray(np.round(share, 2), dtype=np.float64)


def _pipeline(
    rng: np.random.Generator, people: Columns, rows: Columns, worked: SellerMonths
) -> NDArray[np.float64]:
    """Work out pipeline created: the role's norm, the seller's level, the ramp, chance."""
    seller = np.searchsorted(people["rep_id"], rows["rep_id"])
    full = np.zeros(people["rep_id"].size)
    full[seller] = rows["ramp_months"]
    norm = np.array([PIPELINE[name] for name in people["kind"][worked.seller].tolist()])
    own = (1.0 + PIPELINE_SELLERS_SD * bell(rng, full.shape))[worked.seller]
    share = month_share(worked.since.astype(np.float64), full[worked.seller])
    created = norm * own * share * (1.0 + PIPELINE_SD * bell(rng, norm.shape))
    return np.asarray(np.round(created, -2), dtype=np.float64)


def _coaching(rng: np.random.Generator, rows: Columns, worked: SellerMonths) -> Columns:
    """Spread each quarter's hours over its months; before the first quota a new seller's hours."""
    first = np.maximum(worked.row, 0)
    hours = np.where(worked.row < 0, NEWCOMER_HOURS, rows["coaching_hours"][first])
    whole = (worked.row >= 0) & (np.bincount(first)[first] == 3)
    swing = SWING * (rng.random(rows["quota"].size) - 0.5)[first] * (worked.month % 3 - 1.0)
    return {
        "coaching_h_week": np.round(np.maximum(hours + swing * whole, 0.0), 2),
        "coaching_rota": rows["coaching_rota"][first] & (worked.row >= 0),
    }

# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
r"""How sellers deal with leads: contact, reply, meeting, demo.

The law for leads that Kelvane did not write to first:

- Every buyer was contacted but for three in ten of the self-serve buyers; of the others, the higher
  the vendor's score the more: $0.30 + 0.55\,R_i/n$ with $R_i$ the rank of the score. Who looks at
  contacted leads alone looks at a selected group.
- Who bought and was contacted has replied; of the others that were contacted, 25 %. Of the buyers'
  replies 90 % led to a meeting, of the others' 20 %.
- The demo is the leak (PT-20): its time is set when the contract is being signed, so it is there
  for most buyers and few others. The shares are exact within fifths of the vendor's score. With
  $A$ the area of the score alone and $d_0$ the others' share, the buyers' share that gives the area
  $A'$ is

$$d_1 = \frac{A' - A(1 - d_0)}{(1 - d_0)(1 - A) + A d_0}$$
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from oms42.kelvane.identity import Identity
from oms42.kelvane.selling.conversions import Conversions
from oms42.kelvane.selling.lead_arrivals import LAST_DAY
from oms42.kelvane.selling.lots import even_lots
from oms42.kelvane.selling.magnitudes import SellingMagnitudes
from oms42.kelvane.selling.outreach import Outreach
from oms42.kelvane.world import Columns

DEMO_WITHOUT_PURCHASE = 0.03
DAY_SECONDS = 86_400


@dataclass(frozen=True)
class Handling:
    """Hold how each lead was dealt with.

    Attributes:
        contacted_at: First contact, NaT where there was none.
        replied: The contact answered.
        meeting: A meeting took place.
        demo_at: Time of the demo, NaT where there was none.
        opted_out: The contact unsubscribed or complained.
    """

    contacted_at: NDArray[np.datetime64]
    replied: NDArray[np.bool_]
    meeting: NDArray[np.bool_]
    demo_at: NDArray[np.datetime64]
    opted_out: NDArray[np.bool_]


def handling(
    identity: Identity,
    leads: Columns,
    reached: Outreach,
    bought: Conversions,
    score: NDArray[np.float64],
) -> Handling:
    """Draw how sellers deal with leads.

    Args:
        identity: Which company.
        leads: The leads as `lead_arrivals` gives them.
        reached: What became of outreach.
        bought: Who buys.
        score: The vendor's score.

    Returns:
        Contact, reply, meeting, demo and opt-out of every lead.

    Example:
        >>> from oms42.kelvane.selling.leads import leads
        >>> table = leads(Identity())[0]
        >>> bool((table["replied"] & np.isnat(table["contacted_at"])).any())
        False
    """
    rng = identity.stream("leads.handling")
    cold = np.char.startswith(leads["source"], "outbound")
    contacted = cold | _contacted(rng, leads, bought.converted, score)
    late = _seconds(rng, cold, leads["created"])
    contacted_at = np.where(contacted, late, np.datetime64("NaT", "s"))
    warm = contacted & ~cold
    replied = warm & (bought.converted | (rng.random(cold.size) < 0.25))
    met = np.where(bought.converted, 0.90, 0.20)
    meeting = replied & (rng.random(cold.size) < met)
    out = warm & ~replied & (rng.random(cold.size) < 0.004)
    return Handling(
        contacted_at=contacted_at,
        replied=replied | reached.replied,
        meeting=meeting | reached.meeting,
        demo_at=_demos(identity, leads, bought, score),
        opted_out=out | reached.opted_out,
    )


def _contacted(
    rng: np.random.Generator,
    leads: Columns,
    converted: NDArray[np.bool_],
    score: NDArray[np.float64],
) -> NDArray[np.bool_]:
    """Draw whom somebody contacts."""
    rank = np.empty(score.size)
    rank[np.argsort(score, kind="stable")] = np.arange(score.size) / score.size
    chance = np.where(converted, 1.0, 0.30 + 0.55 * rank)
    chance[converted & (leads["source"] == "plg")] = 0.70
    return np.asarray(rng.random(score.size) < chance)


def _seconds(
    rng: np.random.Generator, cold: NDArray[np.bool_], created: NDArray[np.datetime64]
) -> NDArray[np.datetime64]:
    """Draw the time of the first contact: outreach on its day, others about a day later."""
    wait = np.where(cold, 0.0, -np.log1p(-rng.random(cold.size)) * DAY_SECONDS)
    minute = np.floor((8.0 + 10.0 * rng.random(cold.size)) * 60.0) * 60.0
    whole = np.floor(wait / DAY_SECONDS).astype(np.int64)
    day = np.minimum(created + whole, LAST_DAY)
    return np.asarray(day.astype("datetime64[s]") + minute.astype(np.int64))


def _demos(
    identity: Identity, leads: Columns, bought: Conversions, score: NDArray[np.float64]
) -> NDArray[np.datetime64]:
    """Plant the times of demos."""
    size = SellingMagnitudes.of(identity)
    rng = identity.stream("leads.demos")
    n = score.size
    fifth = np.empty(n, dtype=np.int64)
    fifth[np.argsort(score, kind="stable")] = np.arange(n) * 5 // n
    d0, area = DEMO_WITHOUT_PURCHASE, size.auc
    d1 = (size.auc_leak - area * (1 - d0)) / ((1 - d0) * (1 - area) + area * d0)
    buyers = bought.converted
    shown = even_lots(rng, fifth, buyers, round(d1 * int(buyers.sum())))
    early = ~buyers & (leads["created"] < LAST_DAY - 45)
    shown |= even_lots(rng, fifth, early, round(d0 * int((~buyers).sum())))
    after = np.floor(3.0 * rng.random(n)).astype(np.int64)
    other = leads["created"] + (5 + np.floor(40.0 * rng.random(n))).astype(np.int64)
    day = np.where(buyers, bought.converted_at + after, other)
    minute = (540 + np.floor(480.0 * rng.random(n))).astype(np.int64) // 15 * 15
    when = day.astype("datetime64[s]") + 60 * minute
    return np.where(shown, when, np.datetime64("NaT", "s"))

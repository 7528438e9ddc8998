# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
r"""What becomes of leads that Kelvane writes to first: people's outreach and the AI-SDR's pilot.

The law, planted as exact numbers in each tier (PT-28): of $N$ leads

$$N r \text{ reply}, \quad N r m \text{ meet}, \quad N r m w \text{ buy}, \quad
N o \text{ opt out}, \quad N e \text{ get a harmful message}$$

with $r$ = 1.1 % for the AI-SDR and 2.9 % for people, $m$ = 30 %, $w$ = 12 %, opting out
(unsubscribes and complaints) three times as frequent after the AI-SDR. The share $e$ of harmful
messages (wrong, misleading or out of place, as a later review found) is 10 %, 7.5 % and 0.8 % in
the tiers A, B and C. With the economics of the worked example the break-even share is about 4.9 %:
the pilot pays in tier C alone, and the share of harmful messages is what turns the sign.

The people's numbers hold within North America and outside it, so that the pilot has a fair
comparison.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from oms42.kelvane.identity import Identity
from oms42.kelvane.selling.lead_arrivals import HUMAN, PILOT, TIERS
from oms42.kelvane.selling.lots import even_lots, lots
from oms42.kelvane.selling.magnitudes import SellingMagnitudes
from oms42.kelvane.world import Columns

MEETING_RATE = 0.30
WIN_RATE = 0.12
HARMFUL_HUMAN = 0.002
COMPLAINTS = 0.25


@dataclass(frozen=True)
class Outreach:
    """Hold what became of the leads that Kelvane wrote to; False for all others.

    Attributes:
        replied: The contact answered.
        meeting: A meeting took place.
        converted: The company bought.
        opted_out: The contact unsubscribed or complained.
        complained: The contact complained.
        harmful: The message was harmful.
    """

    replied: NDArray[np.bool_]
    meeting: NDArray[np.bool_]
    converted: NDArray[np.bool_]
    opted_out: NDArray[np.bool_]
    complained: NDArray[np.bool_]
    harmful: NDArray[np.bool_]


def outreach(identity: Identity, leads: Columns) -> Outreach:
    """Plant the outcome of outreach.

    Args:
        identity: Which company.
        leads: The leads as `lead_arrivals` gives them.

    Returns:
        Truth values for every lead.

    Example:
        >>> from oms42.kelvane.selling.lead_arrivals import lead_arrivals
        >>> table = lead_arrivals(Identity())
        >>> pilot = table["source"] == "outbound_ai"
        >>> int(outreach(Identity(), table).replied[pilot].sum())
        66
    """
    size = SellingMagnitudes.of(identity)
    rng = identity.stream("leads.outreach")
    inside = np.isin(leads["country"], ["US", "CA"])
    group = np.char.add(leads["tier"], np.where(inside, " NA", ""))
    ai, human = leads["source"] == PILOT, leads["source"] == HUMAN
    harmful = _harmful(rng, size, leads["tier"], ai, human)
    replied = _part(rng, group, ai & ~harmful, ai, size.reply_ai)
    replied |= _part(rng, group, human & ~harmful, human, size.reply_human)
    # One meeting is worth more than the tolerance of a tier's net, so a variant spreads meetings by
    # messages; with the published sizes replies do as well, whatever the seed.
    base = ai if identity.variant else ai & replied
    met = round(MEETING_RATE * int((ai & replied).sum()))
    meeting = even_lots(rng, group, ai & replied, met, base)
    meeting |= _part(rng, group, human & replied, human & replied, MEETING_RATE)
    # who buys needs time to buy: the earlier half of the meetings of each channel
    ripe = _early(leads["created"], meeting & ai) | _early(leads["created"], meeting & human)
    converted = _part(rng, group, ripe & ai, meeting & ai, WIN_RATE)
    converted |= _part(rng, group, ripe & human, meeting & human, WIN_RATE)
    opted_out = _opted_out(rng, size, harmful, replied, (ai, human))
    complained = _part(rng, group, opted_out, opted_out, COMPLAINTS)
    return Outreach(replied, meeting, converted, opted_out, complained, harmful)


def _part(
    rng: np.random.Generator,
    group: NDArray[np.str_],
    candidates: NDArray[np.bool_],
    base: NDArray[np.bool_],
    share: float,
) -> NDArray[np.bool_]:
    """Pick a share of the base among the candidates, evenly over groups."""
    return even_lots(rng, group, candidates, round(share * int(base.sum())))


def _harmful(
    rng: np.random.Generator,
    size: SellingMagnitudes,
    tier: NDArray[np.str_],
    ai: NDArray[np.bool_],
    human: NDArray[np.bool_],
) -> NDArray[np.bool_]:
    """Pick the harmful messages."""
    harmful = _part(rng, tier, human, human, HARMFUL_HUMAN)
    for one, share in zip(TIERS, size.harmful, strict=True):
        there = ai & (tier == one)
        harmful |= _part(rng, tier, there, there, share)
    return harmful


def _early(created: NDArray[np.datetime64], rows: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Return the earlier half of some rows."""
    return np.asarray(rows & (created <= np.sort(created[rows])[(int(rows.sum()) - 1) // 2]))


def _opted_out(
    rng: np.random.Generator,
    size: SellingMagnitudes,
    harmful: NDArray[np.bool_],
    replied: NDArray[np.bool_],
    channels: tuple[NDArray[np.bool_], NDArray[np.bool_]],
) -> NDArray[np.bool_]:
    """Pick who opts out; a harmful message makes it six times as likely."""
    ai, human = channels
    weight = np.where(harmful, 6.0, 1.0) * ~replied
    rates = (size.opt_out_human * size.opt_out_ratio, size.opt_out_human)
    out = np.zeros(replied.size, dtype=bool)
    for rows, rate in ((ai, rates[0]), (human, rates[1])):
        out |= lots(rng, weight * rows, round(rate * int(rows.sum())))
    return out

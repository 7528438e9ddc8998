# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The table `leads`: 24,000 leads, what was known of each when it came and what became of it.

The law stands where the parts are made: `lead_arrivals` (who comes), `outreach` (PT-28),
`conversions` (who buys), `vendor_score` and `lead_handling` (PT-20).

What the table does on purpose, for the instructor: the vendor's score is too high by a factor of
2.5 and must be recalibrated; `demo_scheduled_ts`, `meeting`, `replied`, `opt_out` and
`converted_at` come after the day on which a lead is scored and may not be used to score it; leads
of the last weeks have had no time to buy; high scores are contacted more often; some contacts in
Europe have no basis on which they may be written to.
"""

import numpy as np
from numpy.typing import NDArray

from oms42.kelvane.identity import Identity
from oms42.kelvane.selling.conversions import Conversions, conversions
from oms42.kelvane.selling.lead_arrivals import lead_arrivals
from oms42.kelvane.selling.lead_handling import handling
from oms42.kelvane.selling.outreach import Outreach, outreach
from oms42.kelvane.selling.vendor_score import vendor_score
from oms42.kelvane.world import Columns


def leads(identity: Identity) -> tuple[Columns, Columns]:
    """Generate the leads.

    Args:
        identity: Which company.

    Returns:
        The table of 24,000 rows in order of the day, and what only the generator knows: `fit` and
        `chance` of each.

    Example:
        >>> table, hidden = leads(Identity())
        >>> str(table["lead_id"][-1]), int(table["converted"].sum())
        ('L024000', 1152)
    """
    known = lead_arrivals(identity)
    reached = outreach(identity, known)
    bought = conversions(identity, known, reached)
    score = vendor_score(identity, bought.fit, bought.converted)
    return _table(identity, known, reached, bought, score), _hidden(known, bought)


def _table(
    identity: Identity,
    known: Columns,
    reached: Outreach,
    bought: Conversions,
    score: NDArray[np.float64],
) -> Columns:
    """Lay the columns out."""
    dealt = handling(identity, known, reached, bought, score)
    out = np.where(dealt.opted_out, "unsubscribed", "none")
    return {
        "lead_id": _keys(score.size),
        "created": known["created"],
        "source": known["source"],
        "country": known["country"],
        "segment": known["segment"],
        "tier": known["tier"],
        "consent_basis": known["consent_basis"],
        "score_vendor": score,
        "pql_events": known["pql_events"],
        "value_usd": known["value_usd"],
        "contacted_at": dealt.contacted_at,
        "replied": dealt.replied,
        "opt_out": np.where(reached.complained, "complained", out),
        "harmful_send": reached.harmful,
        "meeting": dealt.meeting,
        "demo_scheduled_ts": dealt.demo_at,
        "converted": bought.converted,
        "converted_at": bought.converted_at,
    }


def _keys(size: int) -> NDArray[np.str_]:
    """Number the leads."""
    return np.char.add("L", np.char.zfill(np.arange(1, size + 1).astype(str), 6))


def _hidden(known: Columns, bought: Conversions) -> Columns:
    """Lay out what the table does not show."""
    return {
        "lead_id": _keys(known["created"].size),
        "fit": bought.fit,
        "chance": bought.chance,
    }

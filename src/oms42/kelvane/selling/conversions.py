# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
r"""Which leads buy, and when.

The law for leads that Kelvane did not write to first:

$$\operatorname{logit} p_i = \beta_0 + \beta_{source} + \beta_{segment} + \beta_{tier}
+ 0.45 \ln(1 + events_i) + 0.9\, z_i$$

The hidden quality $z_i$ is seen by no column. A lead buys after an exponential time with a mean of
45 days and has bought by the end of the tables with probability
$p_i\,(1 - e^{-t_i/45})$, $t_i$ the days that it has been there; late leads have not had the time.
The constant is solved for, and as many leads buy as the base rate promises (PT-20): those with the
smallest $\operatorname{logit} u_i - \operatorname{logit} p_i$. The buyers among the leads of
outreach come from `outreach`.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from oms42.kelvane.draws import bell
from oms42.kelvane.identity import Identity
from oms42.kelvane.selling.lead_arrivals import LAST_DAY
from oms42.kelvane.selling.magnitudes import SellingMagnitudes
from oms42.kelvane.selling.outreach import Outreach
from oms42.kelvane.world import Columns

MEAN_DAYS = 45.0
# The last day but two: what is scheduled after a purchase still falls into the tables.
END = LAST_DAY - 2
SOURCE = {
    "inbound": 0.0,
    "plg": -0.7,
    "event": -0.8,
    "partner": 0.5,
    "outbound_human": -1.5,
    "outbound_ai": -1.5,
}
SEGMENT = {"starter": 0.5, "mid-market": 0.0, "public": -0.4, "enterprise": -0.5}
TIER = {"A": 0.5, "B": 0.0, "C": -0.4}


@dataclass(frozen=True)
class Conversions:
    """Hold who buys.

    Attributes:
        fit: What speaks for a lead, on the logit scale, up to a constant.
        chance: Chance to have bought by the end of the tables; nan for leads of outreach.
        converted: The lead has bought.
        converted_at: The day, NaT where it has not.
    """

    fit: NDArray[np.float64]
    chance: NDArray[np.float64]
    converted: NDArray[np.bool_]
    converted_at: NDArray[np.datetime64]


def conversions(identity: Identity, leads: Columns, reached: Outreach) -> Conversions:
    """Plant who buys.

    Args:
        identity: Which company.
        leads: The leads as `lead_arrivals` gives them.
        reached: What became of outreach.

    Returns:
        Chance, outcome and day of every lead.

    Example:
        >>> from oms42.kelvane.selling.lead_arrivals import lead_arrivals
        >>> from oms42.kelvane.selling.outreach import outreach
        >>> table = lead_arrivals(Identity())
        >>> int(conversions(Identity(), table, outreach(Identity(), table)).converted.sum())
        1152
    """
    rng = identity.stream("leads.conversions")
    fit = _fit(rng, leads)
    cold = np.char.startswith(leads["source"], "outbound")
    days = (END - leads["created"]).astype(np.float64)
    time = np.where(days > 0, 1.0 - np.exp(-np.maximum(days, 0.0) / MEAN_DAYS), 0.0)
    buyers = round(SellingMagnitudes.of(identity).base_rate * cold.size)
    buyers -= int(reached.converted.sum())
    chance = np.full(cold.size, np.nan)
    chance[~cold] = _chance(fit[~cold], time[~cold], buyers)
    odds = _logit(chance)
    u = rng.random(cold.size)
    luck = np.where(cold | (time <= 0), np.inf, _logit(u) - odds)
    converted = reached.converted.copy()
    converted[np.argsort(luck, kind="stable")[:buyers]] = True
    lag = 1.0 + np.floor(-MEAN_DAYS * np.log1p(-rng.random(cold.size) * time))
    day = leads["created"] + np.minimum(lag, np.maximum(days, 1.0)).astype(np.int64)
    never = np.datetime64("NaT", "D")
    return Conversions(fit, chance, converted, np.where(converted, day, never))


def _fit(rng: np.random.Generator, leads: Columns) -> NDArray[np.float64]:
    """Add up what speaks for each lead."""
    fit = 0.45 * np.log1p(leads["pql_events"]) + 0.9 * bell(rng, leads["source"].shape)
    for column, effect in (("source", SOURCE), ("segment", SEGMENT), ("tier", TIER)):
        for name, size in effect.items():
            fit += size * (leads[column] == name)
    return np.asarray(fit, dtype=np.float64)


def _chance(
    fit: NDArray[np.float64], time: NDArray[np.float64], buyers: int
) -> NDArray[np.float64]:
    """Solve for the constant with which as many buy as promised."""
    low, high = -20.0, 20.0
    for _ in range(60):
        middle = (low + high) / 2.0
        expected = float((time / (1.0 + np.exp(-(fit + middle)))).sum())
        low, high = (middle, high) if expected < buyers else (low, middle)
    return np.asarray(time / (1.0 + np.exp(-(fit + high))), dtype=np.float64)


def _logit(p: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return log odds, finite at the ends."""
    inside = np.clip(p, 1e-12, 1.0 - 1e-12)
    return np.asarray(np.log(inside) - np.log1p(-inside), dtype=np.float64)

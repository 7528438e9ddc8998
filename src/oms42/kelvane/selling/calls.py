# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
r"""The table `calls_sample`: 6,000 recorded calls of closed new-logo and expansion deals.

The law (PT-22):

1. Calls are drawn among the deals closed from 2024 on, at most three a deal, on business days while
   the deal was open and its seller there.
2. Whether a next step was set depends on how the deal ended and on nothing else, in exact numbers
   within each seller: $P(\text{step} \mid \text{not won}) = 0.46$, and for won deals the share with
   the odds ratio 1.6. The odds ratio is the same in both directions, so it is also that of winning.
3. The talk ratio has a seller's level and a deviation. Sellers with a higher win rate talk less
   ($-0.05$ a standard deviation), so that over all calls the ratio goes with losing; the deviation
   is drawn without regard to the outcome, and three fifths of its chance correlation with winning
   within sellers are taken out.
4. The text's sentiment is somewhat better on calls of deals that were won. The vendor's voice score
   is noise; it is there for North America's sellers alone, where the vendor's other tenant has
   switched it off. For the instructor: inferring emotions of employees in the European Union from
   their voice is prohibited at work, and consent of the other side to the recording is missing or
   unknown on many calls.
"""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from oms42.kelvane.draws import bell
from oms42.kelvane.identity import Identity
from oms42.kelvane.selling.lots import even_lots, lots
from oms42.kelvane.selling.magnitudes import SellingMagnitudes
from oms42.kelvane.world import Columns

CALLS = 6_000
PER_DEAL = 3
CLOSED_FROM = np.datetime64("2024-01-01")
STEP_WITHOUT_WIN = 0.46
TALK_MEAN, TALK_OF_RANK, TALK_REP, TALK_CALL = 0.55, -0.05, 0.03, 0.10
TAKEN_OUT = 0.6
CONSENTS: Final = ("yes", "no", "unknown")
# Shares of calls with consent and without, by region; the rest is unknown.
CONSENT: Final = {
    "NA": (0.70, 0.04),
    "EMEA": (0.84, 0.05),
    "APAC": (0.66, 0.05),
    "LATAM": (0.60, 0.06),
}


def calls_sample(identity: Identity, opportunities: Columns, reps: Columns) -> Columns:
    """Generate the recorded calls.

    Args:
        identity: Which company.
        opportunities: The opportunities.
        reps: The sellers.

    Returns:
        6,000 rows in order of the day.

    Raises:
        ValueError: If fewer calls than that can be drawn.

    Example:
        >>> i, day = np.arange(2_400), np.datetime64("2024-03-04")
        >>> deals = {
        ...     "opp_id": i.astype(str),
        ...     "rep_id": np.resize(["R1", "R2"], i.size),
        ...     "type": np.full(i.size, "new"),
        ...     "created": day + i % 700,
        ...     "close_date": day + i % 700 + 40,
        ...     "outcome": np.where(i // 2 % 4 == i % 2, "won", "lost"),
        ...     "competitor": np.full(i.size, "none"),
        ... }
        >>> reps = {"rep_id": np.array(["R1", "R2"]), "region": np.array(["NA", "EMEA"])}
        >>> reps["hire_date"] = np.array(["2020-01-01"] * 2, dtype="datetime64[D]")
        >>> calls_sample(Identity(), deals, reps)["call_id"].size
        6000
    """
    rng = identity.stream("selling.calls")
    row = _deals(rng, opportunities)
    rep = _rep_rows(reps, opportunities["rep_id"][row])
    day = _days(rng, opportunities, row, reps["hire_date"][rep])
    order = np.lexsort((rng.random(row.size), day))
    row, rep, day = row[order], rep[order], day[order]
    won = opportunities["outcome"][row] == "won"
    region = reps["region"][rep]
    named = opportunities["competitor"][row] != "none"
    voice = np.clip(0.5 + 0.17 * bell(rng, row.shape), 0.0, 1.0)
    return {
        "call_id": np.char.add("CL", np.char.zfill(np.arange(1, CALLS + 1).astype(str), 5)),
        "opp_id": opportunities["opp_id"][row],
        "rep_id": reps["rep_id"][rep],
        "region": region,
        "date": day,
        "talk_ratio": _talk_ratio(rng, rep, won),
        "questions_n": np.floor(
            -4.0 * np.log1p(-rng.random(row.size)) + 5.0 * rng.random(row.size)
        ).astype(np.int64),
        "next_step_set": _next_step(identity, rep, won),
        "competitor_mentioned": rng.random(row.size) < np.where(named, 0.62, 0.08),
        "price_mentioned": rng.random(row.size) < 0.47,
        "sentiment_text": _sentiment(rng, won),
        "voice_emotion_score": np.where(region == "NA", np.rint(100.0 * voice) / 100.0, np.nan),
        "recorded_consent": _consent(rng, region),
    }


def _deals(rng: np.random.Generator, opportunities: Columns) -> NDArray[np.int64]:
    """Draw which deals the calls are about."""
    fitting = (opportunities["type"] != "renewal") & (opportunities["outcome"] != "open")
    fitting &= opportunities["close_date"] >= CLOSED_FROM
    fitting &= opportunities["close_date"] - opportunities["created"] >= np.timedelta64(7, "D")
    row = np.repeat(np.flatnonzero(fitting), PER_DEAL)
    return np.asarray(row[lots(rng, np.ones(row.size), CALLS)], dtype=np.int64)


def _rep_rows(reps: Columns, keys: NDArray[np.str_]) -> NDArray[np.int64]:
    """Find the sellers' rows."""
    order = np.argsort(reps["rep_id"], kind="stable")
    return np.asarray(order[np.searchsorted(reps["rep_id"][order], keys)], dtype=np.int64)


def _days(
    rng: np.random.Generator,
    opportunities: Columns,
    row: NDArray[np.int64],
    hired: NDArray[np.datetime64],
) -> NDArray[np.datetime64]:
    """Draw business days while the deal was open and the seller there."""
    close = opportunities["close_date"][row]
    first = np.minimum(np.maximum(opportunities["created"][row], hired), close)
    first = np.maximum(first, np.datetime64("2023-01-02"))
    span = (close - first).astype(np.int64) + 1
    day = first + np.floor(rng.random(row.size) * span).astype(np.int64)
    forward = np.busday_offset(day, 0, "forward")
    return np.where(forward <= close, forward, close)


def _next_step(
    identity: Identity, rep: NDArray[np.int64], won: NDArray[np.bool_]
) -> NDArray[np.bool_]:
    """Plant the next steps."""
    rng = identity.stream("selling.calls.next_step")
    odds = SellingMagnitudes.of(identity).odds_ratio * STEP_WITHOUT_WIN / (1 - STEP_WITHOUT_WIN)
    step = even_lots(rng, rep, ~won, round(STEP_WITHOUT_WIN * int((~won).sum())))
    return np.asarray(step | even_lots(rng, rep, won, round(odds / (1 + odds) * int(won.sum()))))


def _talk_ratio(
    rng: np.random.Generator, rep: NDArray[np.int64], won: NDArray[np.bool_]
) -> NDArray[np.float64]:
    """Plant the talk ratio: a seller's level and a deviation without effect."""
    count = np.bincount(rep)
    rate = np.bincount(rep, won) / np.maximum(count, 1)
    there = count > 0
    shrunk = (rate - won.mean()) * count / (count + 30.0)
    rank = shrunk / shrunk[there].std()
    level = TALK_MEAN + TALK_OF_RANK * rank + TALK_REP * bell(rng, count.shape)
    noise = TALK_CALL * bell(rng, rep.shape)
    noise -= (np.bincount(rep, noise) / np.maximum(count, 1))[rep]
    within = won - rate[rep]
    noise -= TAKEN_OUT * within * float(within @ noise) / float(within @ within)
    return np.asarray(np.rint(1000.0 * np.clip(level[rep] + noise, 0.02, 0.98)) / 1000.0)


def _sentiment(rng: np.random.Generator, won: NDArray[np.bool_]) -> NDArray[np.float64]:
    """Draw the sentiment of the transcript, between −1 and 1."""
    raw = 0.08 + 0.10 * won + 0.30 * bell(rng, won.shape)
    return np.asarray(np.rint(100.0 * np.clip(raw, -1.0, 1.0)) / 100.0)


def _consent(rng: np.random.Generator, region: NDArray[np.str_]) -> NDArray[np.str_]:
    """Draw whether the other side had consented to the recording."""
    u = rng.random(region.size)
    yes, no = np.array([CONSENT[name] for name in region.tolist()]).T
    return np.where(u < yes, "yes", np.where(u < yes + no, "no", "unknown"))

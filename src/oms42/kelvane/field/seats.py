# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The seats of the 84 quota carriers, before anybody is known about who sits in them.

Sixty account executives hold one territory each: nine enterprise, fifteen mid-market and two
public-sector territories in North America, and so on as `layers` says. Fourteen key account
managers and ten channel managers hold a region. Which of the 146 rep keys a seat has is drawn; late
keys are more likely to be active, as they are the later hires.
"""

import numpy as np
from numpy.typing import NDArray

from oms42.kelvane.facts import REGIONS
from oms42.kelvane.field.layers import LAYERS
from oms42.kelvane.field.potential import potential
from oms42.kelvane.identity import Identity
from oms42.kelvane.world import Columns

REPS = 146
KAMS = (6, 5, 2, 1)
CHANNEL_MANAGERS = (4, 3, 2, 1)
# The seller of a case, and the potential index of the territory that goes with it.
CASE_REP, CASE_INDEX = 57, 0.78


def seats(identity: Identity) -> Columns:
    """Draw who may sit where.

    Args:
        identity: Which company.

    Returns:
        84 rows: `rep_id`, `role` (ae, kam, cam), `region`, `segment`, `territory_id`,
        `potential_index` and `woman`; the last four are empty, nan and False for kam and cam.

    Example:
        >>> table = seats(Identity())
        >>> table["role"].size, int((table["role"] == "ae").sum()), str(table["territory_id"][0])
        (84, 60, 'T001')
    """
    planted = potential(identity)
    kam = [r for r, n in zip(REGIONS, KAMS, strict=True) for _ in range(n)]
    cam = [r for r, n in zip(REGIONS, CHANNEL_MANAGERS, strict=True) for _ in range(n)]
    ae = [layer.region for layer in LAYERS for _ in range(layer.territories)]
    regional = len(kam) + len(cam)
    return {
        "rep_id": _keys(identity, planted.index, regional),
        "role": np.repeat(["ae", "kam", "cam"], [len(ae), len(kam), len(cam)]),
        "region": np.array([*ae, *kam, *cam]),
        "segment": np.append(planted.segment, [""] * regional),
        "territory_id": np.array([f"T{i + 1:03d}" for i in range(len(ae))] + [""] * regional),
        "potential_index": np.append(planted.index, np.full(regional, np.nan)),
        "woman": np.append(planted.woman, np.zeros(regional, dtype=bool)),
    }


def _keys(identity: Identity, index: NDArray[np.float64], regional: int) -> NDArray[np.str_]:
    """Draw the keys; the seller of the case gets the territory with the index of the case."""
    rng = identity.stream("field.seats")
    number = np.arange(1, REPS + 1)
    score = rng.random(REPS) + 0.6 * number / REPS
    score[CASE_REP - 1] = -1.0
    drawn = number[np.argsort(-score, kind="stable")[: index.size + regional - 1]]
    drawn = drawn[np.argsort(rng.random(drawn.size), kind="stable")]
    active = np.insert(drawn, int(np.argmin(np.abs(index - CASE_INDEX))), CASE_REP)
    return np.char.add("R", np.char.zfill(active.astype(str), 3))

# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The table `reps`: 84 quota carriers, 18 sales development representatives, 44 who have left.

Sales development representatives (role `sdr`) are employed on 30 September 2026 and carry no quota:
they have rows here and in `survey_engage`, and none in `quotas`, `comp_payouts` and `activities_m`.
So 102 of the 146 are employed, 84 of them with a quota. Regions and segments come from the seats.
Gender is left open here: which 30 of the 84 are women is drawn when pay is known (`allocation`).
"""

import numpy as np
from numpy.typing import NDArray

from oms42.kelvane.draws import bell
from oms42.kelvane.identity import Identity
from oms42.kelvane.people.choices import choose
from oms42.kelvane.people.posts import pay
from oms42.kelvane.people.selection import SCORES, on_scale
from oms42.kelvane.world import Columns

COUNTRIES = {
    "NA": (("US", 0.82), ("CA", 0.18)),
    "EMEA": (("GB", 0.30), ("DE", 0.34), ("FR", 0.14), ("NL", 0.10), ("SE", 0.12)),
    "APAC": (("SG", 0.40), ("AU", 0.35), ("IN", 0.25)),
    "LATAM": (("BR", 0.50), ("MX", 0.30), ("CL", 0.20)),
}
REASONS = (("better offer", 0.43), ("performance", 0.25), ("relocation", 0.12), ("personal", 0.20))
SCORE_ORDER = ("years_exp_at_hire", "si_score", "unstructured_score", "work_sample")
# Mean of a leaver's or an SDR's scores, in standard deviations of the applicants'.
OTHERS_MEAN = 0.45


def countries(identity: Identity, region: NDArray[np.str_]) -> NDArray[np.str_]:
    """Draw the country of each seat.

    Args:
        identity: Which company.
        region: Sales regions.

    Returns:
        ISO 3166-1 alpha-2 codes.

    Example:
        >>> sorted(set(countries(Identity(), np.full(60, "NA")).tolist()))
        ['CA', 'US']
    """
    draws = identity.stream("people.countries").random(region.size)
    country = np.empty(region.size, dtype="<U2")
    for name, choices in COUNTRIES.items():
        rows = region == name
        country[rows] = choose(draws[rows], choices)
    return country


def reps(identity: Identity, people: Columns, scores: Columns) -> Columns:
    """Make the table.

    Args:
        identity: Which company.
        people: One row a person: `rep_id`, `role`, `segment`, `kind`, `region`, `country`,
            `manager_id`, `hired`, `left`, `mode`.
        scores: The four scores, nan where they are still to be drawn.

    Returns:
        The columns of the table but gender.

    Example:
        >>> texts = ("rep_id", "role", "segment", "region", "country", "manager_id", "mode")
        >>> people = {name: np.array(["x"]) for name in texts} | {"kind": np.array(["kam"])}
        >>> people |= {name: np.array(["2025-03-03"], "M8[D]") for name in ("hired", "left")}
        >>> table = reps(Identity(), people, {name: np.array([np.nan]) for name in SCORES})
        >>> table["base"].tolist(), bool(np.isnan(table["si_score"][0]))
        ([169000.0], False)
    """
    rng = identity.stream("people.reps")
    size = people["rep_id"].size
    reason = choose(rng.random(size), REASONS)
    drawn = {name: on_scale(name, OTHERS_MEAN + 0.8 * bell(rng, (size,))) for name in SCORES}
    filled = {name: np.where(np.isnan(scores[name]), drawn[name], scores[name]) for name in SCORES}
    return {
        "rep_id": people["rep_id"],
        "role": people["role"],
        "segment": people["segment"],
        "region": people["region"],
        "country": people["country"],
        "manager_id": people["manager_id"],
        "hire_date": people["hired"],
        "leave_date": people["left"],
        "leave_reason": np.where(np.isnat(people["left"]), "", reason),
        "remote": people["mode"],
        **{name: filled[name] for name in SCORE_ORDER},
        **pay(people["kind"]),
    }

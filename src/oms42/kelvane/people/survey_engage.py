# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
r"""The table `survey_engage`: the quarterly engagement survey.

Every person who is employed through a quarter is asked, and 80 % answer. With the manager's climate
$\mu_m$ (mean 0), the person's own level $\pi_i$ and chance,

$$\text{support} = 3.6 + 0.35\,\mu_m + 0.25\,\pi_i + \varepsilon, \qquad
\text{safety} = 3.5 + 0.45\,\mu_m + 0.25\,\pi_i + \varepsilon$$

role clarity is lower in the first year, and the intent to leave falls with support and clarity and
rises after two quarters in a row below quota and before a seller leaves. Answers are means of
several items, with one decimal.
"""

import numpy as np
from numpy.typing import NDArray

from oms42.kelvane.draws import bell
from oms42.kelvane.identity import Identity
from oms42.kelvane.people.calendar import QUARTERS, first_month, quarter_names
from oms42.kelvane.people.managers import manager_keys
from oms42.kelvane.world import Columns

RESPONSE = 0.80
SD = 0.40
# What raises the intent to leave: two quarters below quota, and the last two quarters.
MISSED_TWICE, LEAVING = 0.35, 0.80


def survey_engage(identity: Identity, people: Columns, attained: NDArray[np.float64]) -> Columns:
    """Make the table.

    Args:
        identity: Which company.
        people: The cast, all 146.
        attained: Attainment by person and quarter, nan where there is no quota, shape (146, 15).

    Returns:
        Six columns, one row an answer.

    Example:
        >>> people = {"rep_id": np.array(["R001"]), "manager_id": np.array(["M01"])}
        >>> people |= {"hired": np.array(["2020-03-02"], "M8[D]"), "last": np.array([14])}
        >>> people |= {"left": np.array(["NaT"], "M8[D]")}
        >>> table = survey_engage(Identity(), people, np.full((1, QUARTERS), 0.9))
        >>> table["rep_id"].size  # four in five of fifteen quarters
        12
    """
    rng = identity.stream("people.survey")
    person, quarter = _asked(rng, people)
    tenure = (first_month(quarter) - people["hired"].astype("datetime64[M]")[person]).astype(float)
    climate = bell(rng, (manager_keys().size,))
    climate = (climate - climate.mean())[
        np.searchsorted(manager_keys(), people["manager_id"][person])
    ]
    own = bell(rng, people["rep_id"].shape)[person]
    chance = SD * bell(rng, (4, person.size))
    support = 3.6 + 0.35 * climate + 0.25 * own + chance[0]
    safety = 3.5 + 0.45 * climate + 0.25 * own + chance[1]
    clarity = 3.8 - 0.5 * (tenure < 12) + 0.15 * climate + chance[2]
    leaving = (people["last"][person] - quarter < 2) & ~np.isnat(people["left"][person])
    intent = 2.2 - 0.35 * (support - 3.6) - 0.30 * (clarity - 3.6) + LEAVING * leaving
    intent = intent + MISSED_TWICE * _missed_twice(attained)[person, quarter] + chance[3]
    return {
        "rep_id": people["rep_id"][person],
        "quarter": quarter_names()[quarter],
        "psych_safety": _answer(safety),
        "role_clarity": _answer(clarity),
        "manager_support": _answer(support),
        "intent_leave": _answer(intent),
    }


def _asked(
    rng: np.random.Generator, people: Columns
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Draw who answers in which quarter."""
    number = np.arange(QUARTERS)
    start = first_month(number).astype("datetime64[D]")
    end = first_month(number + 1).astype("datetime64[D]")
    here = people["hired"][:, None] <= start
    here &= np.isnat(people["left"])[:, None] | (people["left"][:, None] >= end)
    person, quarter = np.nonzero(here)
    draws = rng.random(person.size)
    answers = np.sort(np.argsort(draws, kind="stable")[: round(RESPONSE * person.size)])
    return person[answers], quarter[answers]


def _missed_twice(attained: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Tell who was below quota in the two quarters before."""
    below = attained < 1.0
    twice = np.zeros(below.shape, dtype=bool)
    twice[:, 2:] = below[:, 1:-1] & below[:, :-2]
    return twice


def _answer(value: NDArray[np.float64]) -> NDArray[np.float64]:
    """Put an answer on the scale of 1 to 5."""
    return np.asarray(np.round(np.clip(value, 1.0, 5.0), 1), dtype=np.float64)

# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
r"""All 280 applicants with the attainment that each would have had (hidden).

Among all applicants the scores correlate with attainment as planted (PT-12: structured interview
0.42, work sample 0.33, unstructured interview 0.15, experience 0.06); among the 84 hired they show
less, as hiring on the composite restricts the range. The attainment of the hired is that of the
planted year; that of the others is linear in the scores plus chance,

$$A_j = \alpha + \sum_k \gamma_k x_{kj} + \sigma\,\varepsilon_j$$

with $\alpha$ and $\gamma$ solved for so that the correlations of all 280 hold exactly.
"""

import numpy as np
from numpy.typing import NDArray

from oms42.kelvane.draws import bell
from oms42.kelvane.identity import Identity
from oms42.kelvane.people.magnitudes import PeopleMagnitudes
from oms42.kelvane.people.orthogonal import freed
from oms42.kelvane.people.selection import HIRED, SCORES, applicant_scores, on_scale
from oms42.kelvane.world import Columns

# Standard deviation of attainment among all applicants.
SPREAD = 0.30


def applicants(identity: Identity, hired: Columns, attainment: NDArray[np.float64]) -> Columns:
    """Work out what the applicants would have attained.

    Args:
        identity: Which company.
        hired: The scores of the 84 hired.
        attainment: Their annual attainment.

    Returns:
        280 rows: the four scores, `hired` and `attainment`.

    Example:
        >>> from oms42.kelvane.people.orthogonal import standard
        >>> from oms42.kelvane.people.selection import hired_scores
        >>> rng = Identity().stream("demo")
        >>> skill, rest = 0.12 * standard(bell(rng, (84,))), bell(rng, (84,))
        >>> rest = 0.25 * freed(rest, skill)
        >>> table = applicants(Identity(), hired_scores(Identity(), skill, (rest,)), skill + rest)
        >>> round(float(np.corrcoef(table["si_score"], table["attainment"])[0, 1]), 6)
        0.42
    """
    drawn = applicant_scores(identity.stream("people.selection"))[:, HIRED:]
    others = {name: on_scale(name, row) for name, row in zip(SCORES, drawn, strict=True)}
    x = np.stack([np.append(hired[name], others[name]) for name in SCORES])
    z = (x - x.mean(axis=1, keepdims=True)) / x.std(axis=1, keepdims=True)
    validity = np.array(_validities(PeopleMagnitudes.of(identity)))
    slope = np.linalg.solve(z @ z.T / z.shape[1], validity)
    mean = float(attainment.mean() - SPREAD * (slope @ z[:, :HIRED]).mean())
    would = _would(identity, z, attainment - mean, SPREAD * validity)
    table = {name: x[k] for k, name in enumerate(SCORES)}
    every = np.append(attainment, mean + would)
    return {**table, "hired": np.arange(every.size) < HIRED, "attainment": every}


def _would(
    identity: Identity,
    z: NDArray[np.float64],
    hired: NDArray[np.float64],
    covariance: NDArray[np.float64],
) -> NDArray[np.float64]:
    """Solve for the attainment of those not hired, stated from the mean of all."""
    ours, theirs = z[:, :HIRED], np.vstack([np.ones(z.shape[1] - HIRED), z[:, HIRED:]])
    missing = np.append(0.0, z.shape[1] * covariance)
    missing = missing - np.append(hired.sum(), ours @ hired)
    solved = np.linalg.solve(theirs @ theirs.T, missing) @ theirs
    left = z.shape[1] * SPREAD**2 - np.sum(hired**2) - np.sum(solved**2)
    rng = identity.stream("people.applicants")
    chance = freed(bell(rng, solved.shape), *z[:, HIRED:])
    return np.asarray(solved + chance * np.sqrt(left / solved.size), dtype=np.float64)


def _validities(size: PeopleMagnitudes) -> tuple[float, ...]:
    """Return the correlations among all applicants, in the order of the scores."""
    return (size.true_structured, size.true_sample, size.true_unstructured, size.true_experience)

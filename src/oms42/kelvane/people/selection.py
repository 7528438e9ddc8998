# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
r"""What the company knew about its sellers before it hired them.

The 84 sellers are the top 30 % of 280 applicants on a composite of the structured interview, the
work sample and the unstructured interview. Among the hired each score is

$$x_k = c_k\,s + \sqrt{1 - c_k^2}\; e_k, \qquad c_k = \frac{r_k}{r(s, A)}$$

with skill $s$ (standardized) and $e_k$ free of every cause of attainment, so that its correlation
with twelve-month attainment is the promised $r_k$ (PT-12), up to the rounding of the score. Means,
spreads and, nearly, the composite's limit stay as hiring left them (alternating projections).
"""

import numpy as np
from numpy.typing import NDArray

from oms42.kelvane.draws import bell
from oms42.kelvane.identity import Identity
from oms42.kelvane.people.magnitudes import PeopleMagnitudes
from oms42.kelvane.people.orthogonal import freed, standard
from oms42.kelvane.world import Columns

SCORES = ("si_score", "work_sample", "unstructured_score", "years_exp_at_hire")
# Mean, standard deviation, lowest and highest value and decimals of each score among applicants.
SCALES = {
    "si_score": (3.0, 0.7, 1.0, 5.0, 2),
    "work_sample": (56.0, 13.0, 0.0, 100.0, 0),
    "unstructured_score": (3.1, 0.75, 1.0, 5.0, 1),
    "years_exp_at_hire": (6.8, 2.6, 0.0, 25.0, 1),
}
# Loadings of the scores on what they have in common, and their weights in the composite.
COMMON = (0.65, 0.60, 0.40, 0.20)
WEIGHTS = (0.60, 0.30, 0.10, 0.0)
APPLICANTS, HIRED = 280, 84
ROUNDS = 60
# How near to the promised correlation a rounded score must come, and in how many steps.
NEAR, NUDGES = 0.01, 200


def applicant_scores(rng: np.random.Generator) -> NDArray[np.float64]:
    """Draw the standardized scores of all applicants, the hired first.

    Args:
        rng: Source of chance.

    Returns:
        Scores in the order of `SCORES`, shape (4, 280); the 84 with the highest composite lead.

    Example:
        >>> scores = applicant_scores(Identity().stream("demo"))
        >>> composite = (np.array(WEIGHTS)[:, None] * scores).sum(axis=0)
        >>> bool(composite[:84].min() > composite[84:].max())
        True
    """
    loading = np.array(COMMON)[:, None]
    shared, own = bell(rng, (1, APPLICANTS)), bell(rng, (len(SCORES), APPLICANTS))
    scores = loading * shared + np.sqrt(1.0 - loading**2) * own
    scores = (scores - scores.mean(axis=1, keepdims=True)) / scores.std(axis=1, keepdims=True)
    composite = (np.array(WEIGHTS)[:, None] * scores).sum(axis=0)
    best = np.argsort(-composite, kind="stable")
    hired = best[:HIRED][np.argsort(rng.random(HIRED), kind="stable")]
    return np.asarray(scores[:, np.concatenate([hired, best[HIRED:]])], dtype=np.float64)


def hired_scores(
    identity: Identity, skill: NDArray[np.float64], causes: tuple[NDArray[np.float64], ...]
) -> Columns:
    """Plant the scores of the 84.

    Args:
        identity: Which company.
        skill: What skill adds to annual attainment, shape (84,).
        causes: The other parts of annual attainment, shape (84,) each.

    Returns:
        The four scores on their scales.

    Example:
        >>> from oms42.kelvane.people.orthogonal import standard
        >>> rng = Identity().stream("demo")
        >>> skill, rest = standard(bell(rng, (84,))), bell(rng, (84,))
        >>> rest = freed(rest, skill) * 2.0
        >>> scores = hired_scores(Identity(), skill, (rest,))
        >>> round(float(np.corrcoef(scores["si_score"], skill + rest)[0, 1]), 2)
        0.24
    """
    size = PeopleMagnitudes.of(identity)
    validity = {
        "si_score": size.validity_structured,
        "work_sample": size.validity_sample,
        "unstructured_score": size.validity_unstructured,
        "years_exp_at_hire": size.validity_experience,
    }
    total = skill + np.sum(causes, axis=0)
    reach = float(np.std(skill) / np.std(total))
    c = [validity[name] / reach for name in SCORES]
    drawn = applicant_scores(identity.stream("people.selection"))
    weight = np.array(WEIGHTS)[:, None]
    cut = float((weight * drawn).sum(axis=0)[:HIRED].min())
    scores = drawn[:, :HIRED]
    for _ in range(ROUNDS):
        missing = np.maximum(0.0, cut - (weight * scores).sum(axis=0))
        raised = scores + missing * weight / float(np.sum(weight**2))
        scores = np.stack(
            [_mixed(*one, skill, causes) for one in zip(raised, drawn[:, :HIRED], c, strict=True)]
        )
    return {
        name: _nudged(name, on_scale(name, score), total, validity[name])
        for name, score in zip(SCORES, scores, strict=True)
    }


def _nudged(
    name: str, score: NDArray[np.float64], total: NDArray[np.float64], aim: float
) -> NDArray[np.float64]:
    """Move single scores by a step until the correlation with attainment is near its aim."""
    _, _, low, high, decimals = SCALES[name]
    steps = np.vstack([np.eye(score.size), -np.eye(score.size)]) * 10.0**-decimals
    y = standard(total)
    for _ in range(NUDGES):
        if abs(float(np.mean(standard(score) * y)) - aim) <= NEAR:
            break
        options = np.clip(score + steps, low, high)
        moved = options - options.mean(axis=1, keepdims=True)
        r = (moved * y).mean(axis=1) / np.sqrt(np.mean(moved**2, axis=1))
        score = np.round(options[int(np.argmin(np.abs(r - aim)))], decimals)
    return score


def _mixed(
    score: NDArray[np.float64],
    drawn: NDArray[np.float64],
    c: float,
    skill: NDArray[np.float64],
    causes: tuple[NDArray[np.float64], ...],
) -> NDArray[np.float64]:
    """Give a score its part of skill, with the mean and the spread that were drawn."""
    mixed = c * standard(skill) + np.sqrt(1.0 - c**2) * freed(score, skill, *causes)
    return np.asarray(drawn.mean() + np.std(drawn) * mixed, dtype=np.float64)


def on_scale(name: str, score: NDArray[np.float64]) -> NDArray[np.float64]:
    """Put standardized scores on the scale of the score.

    Args:
        name: Name of the score.
        score: Scores with mean 0 and standard deviation 1 among applicants.

    Returns:
        Rounded scores within their limits.

    Example:
        >>> on_scale("si_score", np.array([0.0, 9.0])).tolist()
        [3.0, 5.0]
    """
    mean, sd, low, high, decimals = SCALES[name]
    return np.asarray(np.round(np.clip(mean + sd * score, low, high), decimals))

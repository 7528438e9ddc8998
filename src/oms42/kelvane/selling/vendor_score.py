# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
r"""The vendor's score: it ranks leads well and promises too much.

The law (PT-20):

$$s_i = \frac{100}{1 + e^{-(a + \eta_i + \sigma z_i)}}$$

with $\eta_i$ what speaks for the lead (`conversions`; for a lead of outreach the vendor sees less
against it than there is). The noise $\sigma$ is solved for, so that the area under the ROC curve is
0.78, and then the constant $a$, so that the mean is 12 where 4.8 % buy.
"""

import numpy as np
from numpy.typing import NDArray

from oms42.kelvane.draws import bell
from oms42.kelvane.identity import Identity
from oms42.kelvane.selling.magnitudes import SellingMagnitudes


def vendor_score(
    identity: Identity, fit: NDArray[np.float64], converted: NDArray[np.bool_]
) -> NDArray[np.float64]:
    """Plant the score.

    Args:
        identity: Which company.
        fit: What speaks for each lead, on the logit scale.
        converted: Who has bought.

    Returns:
        Scores between 0 and 100, to one decimal.

    Raises:
        ValueError: If even without noise the score would not rank as well as promised.

    Example:
        >>> fit = np.linspace(-4, 4, 200)
        >>> converted = (np.arange(200) * 7 % 200) < np.arange(200) ** 2 / 220
        >>> score = vendor_score(Identity(), fit, converted)
        >>> round(float(score.mean()), 1), round(area(score, converted), 2)
        (12.0, 0.78)
    """
    size = SellingMagnitudes.of(identity)
    z = bell(identity.stream("leads.vendor_score"), fit.shape)
    if area(fit, converted) < size.auc:
        raise ValueError(
            f"without noise the area is {area(fit, converted):.3f}, below the {size.auc:.3f} that "
            "is promised; let the leads differ more"
        )
    low, high = 0.0, 20.0
    for _ in range(30):
        sigma = (low + high) / 2.0
        better = area(fit + sigma * z, converted) > size.auc
        low, high = (sigma, high) if better else (low, sigma)
    latent = fit + low * z
    low, high = -30.0, 30.0
    for _ in range(60):
        a = (low + high) / 2.0
        mean = float((1.0 / (1.0 + np.exp(-(latent + a)))).mean())
        low, high = (a, high) if mean < size.mean_predicted else (low, a)
    return np.asarray(np.rint(1000.0 / (1.0 + np.exp(-(latent + high)))) / 10.0)


def area(score: NDArray[np.float64], positive: NDArray[np.bool_]) -> float:
    r"""Return the area under the ROC curve: how often a positive outranks a negative.

    $$A = \frac{\sum_{i \in +} R_i - n_+(n_+ + 1)/2}{n_+ n_-}$$

    with $R_i$ the rank of the score; ties are broken by position.

    Args:
        score: Scores.
        positive: Who is positive.

    Returns:
        The area, between 0 and 1.

    Example:
        >>> area(np.array([1.0, 2.0, 3.0, 4.0]), np.array([False, True, False, True]))
        0.75
    """
    rank = np.empty(score.size)
    rank[np.argsort(score, kind="stable")] = np.arange(1, score.size + 1)
    winners = int(positive.sum())
    above = rank[positive].sum() - winners * (winners + 1) / 2.0
    return float(above / (winners * (score.size - winners)))

# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
r"""The potential index of territories: how much there is to sell, against the segment's mean.

Within each segment the index is a lognormal sample by construction: the quantiles

$$q_i = \exp\left(\sigma\,\Phi^{-1}\left(\tfrac{i - 1/2}{n}\right)\right), \qquad
\sigma^2 = \ln(1 + CV^2)$$

moved and stretched to mean 1 and the promised coefficient of variation, in random order. Of many
random draws of the women's territories (22 of 60), that one counts whose mean index is nearest to
the promised one: women hold smaller territories, and nothing else about their territories differs.
"""

from dataclasses import dataclass
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

from oms42.kelvane.field.layers import LAYERS, SEGMENTS
from oms42.kelvane.field.magnitudes import FieldMagnitudes
from oms42.kelvane.identity import Identity

WOMEN = 22
DRAWS = 4_000


@dataclass(frozen=True)
class Potential:
    """Hold what is planted about each of the 60 territories, in the order of their keys.

    Attributes:
        segment: Segment of the territory.
        index: Potential index, mean 1 in each segment.
        woman: Whether a woman holds the territory.
    """

    segment: NDArray[np.str_]
    index: NDArray[np.float64]
    woman: NDArray[np.bool_]


def potential(identity: Identity) -> Potential:
    """Plant the potential index.

    Args:
        identity: Which company.

    Returns:
        Index and holder's gender of each territory.

    Example:
        >>> planted = potential(Identity())
        >>> round(float(planted.index.mean()), 6), round(float(planted.index.std()), 6)
        (1.0, 0.26)
        >>> round(float(planted.index[planted.woman].mean()), 2)
        0.92
    """
    size = FieldMagnitudes.of(identity)
    rng = identity.stream("field.potential")
    segment = np.array([layer.segment for layer in LAYERS for _ in range(layer.territories)])
    index = np.empty(segment.size)
    for name in SEGMENTS:
        rows = np.flatnonzero(segment == name)
        order = np.argsort(rng.random(rows.size), kind="stable")
        index[rows[order]] = _lognormal(rows.size, size.potential_cv)
    draws = np.argsort(rng.random((DRAWS, segment.size)), axis=1, kind="stable")[:, :WOMEN]
    best = np.argmin(np.abs(index[draws].mean(axis=1) - size.women_index))
    woman = np.zeros(segment.size, dtype=bool)
    woman[draws[best]] = True
    return Potential(segment, index, woman)


def _lognormal(size: int, cv: float) -> NDArray[np.float64]:
    """Return lognormal quantiles with mean 1 and the coefficient of variation."""
    normal = NormalDist()
    sigma = float(np.sqrt(np.log1p(cv**2)))
    quantiles = [normal.inv_cdf((i + 0.5) / size) for i in range(size)]
    raw = np.exp(sigma * np.array(quantiles))
    return np.asarray(1.0 + (raw - raw.mean()) * (cv / raw.std()), dtype=np.float64)

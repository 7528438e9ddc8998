# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
r"""How much there is to sell in each of the 84 seats.

The index of a territory comes from the map. Key account managers and channel managers have no
territory; the index of their portfolio is a lognormal sample by construction, like the map's:

$$p_i \propto \exp\left(\sigma\,\Phi^{-1}\left(\tfrac{i - 1/2}{n}\right)\right), \qquad
\sigma^2 = \ln(1 + CV^2)$$

with mean 1 and the promised coefficient of variation, in random order.
"""

from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

from oms42.kelvane.identity import Identity
from oms42.kelvane.people.magnitudes import PeopleMagnitudes
from oms42.kelvane.people.orthogonal import standard
from oms42.kelvane.world import Columns


def potentials(identity: Identity, seats: Columns) -> NDArray[np.float64]:
    """Return the potential index of every seat.

    Args:
        identity: Which company.
        seats: The 84 seats; a territory's index is taken from there.

    Returns:
        Index of each seat.

    Example:
        >>> from oms42.kelvane.field.seats import seats
        >>> index = potentials(Identity(), seats(Identity()))
        >>> round(float(index[60:].mean()), 6), round(float(index[60:].std()), 6)
        (1.0, 0.26)
    """
    cv = PeopleMagnitudes.of(identity).potential_cv
    index = np.array(seats["potential_index"], dtype=np.float64)
    empty = np.flatnonzero(np.isnan(index))
    sigma = float(np.sqrt(np.log1p(cv**2)))
    normal = NormalDist()
    quantiles = [normal.inv_cdf((i + 0.5) / empty.size) for i in range(empty.size)]
    rng = identity.stream("people.potentials")
    order = np.argsort(rng.random(empty.size), kind="stable")
    index[empty[order]] = 1.0 + cv * standard(np.exp(sigma * np.array(quantiles)))
    return index

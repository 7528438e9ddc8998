# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
r"""From bookings to revenue: when a signed dollar is recognized.

$$R_t = \sum_{k=0}^{12} w_k\, B_{t-k}, \qquad \sum_k w_k = 1$$

Hardware and services are recognized in the month of the booking ($w_0 = 1$). A subscription booking
is an annual contract value and is recognized evenly over twelve months from the middle of the month
in which it is signed ($w_0 = w_{12} = 1/24$, the others $1/12$). A consumption commitment is
recognized as it is drawn: use rises in a straight line over nine months and then stays level until
month 12.
"""

import numpy as np
from numpy.typing import NDArray

SPAN = 13


def weights(product: str) -> NDArray[np.float64]:
    """Return the recognition weights of a product's signed deals.

    Args:
        product: Name of the product.

    Returns:
        Thirteen weights, month of signing first, that sum to 1.

    Raises:
        ValueError: If the product is none of the four.

    Example:
        >>> (24 * weights("subscription")).round(6).tolist()[:3]
        [1.0, 2.0, 2.0]
        >>> weights("hardware")[:2].tolist()
        [1.0, 0.0]
    """
    lag = np.arange(SPAN)
    if product == "subscription":
        half = (lag == 0) | (lag == SPAN - 1)
        return np.asarray(np.where(half, 1.0, 2.0) / 24.0, dtype=np.float64)
    if product == "consumption":
        ramp = np.minimum(lag, 9) / 9.0
        return np.asarray(ramp / ramp.sum(), dtype=np.float64)
    if product in ("hardware", "services"):
        return np.asarray(lag == 0, dtype=np.float64)
    raise ValueError(
        f"no product is called {product!r}; the products are subscription, consumption, hardware, "
        "services"
    )


def recognize(deals: NDArray[np.float64], product: str) -> NDArray[np.float64]:
    """Spread signed deals over the months in which they are recognized.

    Args:
        deals: Bookings by month (first axis), in any unit.
        product: Name of the product.

    Returns:
        Recognized amounts in the shape of the bookings. The first twelve months lack what was
        signed before the series begins.

    Raises:
        ValueError: If the product is none of the four.

    Example:
        >>> recognize(np.full(14, 12.0), "subscription").tolist()[-2:]
        [12.0, 12.0]
    """
    revenue = np.zeros_like(deals)
    for lag, weight in enumerate(weights(product).tolist()):
        if weight > 0.0:
            revenue[lag:] += weight * deals[: deals.shape[0] - lag]
    return revenue

# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
r"""What an analyst finds of the SPIFF: an event study of hardware against services (PT-10).

$$\ln\frac{H_{mr}}{S_{mr}} = \alpha + \beta m + \sum_r \gamma_r + \sum_j \delta_j
+ \sum_e \theta_e\,[m \in e] + \varepsilon_{mr}$$

by month $m$ and region $r$, with a trend, the seasons $j$ and one dummy for each of the quarters
$e$ that the SPIFF touches. The lift of a quarter is $e^{\theta_e} - 1$.
"""

import numpy as np
from numpy.typing import NDArray

from oms42.kelvane.months import months, quarters


def spiff_found(
    hardware: NDArray[np.int64], services: NDArray[np.int64], touched: tuple[str, ...]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Estimate the lift of each quarter that the SPIFF touches.

    Args:
        hardware: Units by month of the tables and region, shape (45, 4).
        services: The same of services.
        touched: Names of the quarters.

    Returns:
        Lifts and their standard errors, one value a quarter each.

    Example:
        >>> services = np.full((45, 4), 100)
        >>> hardware = np.full((45, 4), 200) + np.arange(180).reshape(45, 4) % 7
        >>> hardware[quarters(months()) == "2025Q3"] = 256
        >>> lift, error = spiff_found(hardware, services, ("2025Q3",))
        >>> lift.round(2).tolist(), bool(error[0] < 0.02)
        ([0.26], True)
    """
    shape = hardware.shape
    month, region = np.repeat(np.arange(shape[0]), shape[1]), np.tile(np.arange(shape[1]), shape[0])
    name = np.repeat(quarters(months()), shape[1])
    columns = [np.ones(month.size), month.astype(np.float64)]
    columns += [(region == r).astype(np.float64) for r in range(1, shape[1])]
    columns += [(month // 3 % 4 == j).astype(np.float64) for j in (1, 2, 3)]
    columns += [(name == one).astype(np.float64) for one in touched]
    x, y = np.column_stack(columns), np.log(hardware / services).ravel()
    inverse = np.linalg.inv(x.T @ x)
    fit = inverse @ (x.T @ y)
    variance = float(np.sum((y - x @ fit) ** 2)) / (y.size - x.shape[1])
    lift = np.exp(fit[-len(touched) :])
    error = np.sqrt(variance * np.diag(inverse))[-len(touched) :]
    return np.asarray(lift - 1.0, dtype=np.float64), np.asarray(lift * error, dtype=np.float64)

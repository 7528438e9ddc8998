# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""How large the errors of a hierarchy's base forecasts are, and how they move together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from oms42.forecasting.labels import column_names, row_names
from oms42.stats.arrays import finite, floats, read_only

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    import pandas as pd
    from numpy.typing import ArrayLike

    from oms42.stats.arrays import FloatArray


def shrunk_covariance(residuals: ArrayLike) -> tuple[FloatArray, float]:
    r"""Estimate the covariance of errors, the correlations shrunk towards none.

    $$W_{ij} = (1 - \lambda)\, r_{ij} s_i s_j \;(i \ne j), \quad W_{ii} = s_i^2, \qquad
    \lambda = \frac{\sum_{i \ne j} \widehat{\mathrm{Var}}(r_{ij})}{\sum_{i \ne j} r_{ij}^2}$$

    $\lambda$ is kept from 0 to 1. With more nodes than periods the plain covariance has no
    inverse; this one has. Errors are taken from their means.

    Args:
        residuals: One-step errors, one row a period and one column a node, shape (T, nodes).

    Returns:
        W, shape (nodes, nodes), and lambda.

    Raises:
        TypeError: A value is not a number.
        ValueError: There are fewer than three periods, or a node's errors do not vary.

    Source:
        [wickramasuriya2019]; Schäfer and Strimmer (2005) for lambda.

    Example:
        >>> W, shrunk = shrunk_covariance([[1, 1], [-1, -2], [2, 2], [-2, -1]])
        >>> W.round(3).tolist(), round(shrunk, 3)
        ([[3.333, 2.765], [2.765, 3.333]], 0.078)
    """
    errors = floats(residuals, name="residuals")
    periods = len(errors)
    if periods < 3:
        raise ValueError(f"residuals has {periods} rows; mint_shrink needs three periods or more.")
    centered = errors - errors.mean(axis=0)
    squares = (centered**2).sum(axis=0)
    flat = np.flatnonzero(squares <= 1e-20 * (errors**2).sum(axis=0))
    if flat.size:
        raise ValueError(
            f"the errors of node {flat[0]} in residuals do not vary; mint_shrink needs a positive "
            "variance for every node."
        )
    z = centered / np.sqrt(squares / periods)
    product = z.T @ z
    noise = ((z**2).T @ (z**2) - product**2 / periods) / (periods * (periods - 1))
    correlation = product / periods
    apart = ~np.eye(len(product), dtype=bool)
    signal = float((correlation[apart] ** 2).sum())
    shrunk = min(1.0, float(noise[apart].sum()) / signal) if signal > 0 else 1.0
    deviation = np.sqrt(squares / (periods - 1))
    weight = np.where(apart, 1 - shrunk, 1.0)
    return read_only(weight * correlation * np.outer(deviation, deviation)), shrunk


def residual_table(residuals: ArrayLike | pd.DataFrame, nodes: Sequence[Hashable]) -> FloatArray:
    """Check the residuals of the base forecasts.

    Args:
        residuals: One row a period and one column a node, shape (T, nodes); the columns of a frame
            are put into the nodes' order if they name the nodes.
        nodes: The nodes' names.

    Returns:
        The residuals, shape (T, nodes).

    Raises:
        TypeError: A value is not a number.
        ValueError: The shape is another one, or a value is missing.

    Example:
        >>> residual_table([[1, 2], [3, 4]], ["a", "b"]).shape
        (2, 2)
    """
    table = floats(residuals, name="residuals")
    table = table[:, _order(column_names(residuals), nodes)] if table.ndim == 2 else table
    if table.ndim != 2 or table.shape[1] != len(nodes):
        turned = table.ndim == 2 and table.shape[0] == len(nodes)
        raise ValueError(
            f"residuals has shape {table.shape}; it needs one row a period and one column a node: "
            f"shape (T, {len(nodes)})" + (" — pass residuals.T." if turned else ".")
        )
    finite(table, name="residuals", mend="leave out the periods that a model has no fit for.")
    return table


def error_variances(weights: ArrayLike, nodes: Sequence[Hashable]) -> FloatArray:
    """Check the error variances of the base forecasts.

    Args:
        weights: One variance a node, above 0, shape (nodes,); a Series is put into the nodes' order
            if its index names them.
        nodes: The nodes' names.

    Returns:
        The variances, shape (nodes,).

    Raises:
        TypeError: A value is not a number.
        ValueError: The shape is another one, or a variance is not above 0 or not finite.

    Example:
        >>> error_variances([4, 2.25], ["a", "b"])
        array([4.  , 2.25])
    """
    values = floats(weights, name="weights")
    values = values[_order(row_names(weights), nodes)] if values.ndim == 1 else values
    if values.shape != (len(nodes),):
        raise ValueError(
            f"weights has shape {values.shape}; it needs the error variance of each node: shape "
            f"({len(nodes)},)."
        )
    finite(values, name="weights", mend="estimate the node's error variance.")
    if values.min() <= 0:
        place = int(values.argmin())
        raise ValueError(
            f"weights holds {values[place]:g} for node {nodes[place]!r}; an error variance is "
            "above 0: a forecast that is certain gets a small one."
        )
    return read_only(values)


def _order(names: tuple[Hashable, ...] | None, nodes: Sequence[Hashable]) -> Any:
    """Return what puts named values into the nodes' order; all as they stand without names."""
    if names is None or len(names) != len(nodes) or set(names) != set(nodes):
        return slice(None)
    place = {name: position for position, name in enumerate(names)}
    return [place[node] for node in nodes]

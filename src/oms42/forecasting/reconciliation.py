# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Reconciliation: forecasts of a total and of its parts, made to add up."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from oms42.forecasting.error_covariance import (
    error_variances,
    residual_table,
    shrunk_covariance,
)
from oms42.forecasting.labels import column_names, row_names
from oms42.forecasting.summing import Hierarchy, hierarchy
from oms42.stats.arrays import finite, floats, read_only

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import ArrayLike

    from oms42.stats.arrays import FloatArray

Method = Literal["bottom_up", "ols", "wls_struct", "wls_var", "mint_shrink"]
METHODS = ("bottom_up", "ols", "wls_struct", "wls_var", "mint_shrink")
EXACT = 1e-6  # how far G S may be from the identity
SINGULAR = 1e-12  # the smallest eigenvalue of a correlation matrix that can be inverted


@dataclass(frozen=True, eq=False)
class Reconciled:
    """Forecasts that add up. ``np.asarray`` of it gives ``mean``.

    Attributes:
        mean: The reconciled forecasts of every node, in the order and shape of the base forecasts:
            (nodes,) or (nodes, h).
        base: The base forecasts.
        gap: What each base forecast was above the sum of its bottom base forecasts; all zero if
            they added up before.
        method: The method.
        nodes: The nodes' names; their numbers if none were given.
        summing: S, shape (nodes, bottom).
        mapping: G, shape (bottom, nodes), with mean = S G base.
        covariance: W, shape (nodes, nodes), known up to a factor for ``ols`` and ``wls_struct``;
            None for ``bottom_up``.
        variance: The error variances of the reconciled forecasts, the diagonal of S G W G' S',
            where W is in the units of the data (``wls_var`` and ``mint_shrink``); else None.
        shrinkage: How far ``mint_shrink`` pulled the correlations towards none; else None.
    """

    mean: FloatArray
    base: FloatArray
    gap: FloatArray
    method: str
    nodes: tuple[Hashable, ...]
    summing: FloatArray
    mapping: FloatArray
    covariance: FloatArray | None = None
    variance: FloatArray | None = None
    shrinkage: float | None = None
    columns: tuple[Hashable, ...] = field(default=(), repr=False)

    @property
    def bottom(self) -> FloatArray:
        """Return the reconciled forecasts of the bottom series.

        Returns:
            The forecasts, shape (bottom,) or (bottom, h), in the order of S's columns.

        Example:
            >>> reconcile([10, 4, 4], [[1, 1], [1, 0], [0, 1]], "bottom_up").bottom
            array([4., 4.])
        """
        return self.mapping @ self.base

    @property
    def adjustment(self) -> FloatArray:
        """Return what reconciliation added to each base forecast.

        Returns:
            The reconciled less the base forecasts, in their shape.

        Example:
            >>> reconcile([10, 4, 4], [[1, 1], [1, 0], [0, 1]], "ols").adjustment.round(3)
            array([-0.667,  0.667,  0.667])
        """
        return self.mean - self.base

    def to_frame(self) -> pd.DataFrame:
        """Return the reconciled forecasts, one row a node.

        Returns:
            A frame with the index ``node``; for one period the columns ``base``, ``mean`` and
            ``adjustment``, for several one column a period, named as in the base forecasts or 1 to
            h.

        Example:
            >>> frame = reconcile([10, 4, 4], [[1, 1], [1, 0], [0, 1]], "bottom_up").to_frame()
            >>> frame["mean"].tolist()
            [8.0, 4.0, 4.0]
        """
        import pandas as pd

        index = pd.Index(self.nodes, name="node")
        if self.mean.ndim == 1:
            columns = {"base": self.base, "mean": self.mean, "adjustment": self.adjustment}
            return pd.DataFrame(columns, index=index)
        names = self.columns or tuple(range(1, self.mean.shape[1] + 1))
        return pd.DataFrame(self.mean, index=index, columns=list(names))

    def __array__(self, dtype: Any = None, copy: bool | None = None) -> np.ndarray[Any, Any]:
        return np.array(self.mean, dtype=dtype)


def reconcile(
    base: ArrayLike | pd.DataFrame,
    summing: ArrayLike | pd.DataFrame,
    method: Method = "mint_shrink",
    *,
    weights: ArrayLike | None = None,
    residuals: ArrayLike | pd.DataFrame | None = None,
) -> Reconciled:
    r"""Make the forecasts of a hierarchy's nodes add up.

    $$\tilde y = S (S' W^{-1} S)^{-1} S' W^{-1} \hat y$$

    The base forecasts $\hat y$ of total, regions and countries are made one by one and seldom add
    up. Reconciliation moves them by as little as it can, those least that are surest: W says how
    large their errors are.

    - ``bottom_up``: the bottom forecasts are kept and summed.
    - ``ols``: W = I, all nodes alike.
    - ``wls_struct``: W is the number of bottom series in each node.
    - ``wls_var``: W is the variance of each node's errors.
    - ``mint_shrink``: W is their covariance, its correlations shrunk; see ``shrunk_covariance``.

    Unbiased base forecasts stay unbiased, and forecasts that add up already are not moved.

    Args:
        base: Base forecasts $\hat y$ of every node, shape (nodes,) or (nodes, h). A frame or
            Series whose index names the nodes is matched to the names in ``summing``.
        summing: S, shape (nodes, bottom): which bottom series each node adds; ``summing_matrix``
            builds it from a table of paths.
        method: One of the five.
        weights: For ``wls_var``, the variances of the base forecasts' errors, above 0, shape
            (nodes,). Other methods do not use them.
        residuals: One-step errors of the base forecasts, shape (T, nodes), a row a period; for
            ``mint_shrink``, and for ``wls_var`` without ``weights`` (their mean squares). Other
            methods do not use them.

    Returns:
        The reconciled forecasts and what they rest on.

    Raises:
        TypeError: A value is not a number.
        ValueError: Shapes or names do not match, a value is missing, the method is unknown, what
            it needs is not given, or a variance is not above 0 or too small beside the others.

    Source:
        [wickramasuriya2019; hyndman2011]

    Example:
        >>> S = [[1, 1, 1], [1, 0, 0], [0, 1, 0], [0, 0, 1]]
        >>> made = reconcile([50, 22, 18, 13], S, "wls_var", weights=[4, 2.25, 1.44, 1])
        >>> made.mean.round(3)
        array([51.381, 21.223, 17.503, 12.655])
    """
    if method not in METHODS:
        raise ValueError(f"method is {method!r}; it must be one of {', '.join(METHODS)}.")
    tree = _in_order_of(base, hierarchy(summing))
    values = _base(base, tree)
    gap = values - tree.matrix @ values[tree.bottom]
    W, shrunk = _covariance(method, tree, weights, residuals)
    G = _keep_bottom(tree) if W is None else _generalized_least_squares(tree.matrix, W)
    if np.abs(G @ tree.matrix - np.eye(G.shape[0])).max() > EXACT:
        raise ValueError(
            "the error variances differ by so many powers of ten that the forecasts cannot be made "
            "to add up; raise the smallest ones."
        )
    projection = tree.matrix @ G
    variance = None
    if W is not None and method in ("wls_var", "mint_shrink"):
        variance = read_only(np.diag(projection @ W @ projection.T))
    return Reconciled(
        mean=read_only(projection @ values),
        base=read_only(values),
        gap=read_only(gap),
        method=method,
        nodes=tree.nodes,
        summing=tree.matrix,
        mapping=read_only(G),
        covariance=None if W is None else read_only(W),
        variance=variance,
        shrinkage=shrunk,
        columns=column_names(base) or (),
    )


def _in_order_of(base: Any, tree: Hierarchy) -> Hierarchy:
    """Put the rows of S into the order of the base forecasts, if both have names."""
    named = row_names(base)
    if named is None:
        return tree
    if tree.nodes == tuple(range(len(tree.nodes))):  # S has no names: by position
        return tree._replace(nodes=named) if len(named) == len(tree.nodes) else tree
    if len(named) != len(tree.nodes) or set(named) != set(tree.nodes):
        odd = sorted(map(str, set(named) ^ set(tree.nodes))) or ["a repeated name"]
        raise ValueError(
            f"base and summing name different nodes: {', '.join(odd[:5])}; both need one row a "
            "node under the same names."
        )
    place = {node: row for row, node in enumerate(tree.nodes)}
    order = np.array([place[node] for node in named])
    bottom = np.argsort(order)[tree.bottom]
    return Hierarchy(read_only(tree.matrix[order]), bottom, named)


def _base(base: Any, tree: Hierarchy) -> FloatArray:
    """Check the base forecasts."""
    values = floats(base, name="base")
    nodes = len(tree.nodes)
    if values.ndim not in (1, 2) or values.shape[0] != nodes:
        turned = values.ndim == 2 and values.shape[1] == nodes
        raise ValueError(
            f"base has shape {values.shape}; summing has {nodes} nodes, so it needs shape "
            f"({nodes},) or ({nodes}, h)" + (" — pass base.T." if turned else ".")
        )
    finite(values, name="base", mend="every node needs a forecast for every period.")
    return values


def _covariance(
    method: Method, tree: Hierarchy, weights: Any, residuals: Any
) -> tuple[FloatArray | None, float | None]:
    """Return W, and how far it was shrunk."""
    if method == "bottom_up":
        return None, None
    if method == "ols":
        return np.eye(len(tree.nodes)), None
    if method == "wls_struct":
        return np.diag(np.abs(tree.matrix).sum(axis=1)), None
    if method == "wls_var" and weights is not None:
        return np.diag(error_variances(weights, tree.nodes)), None
    if residuals is None:
        needs = "weights (error variances) or residuals" if method == "wls_var" else "residuals"
        raise ValueError(
            f"method {method!r} needs {needs}; ols and wls_struct need only the hierarchy."
        )
    table = residual_table(residuals, tree.nodes)
    if method == "wls_var":
        return np.diag(error_variances((table**2).mean(axis=0), tree.nodes)), None
    return shrunk_covariance(table)


def _keep_bottom(tree: Hierarchy) -> FloatArray:
    """Return the G that picks the bottom forecasts."""
    G = np.zeros(tree.matrix.T.shape)
    G[np.arange(tree.bottom.size), tree.bottom] = 1.0
    return G


def _generalized_least_squares(S: FloatArray, W: FloatArray) -> FloatArray:
    """Return $(S' W^{-1} S)^{-1} S' W^{-1}$, by a QR of S measured in standard deviations."""
    deviation = np.sqrt(np.diag(W))
    correlation = W / np.outer(deviation, deviation)
    if np.linalg.eigvalsh(correlation)[0] < SINGULAR:
        raise ValueError(
            "the covariance of the errors is singular; give residuals of more periods, or use "
            "wls_var."
        )
    root = np.linalg.cholesky(correlation)
    inverse = np.linalg.solve(root, np.diag(deviation.min() / deviation))
    q, r = np.linalg.qr(inverse @ S)
    return np.asarray(np.linalg.solve(r, q.T @ inverse))

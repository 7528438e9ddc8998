# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Integer programs by HiGHS: solved in silence, and told as they are."""

from __future__ import annotations

import contextlib
import os
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from oms42.stats.arrays import FloatArray

    Terms = tuple[NDArray[np.intp], FloatArray]  # columns and coefficients of one row


BROKEN = 4  # HiGHS gave up, as its presolve does on some programs without a solution


@dataclass(frozen=True, eq=False)
class Rows:
    r"""Hold constraints $l \le A x \le u$, row by row.

    Attributes:
        row: The row of each coefficient.
        column: The column of each coefficient.
        value: The coefficients.
        lower: $l$, one a row.
        upper: $u$, one a row.
    """

    row: NDArray[np.intp]
    column: NDArray[np.intp]
    value: FloatArray
    lower: FloatArray
    upper: FloatArray


@dataclass(frozen=True, eq=False)
class Answer:
    """Hold what the solver found and proved.

    Attributes:
        x: The best 0–1 vector found; None if there is none.
        bound: No 0–1 vector that meets the constraints costs less.
        impossible: Whether it is proved that none meets them.
        finished: Whether the solver reached the gap it was asked for.
    """

    x: FloatArray | None
    bound: float
    impossible: bool
    finished: bool


def solve(
    cost: FloatArray, parts: Sequence[Rows], *, gap: float = 0.0, seconds: float = 60.0
) -> Answer:
    r"""Minimize $c'x$ over 0–1 vectors that meet all rows.

    Args:
        cost: $c$, shape (columns,).
        parts: Groups of rows.
        gap: Relative gap at which the solver may stop.
        seconds: Time limit.

    Returns:
        The answer; a bound of minus infinity says that nothing is known.

    Example:
        >>> one = np.zeros(2, dtype=np.intp), np.array([0, 1]), np.ones(2)
        >>> answer = solve(np.array([3.0, 2.0]), [Rows(*one, np.ones(1), np.ones(1))])
        >>> answer.x.tolist(), answer.bound
        ([0.0, 1.0], 2.0)
    """
    if not cost.size:
        return Answer(None, -np.inf, impossible=True, finished=True)
    from scipy.optimize import Bounds, LinearConstraint, milp
    from scipy.sparse import csr_array

    shapes = [(part.lower.size, cost.size) for part in parts]
    constraints = [
        LinearConstraint(
            csr_array((part.value, (part.row, part.column)), shape=shape), part.lower, part.upper
        )
        for part, shape in zip(parts, shapes, strict=True)
        if shape[0]
    ]
    # HiGHS stops a millionth short of a proof, in the units of the costs: make that little
    size = max(float(np.abs(cost).max(initial=0.0)), 1e-300) / 1e3
    with silence():
        for presolve in (True, False):
            found = milp(
                cost / size,
                integrality=np.ones(cost.size, dtype=np.int8),
                bounds=Bounds(0, 1),
                constraints=constraints,
                options={
                    "presolve": presolve,
                    "mip_rel_gap": max(gap, 0.0),
                    "time_limit": max(seconds, 0.05),
                },
            )
            if found.status != BROKEN:
                break
    x = None if found.x is None else np.round(found.x)
    known = found.mip_dual_bound
    bound = -np.inf if known is None or not np.isfinite(known) else float(known) * size
    return Answer(x, bound, found.status == 2, found.status == 0)


@contextlib.contextmanager
def silence() -> Iterator[None]:
    """Keep the solver's own lines from the reader: some builds of HiGHS print past Python.

    Example:
        >>> with silence():
        ...     written = os.write(1, b"a line of the solver")
    """
    if sys.platform == "emscripten":  # the page's build prints nothing
        yield
        return
    try:
        kept = os.dup(1)
    except OSError:  # no such stream: nothing to keep quiet
        yield
        return
    try:
        sys.stdout.flush()
        with open(os.devnull, "wb") as nowhere:  # noqa: PTH123 - a device, not a file of ours
            os.dup2(nowhere.fileno(), 1)
        yield
    finally:
        os.dup2(kept, 1)
        os.close(kept)

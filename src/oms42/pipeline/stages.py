# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The pipeline as a Markov chain: from which stage which share is won, and how long it takes."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from oms42.stats.arrays import matrix, read_only

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import ArrayLike, NDArray

    from oms42.stats.arrays import FloatArray


@dataclass(frozen=True)
class StageChain:
    r"""Hold an absorbing chain.

    Attributes:
        stages: Stages that a deal can be in, k of them.
        ends: Ends that a deal does not leave, m of them.
        transition: Chance of each step from a stage, to the stages then to the ends, (k, k + m).
        visits: Fundamental matrix $N = (I - Q)^{-1}$: expected steps spent in each stage (column)
            by a deal that is in a stage now (row), shape (k, k).
        steps: Expected steps until the end, $N 1$, shape (k,).
        steps_sd: Standard deviation of the steps until the end, shape (k,).
        absorption: Chance of each end, $N R$, shape (k, m).
    """

    stages: tuple[str, ...]
    ends: tuple[str, ...]
    transition: FloatArray
    visits: FloatArray
    steps: FloatArray
    steps_sd: FloatArray
    absorption: FloatArray

    def chance(self, stage: str, end: str) -> float:
        """Return the chance that a deal in a stage comes to an end.

        Args:
            stage: The stage it is in now.
            end: The end.

        Returns:
            The chance.

        Raises:
            ValueError: There is no such stage or end.

        Example:
            >>> stage_chain([[2, 1, 1]], ["open"], ["lost", "won"]).chance("open", "won")
            0.5
        """
        if stage not in self.stages or end not in self.ends:
            raise ValueError(
                f"there is no way from {stage!r} to {end!r}; the stages are "
                f"{', '.join(self.stages)}, the ends {', '.join(self.ends)}."
            )
        return float(self.absorption[self.stages.index(stage), self.ends.index(end)])


def stage_chain(counts: ArrayLike, stages: Sequence[str], ends: Sequence[str]) -> StageChain:
    r"""Turn counts of steps into an absorbing Markov chain.

    $$P = \begin{pmatrix} Q & R \\ 0 & I \end{pmatrix}, \qquad N = (I - Q)^{-1}, \qquad
      t = N 1, \qquad B = N R, \qquad
      \mathrm{Var}(t) = (2N - I)\,t - t \circ t$$

    The chain forgets: a deal that has stood in a stage for a year leaves it as readily as one that
    came yesterday. Where that is untrue (it mostly is), the shares still hold on average, and the
    times to close come from :func:`oms42.pipeline.aalen_johansen`.

    Args:
        counts: Steps seen from each stage (row) to each stage, then to each end (column),
            shape (k, k + m), for example from :func:`count_steps`. Staying counts as a step.
        stages: Names of the k stages.
        ends: Names of the m ends.

    Returns:
        The chain.

    Raises:
        TypeError: A count is not a number.
        ValueError: The shape does not fit the names, a count is negative, a stage was never left,
            or from a stage no end can be reached.

    Source:
        [kemeny_snell1976], chapter 3

    Example:
        >>> chain = stage_chain([[6, 3, 1, 0], [0, 5, 2, 3]], ["early", "late"], ["lost", "won"])
        >>> chain.steps.round(2), chain.absorption.round(2).tolist()
        (array([4., 2.]), [[0.55, 0.45], [0.4, 0.6]])
    """
    k, m = len(stages), len(ends)
    table = matrix(counts, name="counts", rows=k)
    if m == 0 or table.shape != (k, k + m):
        raise ValueError(
            f"counts has shape {table.shape}; {k} stages and {m} ends need ({k}, {k + m}), with at "
            "least one end."
        )
    if table.min() < 0:
        raise ValueError(f"counts holds {table.min():g}; a count is 0 or more.")
    seen = table.sum(axis=1)
    if unseen := [name for name, sum_ in zip(stages, seen, strict=True) if sum_ == 0]:
        raise ValueError(
            f"no step was seen from {', '.join(map(str, unseen))}; leave the stage out, or look at "
            "more weeks."
        )
    p = table / seen[:, None]
    _must_end(p, stages, k)
    n = np.linalg.inv(np.eye(k) - p[:, :k])
    t = n.sum(axis=1)
    spread = np.sqrt(np.maximum((2 * n - np.eye(k)) @ t - t**2, 0))
    columns = (p, n, t, spread, n @ p[:, k:])
    return StageChain(
        tuple(map(str, stages)), tuple(map(str, ends)), *(read_only(column) for column in columns)
    )


def _must_end(p: FloatArray, stages: Sequence[str], k: int) -> None:
    """Refuse a chain in which a deal can go round for ever."""
    ends = p[:, k:].sum(axis=1) > 0
    for _ in range(k):
        ends = ends | (p[:, :k] @ ends > 0)
    if not ends.all():
        stuck = [str(name) for name, yes in zip(stages, ends, strict=True) if not yes]
        raise ValueError(
            f"no end was ever reached from {', '.join(stuck)}; leave the stage out, or look at "
            "more weeks."
        )


@dataclass(frozen=True)
class Steps:
    """Hold counts of steps.

    Attributes:
        counts: From each stage (row) to each stage, then to each end (column), shape (k, k + m).
        stages: Names of the rows.
        ends: Names of the last columns.
    """

    counts: NDArray[np.int64]
    stages: tuple[str, ...]
    ends: tuple[str, ...]


def count_steps(
    deal: ArrayLike,
    day: ArrayLike,
    state: ArrayLike,
    *,
    as_of: str,
    ends: Sequence[str],
) -> Steps:
    """Count the steps from each snapshot of a deal to its next one, as they were known on a day.

    Args:
        deal: Key of each row's deal, shape (n,).
        day: Day of the snapshot, shape (n,): `datetime64` or text such as `2026-06-29`.
        state: Stage or end on that day, shape (n,).
        as_of: The day on which the question is asked; later rows are left out.
        ends: Which states are ends. What a deal does after an end is left out.

    Returns:
        The counts; stages in alphabetical order.

    Raises:
        ValueError: Lengths differ, a day is missing, a deal has two rows on a day, or nothing is
            left on or before `as_of`.

    Example:
        >>> made = count_steps(
        ...     ["D1", "D1", "D1", "D2", "D2"],
        ...     ["2026-01-05", "2026-01-12", "2026-01-19", "2026-01-05", "2026-01-12"],
        ...     ["early", "late", "won", "early", "early"],
        ...     as_of="2026-01-12", ends=["lost", "won"],
        ... )
        >>> made.stages, made.counts.tolist()
        (('early', 'late'), [[1, 1, 0, 0], [0, 0, 0, 0]])
    """
    deals, states = np.asarray(deal).astype(str), np.asarray(state).astype(str)
    days = np.asarray(day).astype("datetime64[D]")
    if not deals.shape == days.shape == states.shape or deals.ndim != 1:
        raise ValueError(
            f"deal, day and state have shapes {deals.shape}, {days.shape}, {states.shape}; one "
            "value a row is needed in each."
        )
    if np.isnat(days).any():
        row = int(np.isnat(days).argmax())
        raise ValueError(f"day is missing in row {row}; leave the row out.")
    known = days <= np.datetime64(as_of, "D")
    if not known.any():
        raise ValueError(f"no snapshot on or before {as_of}; the first is of {days.min()}.")
    deals, days, states = deals[known], days[known], states[known]
    order = np.lexsort([days, deals])
    deals, days, states = deals[order], days[order], states[order]
    same = deals[1:] == deals[:-1]
    if (twice := same & (days[1:] == days[:-1])).any():
        row = int(twice.argmax())
        raise ValueError(f"the deal {deals[row]} has two rows on {days[row]}; keep one.")
    pairs = Counter(zip(states[:-1][same].tolist(), states[1:][same].tolist(), strict=True))
    stages = tuple(sorted(set(states.tolist()) - set(ends)))
    columns = (*stages, *ends)
    counts = [[pairs[stage, column] for column in columns] for stage in stages]
    return Steps(np.array(counts, dtype=np.int64), stages, tuple(ends))

# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""What overrides were worth: which sizes and directions helped, and whether they knew something."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from oms42.stats.bootstrap import bootstrap

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

    from oms42.forecasting.overrides import OverrideLog
    from oms42.stats.arrays import FloatArray

    Bools = NDArray[np.bool_]


@dataclass(frozen=True)
class OverrideGroup:
    r"""What the overrides of one group did.

    With the adjustment $a_i = \text{human}_i - \text{system}_i$ and what was needed
    $d_i = \text{actual}_i - \text{system}_i$:

    Attributes:
        n: The number of overrides.
        mae_system: Mean absolute error of the system's forecasts.
        mae_human: Mean absolute error after the overrides.
        value_added: The first less the second; positive where overriding helped.
        helped: The share of overrides that came closer to the actual.
        right_direction: The share with the sign of $a_i$ that of $d_i$: information about where the
            system was wrong.
        realized: $\sum a_i d_i / \sum a_i^2$, how much of the adjustments came true: 1 if all,
            0 if they were noise; the factor by which they should have been multiplied.
        bias_system: Mean of system less actual.
        bias_human: Mean of human less actual: above 0 the overrides were optimistic.
    """

    n: int
    mae_system: float
    mae_human: float
    value_added: float
    helped: float
    right_direction: float
    realized: float
    bias_system: float
    bias_human: float


@dataclass(frozen=True)
class OverrideEffect:
    """The value added by overrides, in all and by group.

    Attributes:
        overall: All overrides.
        groups: The same by name: ``"up"`` and ``"down"``, ``"small"`` and ``"large"``, and
            ``"up, small"`` and so on; groups without an override are left out.
        size_cut: The size that parts small from large, $|a_i| / |system_i|$.
        lower: Lower limit of ``overall.value_added``; NaN if one person alone made all overrides.
        upper: Upper limit, likewise.
        level: The coverage of the limits in percent.
        unsettled: The number of overrides whose actual is not yet known; they count nowhere.
        unchanged: The number whose human forecast is the system's; they count nowhere either.
    """

    overall: OverrideGroup
    groups: dict[str, OverrideGroup]
    size_cut: float
    lower: float
    upper: float
    level: float
    unsettled: int
    unchanged: int

    def to_frame(self) -> pd.DataFrame:
        """Return one row per group, all overrides first.

        Returns:
            A frame with the index ``group`` and the columns of ``OverrideGroup``.
        """
        import pandas as pd

        rows = {"all": self.overall} | self.groups
        table = pd.DataFrame([vars(one) for one in rows.values()], index=list(rows))
        return table.rename_axis("group")


def override_effect(
    log: OverrideLog,
    *,
    size_cut: float | None = None,
    level: float = 95,
    draws: int = 2000,
    seed: int = 0,
) -> OverrideEffect:
    r"""Measure what overriding the system's forecasts was worth.

    $$\mathrm{VA} = \frac1n \sum_i \bigl(|y_i - \text{system}_i| - |y_i - \text{human}_i|\bigr)$$

    In the companies that Fildes and others studied, larger adjustments improved forecasts and small
    ones often did harm; upward ones helped less than downward ones, a sign of optimism. The groups
    ask that of your own log. The limits come from a bootstrap that draws whole persons, for
    overrides of one person are not independent; with a handful of persons they are rough.

    Args:
        log: The log, see ``override_log``; take it ``as_of`` the day of the question.
        size_cut: The relative size $|a| / |\text{system}|$ from which an override is large; None
            for the median of the log.
        level: The coverage of the limits in percent.
        draws: Number of resamples.
        seed: Seed, an integer ≥ 0.

    Returns:
        The value added with limits, and the groups.

    Raises:
        ValueError: No override can be judged yet, a system forecast is 0 where sizes are
            asked for, or an option is out of its range.

    Source:
        [fildes2009]

    Example:
        >>> import pandas as pd
        >>> from oms42.forecasting import override_log
        >>> effect = override_effect(override_log(pd.DataFrame({
        ...     "item": ["Q1", "Q2", "Q3"], "who": ["Ana", "Bo", "Ana"], "why": ["a", "b", "c"],
        ...     "when": ["2026-01-01", "2026-04-01", "2026-07-01"],
        ...     "known": ["2026-04-02", "2026-07-02", "2026-10-02"],
        ...     "system": [100, 100, 100], "human": [130, 104, 80], "actual": [120, 98, 85],
        ... })))
        >>> round(effect.overall.value_added, 2), effect.groups["small"].value_added
        (5.33, -4.0)
    """
    if not 1 <= level < 100:
        raise ValueError(f"level is {level}; it is in percent, from 1 to below 100, such as 95.")
    system, human, actual = log.system, log.human, log.actual
    changed = human != system
    use = log.settled & changed
    if not use.any():
        raise ValueError(
            f"none of the {use.size} overrides can be judged: {int((~log.settled).sum())} wait for "
            f"their actual, {int((~changed).sum())} changed nothing."
        )
    sizes = _sizes(human[use] - system[use], system[use])
    cut = float(np.median(sizes)) if size_cut is None else float(size_cut)
    parts = (system[use], human[use], actual[use])
    groups = {
        name: _group(*(part[mask] for part in parts))
        for name, mask in _masks(parts[1] > parts[0], sizes >= cut).items()
        if mask.any()
    }
    lower, upper = _limits(*parts, log.who[use], level / 100, draws, seed)
    return OverrideEffect(
        overall=_group(*parts),
        groups=groups,
        size_cut=cut,
        lower=lower,
        upper=upper,
        level=level,
        unsettled=int((~log.settled).sum()),
        unchanged=int((log.settled & ~changed).sum()),
    )


def _sizes(adjustment: FloatArray, system: FloatArray) -> FloatArray:
    """Return relative sizes."""
    if (system == 0).any():
        raise ValueError(
            "a system forecast is 0, and the size of an override is relative to it; leave such "
            "rows out of the log, or aggregate them."
        )
    return np.abs(adjustment / system)


def _masks(up: Bools, large: Bools) -> dict[str, Bools]:
    """Name the groups by direction, size and both."""
    directions, sizes = {"up": up, "down": ~up}, {"small": ~large, "large": large}
    both = {
        f"{way}, {size}": one & other
        for way, one in directions.items()
        for size, other in sizes.items()
    }
    return directions | sizes | both


def _group(system: FloatArray, human: FloatArray, actual: FloatArray) -> OverrideGroup:
    """Measure one group."""
    before, after = np.abs(actual - system), np.abs(actual - human)
    adjustment, needed = human - system, actual - system
    return OverrideGroup(
        n=system.size,
        mae_system=float(before.mean()),
        mae_human=float(after.mean()),
        value_added=float((before - after).mean()),
        helped=float((after < before).mean()),
        right_direction=float((np.sign(adjustment) == np.sign(needed)).mean()),
        realized=float(adjustment @ needed / (adjustment @ adjustment)),
        bias_system=float((system - actual).mean()),
        bias_human=float((human - actual).mean()),
    )


def _limits(
    system: FloatArray,
    human: FloatArray,
    actual: FloatArray,
    who: NDArray[np.str_],
    share: float,
    draws: int,
    seed: int,
) -> tuple[float, float]:
    """Return the limits of the value added, from resampled persons."""
    if np.unique(who).size < 2:
        return float("nan"), float("nan")
    gained = np.abs(actual - system) - np.abs(actual - human)
    made = bootstrap(np.mean, gained, draws=draws, seed=seed, level=share, clusters=who)
    return made.lower, made.upper

# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The pay gap, raw and adjusted, with a warning where a control is itself the mechanism."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from oms42.compensation.numbers import number
from oms42.compensation.oaxaca import Reference, oaxaca_blinder
from oms42.compensation.two_groups import TwoGroups, two_groups
from oms42.stats.arrays import finite, floats, read_only, same_length, vector

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    import pandas as pd
    from numpy.typing import ArrayLike

    from oms42.stats.arrays import FloatArray

# What an employer hands out: a control of this kind may carry the difference that it hides.
HANDED_OUT = ("territory", "potential", "quota", "account", "lead", "segment", "role", "grade")


@dataclass(frozen=True)
class PayGap:
    """Hold the gap between two groups' mean pay; above 0 if men are paid more.

    Attributes:
        raw: (Mean of men − mean of women) ÷ mean of men.
        adjusted: Unexplained part ÷ mean of men.
        explained: Explained part ÷ mean of men; raw = explained + adjusted.
        raw_money: Mean of men − mean of women.
        adjusted_money: Unexplained part in money; for the pooled reference this is the coefficient
            of an indicator for women, with its sign turned.
        adjusted_se: Standard error of it, in money.
        raw_se: Standard error of the raw gap, in money.
        mean_women: Mean pay of women.
        mean_men: Mean pay of men.
        n_women: Number of women.
        n_men: Number of men.
        excluded: Label and number of the rows in neither group.
        controls: Names of the controls.
        contribution: Part of the gap that goes with each control, in money, shape (k,).
        contribution_se: Standard error of each, shape (k,).
        gender_correlation: Correlation of each control with being a woman, shape (k,).
        mediators: Controls that may be the mechanism, not an excuse.
        mediator_warning: Whether there is one.
        warnings: What to know before quoting a figure.
    """

    raw: float
    adjusted: float
    explained: float
    raw_money: float
    adjusted_money: float
    adjusted_se: float
    raw_se: float
    mean_women: float
    mean_men: float
    n_women: int
    n_men: int
    excluded: tuple[tuple[str, int], ...]
    controls: tuple[str, ...]
    contribution: FloatArray
    contribution_se: FloatArray
    gender_correlation: FloatArray
    mediators: tuple[str, ...]
    mediator_warning: bool
    warnings: tuple[str, ...]

    def to_frame(self) -> pd.DataFrame:
        """Return the decomposition: one row a part.

        Returns:
            Columns part, money, share_of_men, se, gender_correlation and mediator: the raw gap,
            each control, and what stays unexplained.
        """
        import pandas as pd

        money = [self.raw_money, *self.contribution, self.adjusted_money]
        none = float("nan")
        return pd.DataFrame(
            {
                "part": ["raw", *self.controls, "unexplained"],
                "money": money,
                "share_of_men": [one / self.mean_men for one in money],
                "se": [self.raw_se, *self.contribution_se, self.adjusted_se],
                "gender_correlation": [none, *self.gender_correlation, none],
                "mediator": [False, *(one in self.mediators for one in self.controls), False],
            }
        )


def pay_gap(
    pay: ArrayLike,
    gender: ArrayLike,
    controls: Mapping[str, ArrayLike] | pd.DataFrame | None = None,
    *,
    women: Any = "F",
    men: Any = "M",
    reference: Reference = "pooled",
    mechanisms: Collection[str] | None = None,
    limit: float = 0.2,
) -> PayGap:
    r"""Compute the pay gap, raw and adjusted, and say what the adjustment may hide.

    $$\text{raw} = \frac{\bar y_m - \bar y_w}{\bar y_m}, \qquad
      y_i = \alpha + \delta\,[i \text{ is a woman}] + x_i'\beta + \varepsilon_i, \qquad
      \text{adjusted} = \frac{-\hat\delta}{\bar y_m}$$

    A control that the employer hands out and that differs between the groups (a territory, a
    quota) may be how the gap comes about: an adjusted gap of about zero then says where to look,
    not that all is well. Such controls are named in `mediators`, and `warnings` says so.

    Args:
        pay: Pay of each person, shape (n,).
        gender: Label of each, shape (n,).
        controls: Columns by name, or a DataFrame; text columns become indicators. None: raw only.
        women: Label of women.
        men: Label of men.
        reference: Whose slopes value the controls: pooled, men or women (see `oaxaca_blinder`).
        mechanisms: Names of controls that the employer hands out; without it, names that contain
            territory, potential, quota, account, lead, segment, role or grade.
        limit: Correlation with gender, either way, above which a control is named a mediator.

    Returns:
        The gap, its parts and the warnings. People in neither group are counted in `excluded`.

    Raises:
        TypeError: A value is not a number.
        ValueError: Lengths differ, a group has fewer than two people, or a value is missing.

    Source:
        eu_paytrans for the raw gap (Article 3(1)).

    Example:
        >>> made = pay_gap(
        ...     [80, 96, 88, 100, 104, 96, 108], ["F", "F", "F", "M", "M", "M", "M"],
        ...     {"potential": [0.85, 1.0, 0.9, 1.05, 1.1, 0.95, 1.1]},
        ... )
        >>> round(made.raw, 3), round(made.adjusted, 3), made.mediators
        (0.137, 0.029, ('potential',))
    """
    money = vector(pay, name="pay")
    groups = two_groups(gender, women, men, least=2)
    same_length(pay=money, gender=np.empty(groups.women.size))
    names, table = _table(controls, money.size)
    keep = groups.compared
    she, y = groups.women[keep].astype(np.float64), money[keep]
    _varies(names, table[keep], she)
    paid_w, paid_m = y[she == 1], y[she == 0]
    if paid_m.mean() <= 0:
        raise ValueError(f"the mean pay of men is {paid_m.mean():g}; a share needs it above 0.")
    gap, base = float(paid_m.mean() - paid_w.mean()), float(paid_m.mean())
    raw_se = float(paid_m.var(ddof=1) / paid_m.size + paid_w.var(ddof=1) / paid_w.size) ** 0.5
    left, left_se = gap, raw_se
    detail, detail_se = np.zeros(0), np.zeros(0)
    if names:
        made = oaxaca_blinder(y, she, table[keep], reference=reference)
        left, left_se = made.unexplained, made.unexplained_se
        detail, detail_se = made.detail, made.detail_se
    along = np.array([float(np.corrcoef(table[keep, j], she)[0, 1]) for j in range(len(names))])
    found, words = _mediators(names, along, mechanisms, number(limit, name="limit", least=0.0))
    return PayGap(
        raw=gap / base,
        adjusted=left / base,
        explained=(gap - left) / base,
        raw_money=gap,
        adjusted_money=left,
        adjusted_se=left_se,
        raw_se=raw_se,
        mean_women=float(paid_w.mean()),
        mean_men=base,
        n_women=int(paid_w.size),
        n_men=int(paid_m.size),
        excluded=groups.excluded,
        controls=names,
        contribution=read_only(detail),
        contribution_se=read_only(detail_se),
        gender_correlation=read_only(along),
        mediators=found,
        mediator_warning=bool(found),
        warnings=(*groups.warning(), *_small(groups), *words),
    )


def pay_gap_from_means(
    women: float, men: float, control_women: float, control_men: float, slope: float
) -> tuple[float, float, float]:
    """Compute raw gap, explained pay and adjusted gap from means alone.

    Args:
        women: Mean pay of women.
        men: Mean pay of men, above 0.
        control_women: Mean of the control among women.
        control_men: Mean of the control among men.
        slope: Pay for one unit of the control.

    Returns:
        Raw gap as a share of men's pay, explained pay in money, adjusted gap as a share.

    Raises:
        TypeError: A value is not a number.
        ValueError: Men's mean pay is not above 0.

    Example:
        >>> raw, explained, adjusted = pay_gap_from_means(88, 100, 0.92, 1.05, 82)
        >>> round(raw, 3), round(explained, 2), round(adjusted, 3)
        (0.12, 10.66, 0.013)
    """
    base, other = number(men, name="men", above=0.0), number(women, name="women")
    rise = number(control_men, name="control_men") - number(control_women, name="control_women")
    explained = number(slope, name="slope") * rise
    return (base - other) / base, explained, (base - other - explained) / base


def _table(
    controls: Mapping[str, ArrayLike] | pd.DataFrame | None, rows: int
) -> tuple[tuple[str, ...], FloatArray]:
    """Put the controls into columns; a text column becomes indicators."""
    names: list[str] = []
    columns: list[FloatArray] = []
    for name, values in dict(controls if controls is not None else {}).items():
        column = np.asarray(values)
        if column.shape != (rows,):
            raise ValueError(f"{name} has shape {column.shape}; one value a person: ({rows},).")
        text = column.dtype.kind in "US" or (
            column.dtype.kind == "O" and any(isinstance(one, str) for one in column)
        )
        if text or column.dtype.kind == "b":
            labels = np.unique(column.astype(str))
            names += [f"{name}={label}" for label in labels[1:]]
            columns += [(column.astype(str) == label).astype(np.float64) for label in labels[1:]]
        else:
            numbers = floats(column, name=str(name))
            finite(numbers, name=str(name), mend="leave the person out, or fill it.")
            names.append(str(name))
            columns.append(numbers)
    return tuple(names), np.column_stack(columns) if columns else np.zeros((rows, 0))


def _varies(names: tuple[str, ...], table: FloatArray, she: FloatArray) -> None:
    """Refuse a control that cannot be told from the intercept or from gender."""
    for name, column in zip(names, table.T, strict=True):
        if np.ptp(column) == 0:
            raise ValueError(f"{name} is {column[0]:g} for everyone compared; leave it out.")
        if abs(float(np.corrcoef(column, she)[0, 1])) > 1 - 1e-9:
            raise ValueError(
                f"{name} tells women from men exactly, so it cannot be held constant; leave it out "
                "and ask how it is handed out."
            )


def _mediators(
    names: tuple[str, ...], along: FloatArray, mechanisms: Collection[str] | None, limit: float
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Name the controls that may be the mechanism, and say why."""
    found, words = [], []
    for name, r in zip(names, along.tolist(), strict=True):
        plain = name.split("=")[0]
        handed = (
            any(one in plain.lower() for one in HANDED_OUT)
            if mechanisms is None
            else plain in mechanisms
        )
        if abs(r) > limit:
            found.append(name)
            how = "the employer hands it out" if handed else "it differs between the groups"
            words.append(
                f"{name} goes with gender (r = {r:.2f}) and {how}: it may be the mechanism. "
                "An adjusted gap does not show that its allocation is fair."
            )
        elif handed and mechanisms is not None:
            found.append(name)
            words.append(f"{name} is handed out by the employer: justify its allocation first.")
    return tuple(found), tuple(words)


def _small(groups: TwoGroups) -> tuple[str, ...]:
    """Warn of groups too small for an average to say much."""
    least = min(int(groups.women.sum()), int(groups.men.sum()))
    if least >= 10:
        return ()
    return (f"the smaller group has {least} people: one of them can move the mean.",)

# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""What a picture draws, out of a table's columns: counts, totals, a course over time."""

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

Columns = dict[str, NDArray[Any]]
Pick = Callable[[Columns], Columns]


def counts(name: str) -> Pick:
    """Count the rows of each value of a column: texts by falling count, numbers by value.

    Args:
        name: The column; rows without a value are left out.

    Returns:
        A function from a table's columns to `label` and `value`.

    Example:
        >>> made = counts("region")({"region": np.array(["NA", "EMEA", "NA", ""])})
        >>> made["label"].tolist(), made["value"].tolist()
        (['NA', 'EMEA'], [2, 1])
    """

    def pick(table: Columns) -> Columns:
        label, value = np.unique(table[name], return_counts=True)
        if label.dtype.kind != "U":
            return {"label": label.astype(str), "value": value}
        order = np.argsort(-value, kind="stable")
        order = order[label[order] != ""]
        return {"label": label[order], "value": value[order]}

    return pick


def shares(name: str, value: str) -> Pick:
    """Give the values of a column by the labels of another, each label once in the table.

    Args:
        name: The column of labels.
        value: The column of values.

    Returns:
        A function from a table's columns to `label` and `value`.

    Example:
        >>> made = shares("who", "span")({"who": np.array(["M1"]), "span": np.array([9])})
        >>> made["label"].tolist(), made["value"].tolist()
        (['M1'], [9])
    """
    return lambda table: {"label": table[name], "value": table[value]}


def course(name: str, period: str, value: str = "", scale: float = 1.0) -> Pick:
    """Count rows by period, or add up a column.

    Args:
        name: The column of days or months, or of quarters such as `2025Q3`.
        period: `M` for months, `Q` for quarters, `Y` for years.
        value: The column to add up; rows are counted where it is empty.
        scale: What the total is divided by.

    Returns:
        A function from a table's columns to `t`, the first day of each period, and `value`. A
        period without rows is 0.

    Example:
        >>> days = np.array(["2026-01-05", "2026-03-01", "2026-03-31"], dtype="datetime64[D]")
        >>> made = course("day", "M")({"day": days})
        >>> made["t"].astype(str).tolist(), made["value"].tolist()
        (['2026-01-01', '2026-02-01', '2026-03-01'], [1.0, 0.0, 2.0])
    """

    def pick(table: Columns) -> Columns:
        months = _months(table[name])
        there = ~np.isnat(months)
        step = {"M": 1, "Q": 3, "Y": 12}[period]
        number = months[there].astype(np.int64) // step
        weights = table[value][there] if value else None
        total = np.bincount(number - number.min(), weights) / scale
        starts = (number.min() + np.arange(total.size)) * step
        return {"t": starts.astype("datetime64[M]").astype("datetime64[D]"), "value": total}

    return pick


def as_it_is(*names: str) -> Pick:
    """Take columns as they are.

    Args:
        names: The columns.

    Returns:
        A function from a table's columns to these.

    Example:
        >>> list(as_it_is("x")({"x": np.arange(2), "y": np.arange(2)}))
        ['x']
    """
    return lambda table: {name: table[name] for name in names}


def large(name: str, least: int, *names: str) -> Pick:
    """Take the rows whose value is at least so large.

    Args:
        name: The column that is held against the limit.
        least: The limit.
        names: The columns to take.

    Returns:
        A function from a table's columns to these.

    Example:
        >>> large("n", 5, "x")({"n": np.array([3, 7]), "x": np.array([1, 2])})["x"].tolist()
        [2]
    """
    return lambda table: {one: table[one][table[name] >= least] for one in names}


def meetings(*names: str) -> Pick:
    """Count in how many rows each key stands, and how many keys stand in so many.

    Args:
        names: The columns that hold the keys.

    Returns:
        A function from a table's columns to `label`, the number of rows, and `value`.

    Example:
        >>> pairs = {"a": np.array(["1", "1"]), "b": np.array(["2", "3"])}
        >>> made = meetings("a", "b")(pairs)
        >>> made["label"].tolist(), made["value"].tolist()
        (['1', '2'], [2, 1])
    """

    def pick(table: Columns) -> Columns:
        _, times = np.unique(np.concatenate([table[name] for name in names]), return_counts=True)
        number = np.bincount(times)
        there = np.flatnonzero(number)
        return {"label": there.astype(str), "value": number[there]}

    return pick


def _months(values: NDArray[Any]) -> NDArray[np.datetime64]:
    """Turn days, months or quarters into months."""
    if values.dtype.kind == "U":  # 2025Q3
        values = np.array([f"{text[:4]}-{3 * int(text[-1]) - 2:02}" for text in values.tolist()])
    return np.asarray(values.astype("datetime64[M]"))

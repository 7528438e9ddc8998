# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Which territory each account belongs to: labels in, numbers of territories out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from oms42.stats.arrays import read_only
from oms42.territories.amounts import amounts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import ArrayLike, NDArray

    from oms42.stats.arrays import FloatArray


def plain(label: Any) -> Any:
    """Return a label as Python has it; a whole number may come as a float.

    Args:
        label: A whole number or a text, of NumPy or of Python.

    Returns:
        An ``int``, a ``str``, or None where the label is missing (None, NaN or an empty text).

    Raises:
        TypeError: It is something else.

    Example:
        >>> plain(np.int64(3)), plain(3.0), plain("North"), plain(float("nan"))
        (3, 3, 'North', None)
    """
    value = label.item() if isinstance(label, np.generic) else label
    if value is None or type(value).__name__ in ("NAType", "NaTType") or value == "":
        return None
    if isinstance(value, float):
        if np.isnan(value):
            return None
        if value.is_integer():
            return int(value)
    if isinstance(value, bool) or not isinstance(value, int | str):
        raise TypeError(
            f"a territory is called {value!r} ({type(value).__name__}); a label is a whole number "
            "or a text."
        )
    return value


def labels(x: ArrayLike, *, name: str, rows: int | None = None) -> list[Any]:
    """Check a column of labels, one an account.

    Args:
        x: Whole numbers or texts, shape (n,).
        name: The argument's name, for the error message.
        rows: The number n that is needed, if there is one.

    Returns:
        The labels as Python has them; None where one is missing.

    Raises:
        TypeError: A label is neither a whole number nor a text.
        ValueError: The shape is another one.

    Example:
        >>> labels(np.array([2, 0, 2]), name="assignment")
        [2, 0, 2]
    """
    values = np.asarray(x)
    if isinstance(x, list | tuple):  # NumPy would turn a missing label among texts into 'nan'
        values = np.fromiter(x, dtype=object, count=len(x))
    if values.ndim != 1 or values.size == 0:
        raise ValueError(
            f"{name} has shape {values.shape}; it needs one label an account, shape (n,)."
        )
    if rows is not None and values.size != rows:
        raise ValueError(f"{name} has {values.size} labels; {rows} are needed, one an account.")
    return [plain(label) for label in values]


def present(x: ArrayLike, *, name: str, rows: int | None = None) -> list[Any]:
    """Check a column of present labels, in which an account may have none.

    Args:
        x: Whole numbers or texts, shape (n,); None, NaN, an empty text or a negative number for no
            territory.
        name: The argument's name, for the error message.
        rows: The number n that is needed, if there is one.

    Returns:
        The labels as Python has them; None where there is none.

    Raises:
        TypeError: A label is neither a whole number nor a text.
        ValueError: The shape is another one.

    Example:
        >>> present([2, -1, 0], name="current")
        [2, None, 0]
    """
    return [
        None if isinstance(label, int) and label < 0 else label
        for label in labels(x, name=name, rows=rows)
    ]


def numbered(
    assignment: ArrayLike, names: Sequence[Any] | None = None
) -> tuple[list[Any], NDArray[np.intp]]:
    """Number the territories and say which one each account is in.

    Args:
        assignment: Label of each account's territory, shape (n,); none may be missing.
        names: The territories in order, so that one without an account is known too. Then a label
            is a name, or the position of a name where the labels are whole numbers and the names
            are not.

    Returns:
        The territories' names, sorted if none were given, and the number of each account's.

    Raises:
        TypeError: A label is neither a whole number nor a text.
        ValueError: A label is missing or is not among the names.

    Example:
        >>> numbered(["B", "A", "B"])
        (['A', 'B'], array([1, 0, 1]))
        >>> numbered([1, 1], names=["A", "B", "C"])
        (['A', 'B', 'C'], array([1, 1]))
    """
    found = labels(assignment, name="assignment")
    if None in found:
        raise ValueError(
            f"assignment has no label at position {found.index(None)}; every account needs a "
            "territory."
        )
    if names is None:
        order = sorted(set(found), key=lambda label: (isinstance(label, str), label))
    else:
        order = labels(list(names), name="names")
    places = {label: j for j, label in enumerate(order)}
    if len(places) < len(order):
        raise ValueError(f"names holds a territory twice: {order}; every name must be its own.")
    if all(isinstance(label, int) for label in found) and all(
        isinstance(name, str) for name in order
    ):
        places = {j: j for j in range(len(order))}
    unknown = [label for label in found if label not in places]
    if unknown:
        raise ValueError(
            f"assignment holds {unknown[0]!r}, which is no territory; the territories are "
            f"{', '.join(map(str, places))}."
        )
    return order, np.array([places[label] for label in found], dtype=np.intp)


def totals(
    assignment: ArrayLike, values: ArrayLike, names: Sequence[Any] | None = None
) -> FloatArray:
    r"""Add an amount up over the accounts of each territory.

    $$W_j = \sum_{i \in j} w_i$$

    Args:
        assignment: Label of each account's territory, shape (n,).
        values: The amount $w_i$ of each account, 0 or more, shape (n,).
        names: The territories in order; left out, the labels that occur, sorted.

    Returns:
        The territories' amounts in that order, shape (m,).

    Raises:
        TypeError: A label or a value is of the wrong type.
        ValueError: A label is unknown, a value is negative, or the lengths differ.

    Example:
        >>> totals(["B", "A", "B"], [10, 20, 30])
        array([20., 40.])
    """
    order, codes = numbered(assignment, names)
    weights = amounts(values, name="values", rows=codes.size)
    return summed(codes, weights, len(order))


def summed(codes: NDArray[np.intp], values: FloatArray, m: int) -> FloatArray:
    """Add numbers up by territory.

    Args:
        codes: Number of each account's territory, from 0 to m − 1, shape (n,).
        values: The numbers, shape (n,).
        m: Number of territories.

    Returns:
        The sums, shape (m,), not writable; 0 for a territory without accounts.

    Example:
        >>> summed(np.array([1, 0, 1]), np.array([1.0, 2.0, 3.0]), 3)
        array([2., 4., 0.])
    """
    added = np.zeros(m)
    np.add.at(added, codes, values)
    return read_only(added)

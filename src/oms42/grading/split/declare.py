# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Which methods of a student's objects the tests may use."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Declaration:
    """The names that tests may read on objects of one class.

    Attributes:
        kind: The name of the class.
        names: Methods and attributes.

    Example:
        >>> Declaration("Model", ("fit",)).names
        ('fit',)
    """

    kind: str
    names: tuple[str, ...]


def declare(kind: str, *names: str) -> Declaration:
    """Say in a locked cell which methods and attributes of an object the tests will use.

    An object that has no plain form, such as a fitted model, stays in the student's kernel; the
    tests hold it by a handle that knows these names and no other. In one kernel the line has no
    effect.

    Args:
        kind: The name of the object's class, such as ``"LinearRegression"``.
        *names: Methods and attributes, such as ``"fit"`` and ``"coef_"``.

    Returns:
        The declaration; give it a name in the cell, for the tests find it among the variables.

    Raises:
        ValueError: If a name is not a plain name, or there is none.

    Example:
        >>> MODEL = declare("Smoother", "fit", "predict", "alpha_")
        >>> MODEL.names
        ('fit', 'predict', 'alpha_')
    """
    wrong = [name for name in (kind, *names) if not name.isidentifier() or name.startswith("__")]
    if wrong or not names:
        raise ValueError(
            f"declare({kind!r}, …) needs the name of a class and names of its methods or "
            f"attributes, none with two leading underscores; not {wrong or 'none'}"
        )
    return Declaration(kind, names)
